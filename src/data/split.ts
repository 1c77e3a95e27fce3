/**
 * Who learns and who checks: rows into folds, or some held out. Seeded, the same mix of outcomes everywhere, and the rows
 * of one patient never apart. Looks at nothing but the codes it is given.
 */
import type { Random } from '../engine/random.js';
import { fail } from '../errors.js';
import { assignUnits } from './split-groups.js';

export interface SplitOptions {
  /** N, the number of rows to split. */
  rows: number;
  /** N codes: each part gets the same mix of them, -1 (no outcome) being one more. Default: all rows alike. */
  strata?: Int32Array;
  /** N codes: rows with the same code stay together; a row with -1 (no patient named) stands alone. */
  groups?: Int32Array;
  random: Random;
}

/**
 * The fold (0 to K - 1) of each of N rows. Without groups, folds differ by at most one row, in all and within each
 * stratum. With groups, the largest are placed first, each where it disturbs the mix least.
 * Fails with `table.too-many-folds` if there are fewer rows or groups than folds.
 */
export function folds(options: SplitOptions & { folds: number }): Int32Array {
  const { rows, folds: count } = options;
  if (!Number.isInteger(count) || count < 2 || count > rows) refuseFolds(count, rows, 'rows');
  const fold = new Int32Array(rows);
  if (options.groups !== undefined) {
    const { part, units } = assignUnits({
      ...options,
      shares: Array.from({ length: count }, () => 1 / count),
    });
    if (units < count) refuseFolds(count, units, 'groups');
    return part;
  }
  byStratum(options).forEach((row, place) => (fold[row] = place % count));
  return fold;
}

/**
 * 1 for each of N rows that is held out, 0 for the rest; about `share` of the rows, in all and of each stratum, and at
 * least one row (or group) on either side. Fails with `table.share`, or `table.too-many-folds` if there is only one.
 */
export function holdout(options: SplitOptions & { share: number }): Uint8Array {
  const { rows, share } = options;
  if (!(share > 0 && share < 1)) fail('table.share', { share });
  if (rows < 2) refuseFolds(2, rows, 'rows');
  if (options.groups !== undefined) {
    const { part, units } = assignUnits({ ...options, shares: [1 - share, share] });
    if (units < 2) refuseFolds(2, units, 'groups');
    return Uint8Array.from(part);
  }
  const held = Math.min(rows - 1, Math.max(1, Math.round(share * rows)));
  const mask = new Uint8Array(rows);
  // Every so-manieth row of a list in which strata follow each other: each stratum gives its share, to within one row.
  byStratum(options).forEach((row, place) => {
    const takes = Math.floor(((place + 1) * held) / rows) > Math.floor((place * held) / rows);
    mask[row] = takes ? 1 : 0;
  });
  return mask;
}

function refuseFolds(count: number, units: number, what: 'rows' | 'groups'): never {
  return fail('table.too-many-folds', { folds: count, units, what });
}

/** Row numbers in random order, stratum after stratum. */
function byStratum({ rows, strata, random }: SplitOptions): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  random.shuffle(order);
  return strata === undefined ? order : order.sort(stableBy(order, strata));
}

/** Compares rows by stratum; equal ones keep the order they have now. */
function stableBy(order: Int32Array, strata: Int32Array): (a: number, b: number) => number {
  const place = new Int32Array(order.length);
  order.forEach((row, i) => (place[row] = i));
  return (a, b) => strata[a] - strata[b] || place[a] - place[b];
}

/**
 * Strata for a continuous outcome: N codes from 0 to `bins` - 1, each bin with about as many of the values; equal values
 * share a bin, NaN is -1.
 */
export function quantileBins(values: Float64Array, bins: number): Int32Array {
  const codes = new Int32Array(values.length).fill(-1);
  const present = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
  present.sort((a, b) => values[a] - values[b]);
  let code = 0;
  present.forEach((row, rank) => {
    if (rank > 0 && values[row] !== values[present[rank - 1]])
      code = Math.floor((rank * bins) / present.length);
    codes[row] = code;
  });
  return codes;
}
