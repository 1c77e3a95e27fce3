/**
 * What the tests against Keras share: reading a golden file, closeness, and gradients through the public API.
 * The numbers come from test/golden/keras, where the scripts that made them lie, with versions.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  layers,
  optimizers,
  sequential,
  tensor,
  type ArrayInput,
  type Layer,
  type Sequential,
  type Tensor,
} from '../../../src/index.js';

export type Matrix = number[][];
export type Nested = number | Nested[];

/** Makers by name, for lists of names that come from a file. */
export type ByName<T> = Record<string, (options?: object) => T>;

/** A golden file by its topic; `T` says what the test knows to be in it. */
export function golden<T>(topic: string): T {
  return JSON.parse(readFileSync(new URL(`../../golden/keras/${topic}.json`, import.meta.url), 'utf8')) as T;
}

export interface Tolerance {
  relative: number;
  absolute: number;
}

/** Fails with the worst value unless every |actual - expected| <= absolute + relative |expected|. */
export function expectClose(actual: ArrayLike<number>, expected: Nested, tolerance: Tolerance): void {
  const wanted = flatten(expected);
  expect(actual.length).toBe(wanted.length);
  const excess = wanted.map((value, i) => {
    const room = tolerance.absolute + tolerance.relative * Math.abs(value);
    return Math.abs(actual[i] - value) / room;
  });
  // NaN is never close.
  const worst = excess.findIndex((value) => !(value <= 1) && value === excess.reduce(greater));
  const words = worst < 0 ? '' : `value ${worst} is ${actual[worst]}, Keras has ${wanted[worst]}`;
  expect(words).toBe('');
}

function flatten(values: Nested): number[] {
  return typeof values === 'number' ? [values] : values.flatMap(flatten);
}

function greater(a: number, b: number): number {
  return Number.isNaN(a) || a > b ? a : b;
}

/** The n x n identity: as input it makes the next kernel the layer's output, exactly. */
export function identity(n: number): Matrix {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

export function tensors(weights: readonly Nested[]): Tensor[] {
  return weights.map((values) => tensor(values));
}

/** A layer without bias, whose kernel takes the place of an input that is to be watched. */
export function watched(rows: number, columns: number): Layer {
  return layers.dense({ units: columns, useBias: false, inputShape: [rows] });
}

const STEP = 2 ** 20;

/** An optimizer that moves every weight by 2^20 times its gradient. */
export function gradientReader() {
  return optimizers.sgd({ learningRate: STEP });
}

/**
 * Loss before a step, and the gradient of every weight, read off one step of `gradientReader`: multiplying by a power
 * of two rounds nothing, so a gradient is right to one rounding, or to 2^-44 times the size of its weight.
 */
export async function lossAndGradients(
  model: Sequential,
  x: ArrayInput,
  y: ArrayInput,
  options: { sampleWeight?: ArrayInput } = {},
): Promise<{ loss: number; gradients: Float64Array[] }> {
  const before = model.getWeights();
  const loss = (await model.trainOnBatch(x, y, options)) as number;
  const after = model.getWeights();
  const gradients = before.map(({ data }, i) =>
    Float64Array.from(data, (value, j) => (value - after[i].data[j]) / STEP),
  );
  return { loss, gradients };
}

/** A model of these layers with these weights; not compiled. */
export function modelWith(stack: readonly Layer[], weights: readonly Nested[]): Sequential {
  const model = sequential({ layers: stack });
  model.build();
  model.setWeights(tensors(weights));
  return model;
}
