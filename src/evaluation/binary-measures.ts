/** The measures of a predicted risk, in the order to show them. Formulas and names follow Van Calster et al., Lancet Digital Health 2025. */
import { log, log1p } from '../statistics/elementary.js';
import { auroc, deLongError, deLongParts } from './auroc.js';
import type { BinarySample } from './binary-sample.js';
import { clipNote, clipRisk } from './clip.js';
import { logInterval, logitInterval, plainInterval } from './intervals.js';
import { mean, standardErrorOfMean } from './mean.js';
import type { Measure } from './measure.js';
import type { Ranking } from './ranking.js';
import { recalibrate, recalibrateInTheLarge, recalibrateWeighted, separated } from './recalibration.js';

export function binaryMeasures(sample: BinarySample): Measure[] {
  return [
    areaUnderCurve(sample),
    calibrationSlope(sample),
    calibrationIntercept(sample),
    observedToExpected(sample),
    brierScore(sample),
    scaledBrierScore(sample),
    logLoss(sample),
  ];
}

/** Why measures that compare the two kinds of patients cannot be computed; '' where they can. */
function oneClass({ n, events }: BinarySample): string {
  if (n === 0) return 'there are no rows';
  if (events === 0) return 'no patient has the outcome';
  return events === n ? 'every patient has the outcome' : '';
}

function noRows({ n }: BinarySample): string {
  return n === 0 ? 'there are no rows' : '';
}

function areaUnderCurve(sample: BinarySample): Measure {
  const ranking: Ranking = { tieEnds: sample.tieEnds, event: (row) => sample.outcome[row] };
  return {
    name: 'AUROC',
    definition:
      'Probability that a patient with the outcome gets a higher risk than a patient without it: 0.5 is chance, 1 is perfect.',
    unavailable: oneClass(sample),
    value: (weights) => auroc(ranking, weights),
    interval() {
      const value = auroc(ranking);
      const error = deLongError(deLongParts(ranking));
      if (sample.tieEnds.length === 1) return { reason: 'all risks are equal' };
      if (value === 0 || value === 1)
        return { reason: 'the risks part the two groups completely, so the standard error is 0' };
      return logitInterval(value, error, 'DeLong, logit scale');
    },
  };
}

function calibrationSlope(sample: BinarySample): Measure {
  let unavailable = oneClass(sample);
  if (unavailable === '' && sample.logOdds[0] === sample.logOdds[sample.n - 1])
    unavailable = 'all risks are equal';
  if (unavailable === '' && separated(sample))
    unavailable = 'the risks part the two groups completely, so no finite slope fits';
  const whole = unavailable === '' ? recalibrate(sample) : undefined;
  return {
    name: 'Calibration slope',
    definition:
      'Slope of the outcome on the log odds of the risks: 1 is right, below 1 the risks are too extreme, above 1 not extreme enough.',
    unavailable,
    value: (weights) => {
      if (whole === undefined || weights === undefined) return whole?.slope ?? NaN;
      return recalibrateWeighted(sample, weights, whole).slope;
    },
    interval: () => plainInterval(whole?.slope ?? NaN, whole?.slopeError ?? NaN, 'Wald'),
    note: clipNote(sample.clipped),
  };
}

function calibrationIntercept(sample: BinarySample): Measure {
  const unavailable = oneClass(sample);
  const whole = unavailable === '' ? recalibrateInTheLarge(sample) : undefined;
  return {
    name: 'Calibration intercept',
    definition:
      'Average error of the risks in log odds (calibration in the large, slope held at 1): 0 is right, above 0 the risks are too low, below 0 too high.',
    unavailable,
    value: (weights) => {
      if (whole === undefined || weights === undefined) return whole?.intercept ?? NaN;
      return recalibrateWeighted(sample, weights, whole).intercept;
    },
    interval: () => plainInterval(whole?.intercept ?? NaN, whole?.interceptError ?? NaN, 'Wald'),
    note: clipNote(sample.clipped),
  };
}

/**
 * Observed over expected events. The interval takes the risks as drawn with the outcomes, as a bootstrap does; the usual
 * formula exp(1.96 sqrt((1 - prevalence) / events)) ignores that they go together and is wider the better the model is.
 */
function observedToExpected(sample: BinarySample): Measure {
  const { outcome, risk } = sample;
  const expected = mean(risk);
  return {
    name: 'O:E ratio',
    definition:
      'Patients with the outcome for each one that the risks add up to: 1 is right, above 1 the risks are too low on average, below 1 too high.',
    unavailable: noRows(sample) || (expected === 0 ? 'all risks are 0' : ''),
    value: (weights) => mean(outcome, weights) / mean(risk, weights),
    interval() {
      if (sample.events === 0) return { reason: 'no patient has the outcome' };
      const observed = mean(outcome);
      const error = standardErrorOfMean(risk.map((p, i) => outcome[i] / observed - p / expected));
      const ratio = observed / expected;
      return logInterval(ratio, ratio * error, 'influence function, log scale');
    },
  };
}

function squaredErrors({ outcome, risk }: BinarySample): Float64Array {
  return risk.map((p, i) => (outcome[i] - p) * (outcome[i] - p));
}

function brierScore(sample: BinarySample): Measure {
  const errors = squaredErrors(sample);
  return {
    name: 'Brier score',
    definition: 'Mean squared distance between risk and outcome (0 or 1): 0 is perfect, lower is better.',
    unavailable: noRows(sample),
    value: (weights) => mean(errors, weights),
    interval: () =>
      plainInterval(mean(errors), standardErrorOfMean(errors), 'standard error of the mean', [0, 1]),
  };
}

/** 1 - Brier / (prevalence (1 - prevalence)), also called index of prediction accuracy (Kattan and Gerds 2018). */
function scaledBrierScore(sample: BinarySample): Measure {
  const errors = squaredErrors(sample);
  const value = (weights?: Float64Array) => {
    const prevalence = mean(sample.outcome, weights);
    return 1 - mean(errors, weights) / (prevalence * (1 - prevalence));
  };
  return {
    name: 'Scaled Brier score',
    definition:
      'Share of the Brier score of giving everyone the prevalence that the model takes away: 1 is perfect, 0 no better, below 0 worse.',
    unavailable: oneClass(sample),
    value,
    interval() {
      const brier = mean(errors);
      const prevalence = mean(sample.outcome);
      const spread = prevalence * (1 - prevalence);
      // Delta method: what one row adds to the score's and to the prevalence's part.
      const influence = errors.map(
        (error, i) =>
          -error / spread + (brier / (spread * spread)) * (1 - 2 * prevalence) * sample.outcome[i],
      );
      return plainInterval(value(), standardErrorOfMean(influence), 'influence function', [-Infinity, 1]);
    },
  };
}

function logLoss(sample: BinarySample): Measure {
  const losses = sample.risk.map(
    (p, i) => -(sample.outcome[i] === 1 ? log(clipRisk(p)) : log1p(-clipRisk(p))),
  );
  return {
    name: 'Log loss',
    definition:
      'Mean of minus the natural logarithm of the probability given to what happened: 0 is perfect, lower is better; a confident error costs most.',
    unavailable: noRows(sample),
    value: (weights) => mean(losses, weights),
    interval: () =>
      logInterval(mean(losses), standardErrorOfMean(losses), 'standard error of the mean, log scale'),
    note: clipNote(sample.clipped),
  };
}
