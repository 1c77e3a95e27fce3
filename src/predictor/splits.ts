/** Splits inside a fit: which rows a member learns from and which stop it. Stratified, grouped where patients are named. */
import { folds, quantileBins } from '../data/split.js';
import { createRandom } from '../engine/random.js';
import type { FitOptions, Outcome } from './predictor.js';

/** Row numbers of the two sides, rising. */
export interface Split {
  training: Int32Array;
  validation: Int32Array;
}

const MOST_FOLDS = 5;
/** Parts of a continuous outcome that every fold gets its share of. */
const BINS = 10;

/**
 * K-fold splits of the rows of a fit: five, or fewer where a class has fewer rows or there are fewer patients, or where more
 * would leave a class out of the rows to learn from. None where even two would: then there is nothing to choose by.
 */
export function innerSplits(outcome: Outcome, { seed, groups }: FitOptions): Split[] {
  const rows = outcome.values.length;
  const strata = strataOf(outcome);
  const units = groups === undefined ? rows : unitsIn(groups);
  for (let count = Math.min(MOST_FOLDS, units, smallestStratum(outcome)); count >= 2; count--) {
    const random = createRandom(seed, 'inner folds');
    const fold = folds({ rows, strata, groups, folds: count, random });
    const rowsWhere = (test: (row: number) => boolean) => Int32Array.from(fold.keys()).filter(test);
    const splits = Array.from({ length: count }, (_, k) => ({
      training: rowsWhere((row) => fold[row] !== k),
      validation: rowsWhere((row) => fold[row] === k),
    }));
    if (splits.every(({ training }) => hasEveryClass(outcome, training))) return splits;
  }
  return [];
}

function hasEveryClass({ task, classes, values }: Outcome, rows: Int32Array): boolean {
  return task === 'continuous' || new Set(Array.from(rows, (row) => values[row])).size === classes;
}

/** Codes whose mix every fold shares: the class, or tenths of a continuous outcome. */
export function strataOf({ task, values }: Pick<Outcome, 'task' | 'values'>): Int32Array {
  return task === 'continuous' ? quantileBins(values, BINS) : Int32Array.from(values);
}

/** Rows of the rarest class; all rows for a continuous outcome. */
export function smallestStratum({ task, classes, values }: Outcome): number {
  if (task === 'continuous') return values.length;
  const counts = new Array<number>(classes).fill(0);
  for (const value of values) counts[value]++;
  return Math.min(...counts);
}

/** Groups, where a row with code -1 is a group of its own. */
function unitsIn(groups: Int32Array): number {
  const named = groups.filter((code) => code >= 0);
  return new Set(named).size + groups.length - named.length;
}
