/** Weights of rows and classes: what they may change and what not. */
import { describe, expect, it } from 'vitest';
import { layers, sequential, type FitOptions } from '../../src/index.js';
import { expectSameBits } from '../support/bits.js';
import { allWeights, madeUp, quiet, smallNet } from '../support/networks.js';

const { x, y } = madeUp(40);

async function weightsAfter(options: FitOptions, data = { x, y }) {
  const model = smallNet();
  await model.fit(data.x, data.y, { ...quiet, epochs: 3, batchSize: 16, ...options });
  return allWeights(model);
}

describe('sampleWeight', () => {
  it('of one everywhere changes no bit', async () => {
    expectSameBits(
      await weightsAfter({ sampleWeight: new Float32Array(40).fill(1) }),
      await weightsAfter({}),
    );
  });

  it('of zero makes a row not matter, whatever is in it', async () => {
    const sampleWeight = Float32Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 0 : 1.5));
    const data = x.data.map((value, at) => (Math.floor(at / 4) % 4 === 0 ? 99 : value));
    const flipped = y.map((label, i) => (i % 4 === 0 ? 1 - label : label));
    const other = { x: { data, shape: x.shape }, y: flipped };
    expectSameBits(await weightsAfter({ sampleWeight }, other), await weightsAfter({ sampleWeight }));
  });

  it('of two is the row twice', () => {
    const model = smallNet();
    const sampleWeight = new Float32Array(40).fill(1);
    sampleWeight[7] = 2;
    const one = { data: x.data.slice(28, 32), shape: [1, 4] };
    const [plain, weighted] = [model.evaluate(x, y), model.evaluate(x, y, { sampleWeight })] as number[];
    expect(weighted * 40).toBeCloseTo(plain * 40 + (model.evaluate(one, y.slice(7, 8)) as number), 10);
  });

  it('counts in weighted metrics, not in plain ones', () => {
    const model = smallNet({ metrics: ['accuracy'], weightedMetrics: ['mse'] });
    const sampleWeight = y.map((label) => label);
    const onlyOnes = { data: x.data.filter((_, at) => y[Math.floor(at / 4)] === 1) };
    const count = onlyOnes.data.length / 4;
    const [, accuracy, error] = model.evaluate(x, y, { sampleWeight }) as number[];
    const [, plain, plainError] = model.evaluate(x, y) as number[];
    const ones = { data: onlyOnes.data, shape: [count, 4] };
    const [, , errorOfOnes] = model.evaluate(ones, new Float32Array(count).fill(1)) as number[];
    expect(accuracy).toBe(plain);
    expect(error).toBeCloseTo(errorOfOnes, 12);
    expect(error).not.toBeCloseTo(plainError, 3);
  });

  it('may be a column, a tensor or a list', async () => {
    const weights = Float32Array.from({ length: 40 }, (_, i) => (i % 3) + 0.5);
    const expected = await weightsAfter({ sampleWeight: weights });
    expectSameBits(await weightsAfter({ sampleWeight: [...weights] }), expected);
    expectSameBits(await weightsAfter({ sampleWeight: { data: weights, shape: [40, 1] } }), expected);
  });
});

describe('classWeight', () => {
  it('is the weight of each row by its class', async () => {
    const sampleWeight = y.map((label) => (label === 1 ? 3 : 0.5));
    expectSameBits(
      await weightsAfter({ classWeight: { 0: 0.5, 1: 3 } }),
      await weightsAfter({ sampleWeight }),
    );
  });

  it('leaves classes that are not named at one, and multiplies with sampleWeight', async () => {
    const sampleWeight = Float32Array.from({ length: 40 }, (_, i) => 1 + (i % 2));
    const product = sampleWeight.map((weight, i) => weight * (y[i] === 1 ? 3 : 1));
    expectSameBits(
      await weightsAfter({ classWeight: { 1: 3 }, sampleWeight }),
      await weightsAfter({ sampleWeight: product }),
    );
  });

  it('weighs the rows that are trained on, never those of validation', async () => {
    const run = async (classWeight?: { 0: number; 1: number }) => {
      const model = smallNet({ optimizer: 'sgd', weightedMetrics: ['accuracy'] });
      model.optimizer.learningRate = 0;
      const options = { ...quiet, validationSplit: 0.5, ...(classWeight && { classWeight }) };
      return (await model.fit(x, y, options)).history;
    };
    const [plain, weighted] = [await run(), await run({ 0: 10, 1: 30 })];
    expect(weighted.val_loss).toEqual(plain.val_loss);
    expect(weighted.val_accuracy).toEqual(plain.val_accuracy);
    expect(weighted.loss[0]).toBeGreaterThan(5 * plain.loss[0]);
  });

  it('takes the class of one-hot targets from their column', async () => {
    const labels = Array.from({ length: 40 }, (_, i) => i % 3);
    const oneHot = labels.map((label) => [0, 1, 2].map((k) => (k === label ? 1 : 0)));
    const train = async (
      targets: number[] | number[][],
      loss: 'categoricalCrossentropy' | 'sparseCategoricalCrossentropy',
    ) => {
      const model = sequential({
        layers: [layers.dense({ units: 3, activation: 'softmax', inputShape: [4] })],
      });
      model.compile({ optimizer: 'sgd', loss });
      await model.fit(x, targets, { ...quiet, classWeight: { 0: 2, 2: 0.1 } });
      return allWeights(model);
    };
    const sparse = await train(labels, 'sparseCategoricalCrossentropy');
    expectSameBits(await train(oneHot, 'categoricalCrossentropy'), sparse);
  });
});
