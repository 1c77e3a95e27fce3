/** The evidence about predicted probabilities of several classes. Accuracy is left out: it rewards a threshold, not a risk. */
import type { Evaluation } from '../study/types.js';
import { checkCodes, checkLengths, checkRisks } from './checks.js';
import { estimateAll, FEWEST_FOR_INTERVAL, type BootstrapSettings } from './measure.js';
import { multiclassMeasures, type ClassRanking, type MulticlassSample } from './multiclass-measures.js';
import { countPatients, nounOf, patientUnits } from './patients.js';
import { orderOf, tieEnds } from './ranking.js';

export interface MulticlassInput extends BootstrapSettings {
  /** N class codes, 0 to K - 1. */
  outcome: ArrayLike<number>;
  /** K arrays of N probabilities; those of a row sum to 1. */
  probabilities: readonly ArrayLike<number>[];
  /** K names, used in the names of the metrics. */
  classes: readonly string[];
  /** N names or codes of patients, where some have several rows. */
  groups?: ArrayLike<number | string>;
}

/**
 * Evaluates N rows of K probabilities against N classes. The metrics are the AUROC of each class against all others and
 * their plain average, log loss, Brier score and scaled Brier score. Pooled folds: see `evaluateBinary`.
 * Throws `evaluation.length`, `evaluation.outcome` and `evaluation.risk`.
 */
export function evaluateMulticlass({ seed = 0, replicates = 1000, ...input }: MulticlassInput): Evaluation {
  const sample = multiclassSample(input);
  const { n, units } = sample;
  return {
    metrics: estimateAll(multiclassMeasures(sample), {
      n,
      units,
      seed,
      replicates,
      withoutInterval: tooFew(sample),
    }),
  };
}

function multiclassSample({
  outcome,
  probabilities,
  classes,
  groups,
}: Omit<MulticlassInput, 'seed'>): MulticlassSample {
  const K = classes.length;
  checkLengths(outcome.length, { 'patient names': groups });
  checkCodes(outcome, K);
  for (let k = 0; k < K; k++) {
    const column = probabilities[k] ?? [];
    checkLengths(outcome.length, { [`probabilities of class "${classes[k]}"`]: column });
    checkRisks(column);
  }
  const rankings = classes.map((_, k) => rankClass(outcome, probabilities[k], k));
  return { n: outcome.length, outcome, probabilities, classes, rankings, units: patientUnits(groups) };
}

function rankClass(outcome: ArrayLike<number>, probability: ArrayLike<number>, k: number): ClassRanking {
  const order = orderOf(probability);
  const isClass = Uint8Array.from(order, (row) => (outcome[row] === k ? 1 : 0));
  return {
    order,
    tieEnds: tieEnds(Float64Array.from(order, (row) => probability[row])),
    event: (row) => isClass[row],
    rows: isClass.reduce((sum, value) => sum + value, 0),
  };
}

function tooFew({ n, units }: MulticlassSample): string {
  return countPatients(units, 0, n) < FEWEST_FOR_INTERVAL
    ? `fewer than ${FEWEST_FOR_INTERVAL} ${nounOf(units)}`
    : '';
}
