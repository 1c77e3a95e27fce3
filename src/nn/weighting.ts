/** Weights of rows: from samples for training and validation alike, from classes for the rows that are trained on. */
import { fail } from '../errors.js';
import { requireFinite, toMatrix, type ArrayInput, type HostMatrix } from './arrays.js';
import type { Loss } from './losses.js';
import { describe, numberIn } from './options.js';
import type { RowSource } from './training-rows.js';

/** Weight of each class by its number; classes not named weigh 1. */
export type ClassWeight = Record<number, number>;

/** What the classes of a model are, for `classWeight`. */
export interface Classes {
  readonly loss: Loss;
  readonly outputColumns: number;
}

/** One weight per row, as a column. Throws `target.weights`, `array.*`. */
export function toSampleWeights(sampleWeight: ArrayInput, rows: number, where: string): HostMatrix {
  const weights = toMatrix(sampleWeight, `${where}: sampleWeight`);
  if (weights.rows !== rows || weights.columns !== 1) {
    fail('target.weights', { where, expected: rows, rows: weights.rows, columns: weights.columns });
  }
  requireFinite(weights, `${where}: sampleWeight`);
  return weights;
}

/**
 * The same rows, each weighing as much as its class, times what it weighed before.
 * Throws `target.no-classes`, `target.class-weight`, `option.number`, `option.not-object`.
 */
export function weighClasses(
  source: RowSource,
  classWeight: ClassWeight | undefined,
  classes: Classes,
  where: string,
): RowSource {
  if (classWeight === undefined) return source;
  checkClassWeight(classWeight, classes, where);
  const { y, weights } = source;
  const data = Float32Array.from({ length: y.rows }, (_, i) => {
    const weight = classWeight[classOf(y, i, classes)] ?? 1;
    return weights ? weight * weights.data[i] : weight;
  });
  return { ...source, weights: { data, rows: y.rows, columns: 1 } };
}

function checkClassWeight(classWeight: ClassWeight, { loss, outputColumns }: Classes, where: string): void {
  if (typeof classWeight !== 'object' || classWeight === null) {
    fail('option.not-object', {
      where: `${where}: classWeight`,
      received: describe(classWeight),
      keys: ['1'],
    });
  }
  if (!loss.name.endsWith('rossentropy')) fail('target.no-classes', { where, loss: loss.name });
  const count = Math.max(2, outputColumns);
  for (const [key, weight] of Object.entries(classWeight)) {
    const known = Number(key) < count && String(Math.trunc(Math.abs(Number(key)))) === key;
    if (!known) fail('target.class-weight', { where, key, count });
    numberIn(weight, 0, Infinity, { where, option: `classWeight of class ${key}` });
  }
}

/** Class of row i as in Keras: its number, rounded half to even, or the column of its greatest target. */
function classOf({ data, columns }: HostMatrix, i: number, { loss }: Classes): number {
  const row = data.subarray(i * columns, (i + 1) * columns);
  if (columns > 1) return row.indexOf(Math.max(...row));
  return loss.name === 'binaryCrossentropy' ? Number(row[0] > 0.5) : row[0];
}
