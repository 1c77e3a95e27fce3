/** Ten steps of every optimizer against Keras in float64, weights after each step, and the defaults. */
import { describe, expect, it } from 'vitest';
import { layers, optimizers, type Optimizer } from '../../../src/index.js';
import { golden, modelWith, type ByName, type Matrix } from './golden.js';

interface Golden {
  start: number[];
  gradients: Matrix;
  cases: { optimizer: string; settings: object; after: Matrix }[];
  defaults: ({ optimizer: string } & Record<string, unknown>)[];
}

const { start, gradients, cases, defaults } = golden<Golden>('optimizers');
const makers: ByName<Optimizer> = optimizers;
const SIZE = start.length - 1;
const FAR = 1e9;

/**
 * One step with exactly this gradient: under the mean absolute error with one row and a target far below, the kernel's
 * gradient is the row and the bias's is 1; with a target far above, both change sign.
 */
function imposed(gradient: number[]): { x: Matrix; y: Matrix } {
  const sign = gradient[SIZE];
  return { x: [gradient.slice(0, SIZE).map((value) => sign * value)], y: [[-FAR * sign]] };
}

/**
 * The way each weight has gone by each step, its start included: what its rounding errors are shares of. An error of
 * 3e-7 of it is five roundings; a wrong bias correction or place of epsilon shows at 1e-6 and above.
 */
function ways(after: Matrix): Matrix {
  const way = start.map(Math.abs);
  return after.map((weights, step) =>
    weights.map((weight, i) => (way[i] += Math.abs(weight - (after[step - 1] ?? start)[i]))),
  );
}

describe.each(cases)('$optimizer $settings', ({ optimizer, settings, after }) => {
  it('moves the weights as Keras does, step by step', async () => {
    const layer = layers.dense({ units: 1, inputShape: [SIZE] });
    const model = modelWith([layer], [start.slice(0, SIZE).map((value) => [value]), [start[SIZE]]]);
    model.compile({ optimizer: makers[optimizer](settings), loss: 'meanAbsoluteError' });
    const way = ways(after);
    for (const [step, gradient] of gradients.entries()) {
      const { x, y } = imposed(gradient);
      await model.trainOnBatch(x, y);
      const weights = model.getWeights().flatMap(({ data }) => [...data]);
      const errors = weights.map((weight, i) => Math.abs(weight - after[step][i]) / way[step][i]);
      expect(Math.max(...errors), `step ${step + 1}`).toBeLessThan(3e-7);
    }
  });
});

it.each(defaults)('$optimizer has the defaults of Keras', ({ optimizer, ...wanted }) => {
  expect(makers[optimizer]()).toMatchObject(wanted);
});
