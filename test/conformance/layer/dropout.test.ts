/** Dropout through the shared suite, and what only dropout does. */
import { describe, expect, it } from 'vitest';
import { layers, sequential, tensor } from '../../../src/index.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers } from '../../support/numbers.js';
import { runLayerSuite } from './suite.js';

const same = { outputColumns: (inputs: number) => inputs, parameters: () => 0 };

describe('dropout', () => {
  runLayerSuite(() => layers.dropout({ rate: 0.25 }), same);

  it('drops nothing in predictions and evaluations', async () => {
    const x = tensor(numbers(60, 1), [20, 3]);
    const model = sequential({
      layers: [layers.dropout({ rate: 0.9 }), layers.activation({ activation: 'linear' })],
    });
    expectSameBits(model.predict(x).data, x.data);
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    expect(model.evaluate(x, x)).toBe(0);
  });

  it('drops other values at every step, and the same ones again in a run with the same seed', async () => {
    const x = tensor(new Float32Array(400).fill(1), [20, 20]);
    const losses = async (seed: number) => {
      const model = sequential({
        layers: [layers.dropout({ rate: 0.5, inputShape: [20] }), layers.dense({ units: 1 })],
        seed,
      });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      // The learning rate is 0: only the mask changes from step to step.
      model.optimizer.learningRate = 0;
      const steps = [];
      for (let step = 0; step < 4; step++) steps.push(await model.trainOnBatch(x, new Float32Array(20)));
      return steps;
    };
    const first = await losses(1);
    expect(new Set(first).size).toBe(4);
    expect(await losses(1)).toEqual(first);
    expect(await losses(2)).not.toEqual(first);
  });
});

describe('dropout of nothing', () => {
  runLayerSuite(() => layers.dropout({ rate: 0 }), same);
});
