/** The evidence about predicted risks of an outcome that happens or not: discrimination, calibration, overall error, plots. */
import type { Evaluation } from '../study/types.js';
import { binaryMeasures } from './binary-measures.js';
import { calibrationGroups, riskHistogram, rocCurve, wilsonMethod } from './binary-plots.js';
import { binarySample, type BinaryInput, type BinarySample } from './binary-sample.js';
import { estimated, notEstimable, type Estimate } from './estimate.js';
import { wilsonInterval } from './intervals.js';
import { estimateAll, FEWEST_FOR_INTERVAL, type BootstrapSettings } from './measure.js';
import { countPatients, nounOf, effectiveRows } from './patients.js';

/**
 * Evaluates N risks against N outcomes. The metrics are AUROC, calibration slope and intercept, O:E ratio, Brier score,
 * scaled Brier score, log loss and prevalence, each with a 95 % interval or the reason why there is none.
 *
 * Predictions of a cross-validation are pooled over the folds, each row predicted by the one model that has not seen it.
 * This compares rows across models: where the model knows little, pooling makes the AUROC slightly too low (a fold with
 * more events than the others is predicted by a model that saw fewer), so folds should be stratified by outcome.
 * Throws `evaluation.length`, `evaluation.outcome` and `evaluation.risk`.
 */
export function evaluateBinary({
  seed = 0,
  replicates = 1000,
  ...input
}: BinaryInput & BootstrapSettings): Evaluation {
  const sample = binarySample(input);
  const { n, events, units } = sample;
  const metrics = estimateAll(binaryMeasures(sample), {
    n,
    events,
    units,
    seed,
    replicates,
    withoutInterval: tooFew(sample),
  });
  const roc = rocCurve(sample);
  const calibration = calibrationGroups(sample);
  return {
    metrics: { ...metrics, Prevalence: prevalence(sample) },
    ...(roc && { roc }),
    ...(calibration && { calibration }),
    riskHistogram: riskHistogram(sample),
  };
}

function tooFew({ n, outcome, units }: BinarySample): string {
  for (const [kind, words] of ['without', 'with'].entries()) {
    const patients = countPatients(units, 0, n, (row) => outcome[row] === kind);
    if (patients < FEWEST_FOR_INTERVAL)
      return `fewer than ${FEWEST_FOR_INTERVAL} ${nounOf(units)} ${words} the outcome`;
  }
  return '';
}

function prevalence({ n, events, outcome, units }: BinarySample): Estimate {
  const subject = { definition: 'Share of patients with the outcome.', n, events };
  if (n === 0) return notEstimable(subject, 'there are no rows');
  return estimated(
    events / n,
    subject,
    wilsonInterval(events / n, effectiveRows(outcome, units, 0, n), wilsonMethod(units)),
  );
}
