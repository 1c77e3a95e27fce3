/** The library's gradient beside finite differences of its double-precision twin. */
import { expect } from 'vitest';
import { optimizers, Sequential, type Layer, type Loss } from '../../src/index.js';
import { slopes } from './differences.js';
import { numbers } from './numbers.js';
import { referenceLoss, type Masks, type ReferenceBatch } from './reference.js';

/** A step so long that what it takes off a weight is the gradient to almost all its digits; a power of two rounds nothing. */
const STEP = 2 ** 20;

/** Seed of the models, for who must draw the same masks. */
export const SEED = 3;

export interface Case {
  layers: readonly Layer[];
  loss: Loss;
  batch: ReferenceBatch;
  masks?: Masks;
  /** Largest error, as a share of the largest component. Default 2e-5. */
  tolerance?: number;
}

/** Checks loss and gradient of every weight for this batch. Weights are drawn between -1 and 1. */
export async function expectGradient({ layers, loss, batch, masks, tolerance = 2e-5 }: Case): Promise<void> {
  const model = new Sequential({ layers, seed: SEED });
  model.build([batch.x[0].length]);
  const start = model.getWeights().map(({ data, shape }, i) => {
    return { data: numbers(data.length, i + 1).map((w) => w / 2), shape };
  });
  model.setWeights(start);
  model.compile({ optimizer: optimizers.sgd({ learningRate: STEP }), loss });
  const options = batch.weights ? { sampleWeight: batch.weights } : {};
  const received = await model.trainOnBatch(batch.x, batch.y, options);
  const gradient = model.getWeights().flatMap(({ data }, i) => {
    return [...data].map((after, j) => (start[i].data[j] - after) / STEP);
  });

  const twin = referenceLoss(layers, loss, batch, masks);
  const weights = start.flatMap(({ data }) => [...data]);
  const lossOfTwin = twin(weights);
  expect(Math.abs((received as number) - lossOfTwin)).toBeLessThan(1e-5 * Math.max(1, lossOfTwin));
  const expected = slopes(twin, weights);
  const greatest = expected.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  expect(greatest).toBeGreaterThan(1e-6);
  expected.forEach((slope, i) => {
    const error = Math.abs(gradient[i] - slope) / greatest;
    if (!(error < tolerance)) expect.fail(`weight ${i}: gradient ${gradient[i]}, differences give ${slope}`);
  });
}

/** `rows` rows of made-up inputs. */
export function inputs(rows: number, columns: number, seed = 11): number[][] {
  const values = numbers(rows * columns, seed);
  return Array.from({ length: rows }, (_, i) => [...values.subarray(i * columns, (i + 1) * columns)]);
}

/** Class numbers, one per row. */
export function labels(rows: number, classes: number): number[][] {
  return Array.from({ length: rows }, (_, i) => [(i * 7 + 3) % classes]);
}

/** Row weights from 0 to 2, some 0. */
export function weightsOf(rows: number): number[] {
  return Array.from({ length: rows }, (_, i) => ((i * 5) % 4) / 2);
}
