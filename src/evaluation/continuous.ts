/** The evidence about predictions of a number: size of the errors, variation explained, calibration of the mean, residuals. */
import { fail } from '../errors.js';
import type { Evaluation } from '../study/types.js';
import { checkLengths } from './checks.js';
import { continuousMeasures, type ContinuousSample } from './continuous-measures.js';
import { estimateAll, FEWEST_FOR_INTERVAL, type BootstrapSettings } from './measure.js';
import { countPatients, nounOf, patientUnits } from './patients.js';
import { residualHistogramOf } from './residual-histogram.js';

export interface ContinuousInput extends BootstrapSettings {
  /** N observed numbers. */
  outcome: ArrayLike<number>;
  /** N predicted numbers, in the same unit. */
  prediction: ArrayLike<number>;
  /** N names or codes of patients, where some have several rows. */
  groups?: ArrayLike<number | string>;
}

/**
 * Evaluates N predictions against N observed numbers. The metrics are RMSE, MAE, R squared, calibration slope and
 * calibration intercept (the mean error). Pooled folds: see `evaluateBinary`.
 * Throws `evaluation.length` and `evaluation.number` (a cell that is missing or infinite).
 */
export function evaluateContinuous({ seed = 0, replicates = 1000, ...input }: ContinuousInput): Evaluation {
  const { outcome, prediction, groups } = input;
  checkLengths(outcome.length, { predictions: prediction, 'patient names': groups });
  const sample = continuousSample(outcome, prediction);
  const units = patientUnits(groups);
  const few = countPatients(units, 0, sample.n) < FEWEST_FOR_INTERVAL;
  const withoutInterval = few ? `fewer than ${FEWEST_FOR_INTERVAL} ${nounOf(units)}` : '';
  const residualHistogram = residualHistogramOf(sample.residual);
  return {
    metrics: estimateAll(continuousMeasures(sample), {
      n: sample.n,
      units,
      seed,
      replicates,
      withoutInterval,
    }),
    ...(residualHistogram && { residualHistogram }),
  };
}

function continuousSample(outcome: ArrayLike<number>, prediction: ArrayLike<number>): ContinuousSample {
  const n = outcome.length;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(outcome[i])) fail('evaluation.number', { what: 'outcome', row: i + 1 });
    if (!Number.isFinite(prediction[i])) fail('evaluation.number', { what: 'prediction', row: i + 1 });
  }
  const observed = Float64Array.from(outcome);
  const predicted = Float64Array.from(prediction);
  return {
    n,
    outcome: observed,
    prediction: predicted,
    residual: observed.map((y, i) => y - predicted[i]),
    flatOutcome: observed.every((y) => y === observed[0]),
    flatPrediction: predicted.every((p) => p === predicted[0]),
  };
}
