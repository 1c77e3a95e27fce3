/** What the tests of the loss kernels share: a batch in the arena, one call, and what came of it. */
import { expect } from 'vitest';
import type { Matrix } from '../../../src/engine/layout.js';
import type { Bench } from '../../support/arena.js';
import { numbers } from '../../support/numbers.js';

export type SimpleLoss =
  'logisticCrossentropy' | 'binaryCrossentropy' | 'meanSquaredError' | 'meanAbsoluteError';

export interface LossBatch {
  rows: number;
  columns: number;
  outputs: Float32Array;
  targets: Float32Array;
  /** One per row. */
  weights?: Float32Array | undefined;
}

/** A batch in the arena, with rows beyond those in use, and f64 room for the sum of losses. */
export function place(bench: Bench, { rows, columns, outputs, targets, weights }: LossBatch) {
  const targetColumns = targets.length / rows;
  const matrix = (width: number, values: ArrayLike<number>) => bench.matrix(rows, width, values, rows + 2);
  return {
    outputs: matrix(columns, outputs),
    targets: matrix(targetColumns, targets),
    weights: weights && matrix(1, weights),
    gradient: matrix(columns, []),
    probabilities: matrix(columns, []),
    state: bench.block(8),
  };
}

/** Weights from 0 to 2, some exactly 0. */
export function rowWeights(rows: number, seed: number): Float32Array {
  return numbers(rows, seed, [0, 1]).map(Math.abs);
}

export interface Outcome {
  loss: number;
  gradient: Float32Array;
}

/** The expected sum of losses and gradient, from the loss and slope of one element; losses are means over columns. */
export function expectedOutcome(
  { rows, columns, outputs, targets, weights }: LossBatch,
  element: (output: number, target: number) => { loss: number; slope: number },
): Outcome {
  const gradient = new Float32Array(rows * columns);
  let loss = 0;
  for (let at = 0; at < gradient.length; at++) {
    const weight = weights?.[Math.floor(at / columns)] ?? 1;
    const one = element(outputs[at], targets[at]);
    loss += (weight * one.loss) / columns;
    gradient[at] = (weight * one.slope) / (rows * columns);
  }
  return { loss, gradient };
}

/** Fails unless every element is within `relative` of the greatest one, or of `least` if that is greater. */
export function expectClose(
  received: ArrayLike<number>,
  expected: ArrayLike<number>,
  relative: number,
  least = 1e-30,
): void {
  let greatest = least;
  for (let i = 0; i < expected.length; i++) greatest = Math.max(greatest, Math.abs(expected[i]));
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(received[i] - expected[i]) / greatest;
    if (!(error <= relative)) expect.fail(`element ${i} is ${received[i]}, expected ${expected[i]}`);
  }
}

/** Bytes of the running sum, as an output of a call. */
export function sumAt(state: number): { address: number; bytes: number } {
  return { address: state, bytes: 8 };
}

/** Strides of the outputs and targets of a call, in bytes. */
export function strides(outputs: Matrix, targets: Matrix): { ld: number; ldTargets: number } {
  return { ld: 4 * outputs.stride, ldTargets: 4 * targets.stride };
}
