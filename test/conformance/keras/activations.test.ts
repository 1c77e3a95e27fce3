/** Values and slopes of every activation against Keras in float64, on a grid with extremes. */
import { describe, expect, it } from 'vitest';
import { layers, type ActivationName } from '../../../src/index.js';
import {
  expectClose,
  golden,
  gradientReader,
  lossAndGradients,
  modelWith,
  watched,
  type Matrix,
} from './golden.js';

interface Golden {
  grid: number[];
  pointwise: { name: ActivationName; values: number[]; slopes: number[] }[];
  softmax: { rows: Matrix; signs: Matrix; values: Matrix; gradient: Matrix };
}

const { grid, pointwise, softmax } = golden<Golden>('activations');
const EXACT = { relative: 1e-6, absolute: 1e-37 };
// 1 + erf(x) and exp(x) - 1 lose digits where the answer is far below 1, as in Keras' float32.
const NEAR_ONE = { relative: 1e-6, absolute: 2e-7 };
const CANCELLING = new Set<ActivationName>(['gelu', 'elu', 'selu']);
// So do y (1 - y) and 1 - y^2; a slope is also read off a weight of up to 100, which hides what is below 1e-9.
const SLOPE = NEAR_ONE;
// Far enough that the mean absolute error sends the same gradient to every output.
const FAR = 1e9;

describe.each(pointwise)('$name', ({ name, values, slopes }) => {
  it('has the values of Keras', () => {
    const model = modelWith([layers.activation({ activation: name, inputShape: [grid.length] })], []);
    expectClose(model.predict([grid]).data, values, CANCELLING.has(name) ? NEAR_ONE : EXACT);
  });

  it('has the slopes of Keras', async () => {
    const stack = [watched(1, grid.length), layers.activation({ activation: name })];
    const model = modelWith(stack, [[grid]]);
    model.compile({ optimizer: gradientReader(), loss: 'meanAbsoluteError' });
    const { gradients } = await lossAndGradients(model, [[1]], [grid.map(() => -FAR)]);
    const found = gradients[0].map((gradient) => gradient * grid.length);
    expectClose(found, slopes, SLOPE);
  });
});

describe('softmax', () => {
  const { rows, signs, values, gradient } = softmax;

  it('has the values of Keras', () => {
    const model = modelWith([layers.activation({ activation: 'softmax', inputShape: [rows[0].length] })], []);
    expectClose(model.predict(rows).data, values, EXACT);
  });

  it('has the gradient of Keras', async () => {
    const stack = [watched(rows.length, rows[0].length), layers.activation({ activation: 'softmax' })];
    const model = modelWith(stack, [rows]);
    model.compile({ optimizer: gradientReader(), loss: 'meanAbsoluteError' });
    const targets = signs.map((row) => row.map((sign) => -FAR * sign));
    const x = rows.map((_, i) => rows.map((_, j) => (i === j ? 1 : 0)));
    const { gradients } = await lossAndGradients(model, x, targets);
    expectClose(
      gradients[0].map((value) => value * signs.flat().length),
      gradient,
      SLOPE,
    );
  });

  it('gives probabilities that add up to one', () => {
    const model = modelWith([layers.activation({ activation: 'softmax', inputShape: [rows[0].length] })], []);
    for (const row of model.predict(rows).toArray() as Matrix) {
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    }
  });
});
