/** The outer folds: as many as asked, or as many as leave every fold's training rows something to learn from. */
import { folds as splitIntoFolds } from '../data/split.js';
import { createRandom } from '../engine/random.js';
import { fail } from '../errors.js';
import type { Outcome } from '../predictor/index.js';
import { smallestStratum, strataOf } from '../predictor/splits.js';

interface FoldRequest {
  outcome: Outcome;
  groups: Int32Array | undefined;
  asked: number;
  seed: number;
}

/**
 * A fold for each row, stratified by outcome, patients whole; no more folds than the rarest class has rows. Fails with
 * `study.too-few-patients` if not even two folds leave every class, and two patients, among the training rows of each.
 */
export function assignFolds({ outcome, groups, asked, seed }: FoldRequest): {
  fold: Int32Array;
  folds: number;
} {
  const rows = outcome.values.length;
  const patients = groups === undefined ? rows : new Set(groups).size;
  const strata = strataOf(outcome);
  for (let folds = Math.min(asked, patients, smallestStratum(outcome)); folds >= 2; folds--) {
    const fold = splitIntoFolds({ rows, strata, groups, folds, random: createRandom(seed, 'folds') });
    if (everyFoldCanLearn(fold, folds, outcome, groups)) return { fold, folds };
  }
  return fail('study.too-few-patients', { patients, rows, classes: outcome.classes });
}

/** Whether the training rows of each fold hold every class and come from two patients or more. */
function everyFoldCanLearn(
  fold: Int32Array,
  folds: number,
  { task, classes, values }: Outcome,
  groups: Int32Array | undefined,
): boolean {
  for (let k = 0; k < folds; k++) {
    const patients = new Set<number>();
    const seen = new Set<number>();
    for (let i = 0; i < fold.length; i++) {
      if (fold[i] === k) continue;
      patients.add(groups?.[i] ?? i);
      seen.add(values[i]);
    }
    if (patients.size < 2 || (task !== 'continuous' && seen.size < classes)) return false;
  }
  return true;
}
