/** Gradients through stacks of layers: depth, odd and large sizes, dropout with its mask. */
import { describe, it } from 'vitest';
import { philox, streamKey } from '../../src/engine/random.js';
import { layers, losses } from '../../src/index.js';
import { expectGradient, inputs, labels, SEED } from '../support/gradients.js';

const loss = losses.meanSquaredError();

describe('the gradient of dense layers is that of finite differences', () => {
  it.each([
    { rows: 1, columns: 1, units: 1 },
    { rows: 1, columns: 4, units: 3 },
    { rows: 3, columns: 5, units: 4 },
    { rows: 4, columns: 1, units: 8 },
    { rows: 13, columns: 9, units: 17 },
  ])('with $rows rows of $columns into $units units', async ({ rows, columns, units }) => {
    const stack = [layers.dense({ units, activation: 'tanh' }), layers.dense({ units: 2 })];
    await expectGradient({
      layers: stack,
      loss,
      batch: { x: inputs(rows, columns), y: inputs(rows, 2, 12) },
    });
  });

  it('through four layers, the third without bias', async () => {
    const stack = [
      layers.dense({ units: 6, activation: 'relu' }),
      layers.dense({ units: 5, activation: 'gelu' }),
      layers.dense({ units: 7, activation: 'relu', useBias: false }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ];
    const batch = { x: inputs(10, 4), y: labels(10, 3) };
    await expectGradient({ layers: stack, loss: losses.sparseCategoricalCrossentropy(), batch });
  });

  it('where inputs are so many that they are packed first', async () => {
    const stack = [layers.dense({ units: 1 })];
    await expectGradient({ layers: stack, loss, batch: { x: inputs(3, 517), y: inputs(3, 1, 12) } });
  });

  it('where a sum over rows runs through more than one block', async () => {
    const stack = [layers.dense({ units: 3, activation: 'tanh' }), layers.dense({ units: 1 })];
    await expectGradient({ layers: stack, loss, batch: { x: inputs(261, 2), y: inputs(261, 1, 12) } });
  });
});

describe('the gradient through dropout', () => {
  it.each([0.2, 0.5])('is that of finite differences with the same values dropped: rate %f', async (rate) => {
    const stack = [
      layers.dense({ units: 6, activation: 'tanh' }),
      layers.dropout({ rate }),
      layers.dense({ units: 5, activation: 'relu' }),
      layers.dropout({ rate }),
      layers.dense({ units: 2 }),
    ];
    /** The first step's mask of the layer at this place. */
    const mask = (place: number, columns: number) => (row: number, column: number) => {
      const block = Uint32Array.of(row * Math.ceil(columns / 4) + Math.floor(column / 4), 0, 0, 0);
      philox(block, ...streamKey(SEED, `dropout/${place}`));
      return block[column % 4] >= Math.floor(rate * 2 ** 32) ? 1 / (1 - rate) : 0;
    };
    const masks = { 1: mask(1, 6), 3: mask(3, 5) };
    await expectGradient({ layers: stack, loss, batch: { x: inputs(9, 4), y: inputs(9, 2, 12) }, masks });
  });

  it('stops nothing when the rate is 0', async () => {
    const stack = [layers.dense({ units: 4 }), layers.dropout({ rate: 0 }), layers.dense({ units: 1 })];
    await expectGradient({ layers: stack, loss, batch: { x: inputs(5, 3), y: inputs(5, 1, 12) } });
  });
});
