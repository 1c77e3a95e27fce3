/** The gradient of every loss behind every last layer that it fits, weighted and not, for odd sizes. */
import { describe, it } from 'vitest';
import { layers, losses, type ActivationName, type Loss } from '../../src/index.js';
import { expectGradient, inputs, labels, weightsOf } from '../support/gradients.js';

/** Rows of shares between 0 and 1. */
const shares = (rows: number, columns: number) =>
  inputs(rows, columns, 12).map((row) => row.map((value) => Math.abs(value) / 2));
const classes = (rows: number, units: number) => labels(rows, units);

interface Combination {
  loss: Loss;
  activation: ActivationName;
  units: readonly number[];
  y: (rows: number, units: number) => number[][];
}

const COMBINATIONS: Combination[] = [
  { loss: losses.meanSquaredError(), activation: 'linear', units: [1, 3, 6], y: (n, k) => inputs(n, k, 12) },
  { loss: losses.meanSquaredError(), activation: 'softmax', units: [3], y: shares },
  { loss: losses.meanAbsoluteError(), activation: 'linear', units: [1, 3, 6], y: (n, k) => inputs(n, k, 12) },
  { loss: losses.meanAbsoluteError(), activation: 'tanh', units: [2], y: shares },
  { loss: losses.binaryCrossentropy(), activation: 'sigmoid', units: [1, 3, 6], y: shares },
  { loss: losses.binaryCrossentropy(), activation: 'softmax', units: [2, 5], y: shares },
  {
    loss: losses.binaryCrossentropy({ fromLogits: true }),
    activation: 'linear',
    units: [1, 3, 6],
    y: shares,
  },
  { loss: losses.categoricalCrossentropy(), activation: 'softmax', units: [2, 3, 6], y: shares },
  {
    loss: losses.categoricalCrossentropy({ fromLogits: true }),
    activation: 'linear',
    units: [2, 5],
    y: shares,
  },
  { loss: losses.sparseCategoricalCrossentropy(), activation: 'softmax', units: [2, 3, 6], y: classes },
  {
    loss: losses.sparseCategoricalCrossentropy({ fromLogits: true }),
    activation: 'linear',
    units: [2, 5],
    y: classes,
  },
];

const CASES = COMBINATIONS.flatMap(({ units, loss, ...rest }) =>
  units.map((count) => ({ ...rest, loss, units: count, from: loss.fromLogits ? 'logits' : rest.activation })),
);

describe.each(CASES)('$loss.name from $from with $units units', ({ loss, activation, units, y }) => {
  const stack = () => [layers.dense({ units: 5, activation: 'tanh' }), layers.dense({ units, activation })];

  it.each([1, 7])('has the gradient of finite differences over %i rows', async (rows) => {
    const batch = { x: inputs(rows, 3), y: y(rows, units) };
    await expectGradient({ layers: stack(), loss, batch });
  });

  it('has it with weights of rows, some of them 0', async () => {
    const batch = { x: inputs(7, 3), y: y(7, units), weights: weightsOf(7) };
    await expectGradient({ layers: stack(), loss, batch });
  });
});
