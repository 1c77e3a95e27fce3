/**
 * Logistic recalibration (Cox, Biometrika 1958): the regression of the outcome on the log odds of the risks.
 * Its slope with a free intercept is the calibration slope; its intercept with the slope held at 1, calibration in the large.
 */
import { fitLogistic } from '../statistics/logistic.js';
import { sigmoid } from '../statistics/links.js';
import type { BinarySample } from './binary-sample.js';

export interface Recalibration {
  intercept: number;
  slope: number;
  /** Wald standard errors of the two; the slope's is 0 where it is held at 1. */
  interceptError: number;
  slopeError: number;
  /** N risks after recalibration, in the order of the sample. */
  risks: Float64Array;
}

/** Both coefficients free. Call it only where `separated` is false. */
export function recalibrate({ outcome, logOdds, n }: BinarySample): Recalibration {
  const { intercept, coefficients, covariance } = fitLogistic(
    { values: logOdds, rows: n, columns: 1 },
    outcome,
  );
  const slope = coefficients[0];
  return {
    intercept,
    slope,
    interceptError: Math.sqrt(covariance[0]),
    slopeError: Math.sqrt(covariance[3]),
    risks: logOdds.map((x) => sigmoid(intercept + slope * x)),
  };
}

/** The slope held at 1: the log odds are an offset. */
export function recalibrateInTheLarge({ outcome, logOdds, n }: BinarySample): Recalibration {
  const nothing = { values: new Float64Array(0), rows: n, columns: 0 };
  const { intercept, covariance } = fitLogistic(nothing, outcome, { offset: logOdds });
  const risks = logOdds.map((x) => sigmoid(intercept + x));
  return { intercept, slope: 1, interceptError: Math.sqrt(covariance[0]), slopeError: 0, risks };
}

/**
 * True where no finite slope exists: all risks are equal, or a threshold parts the rows with the event from those without
 * (rows at the threshold may be of either kind); Albert and Anderson, Biometrika 1984, for one predictor.
 */
export function separated({ outcome, logOdds }: BinarySample): boolean {
  const lowest = [Infinity, Infinity];
  const highest = [-Infinity, -Infinity];
  for (let i = 0; i < outcome.length; i++) {
    lowest[outcome[i]] = Math.min(lowest[outcome[i]], logOdds[i]);
    highest[outcome[i]] = Math.max(highest[outcome[i]], logOdds[i]);
  }
  return highest[0] <= lowest[1] || highest[1] <= lowest[0];
}

/** Newton steps of one bootstrap fit before it counts as failed. */
const MOST_STEPS = 25;

/** Newton's error squares with each step: after one this small, what is left is far below the width of any interval. */
const SMALL_STEP = 2e-3;

/**
 * The same fits with weights, for the bootstrap: plain Newton steps from the fit to all rows, which is near. The slope is
 * free or held at 1 as it was in `whole`. NaN for both where the steps do not settle (a separated draw, for one).
 */
export function recalibrateWeighted(
  sample: BinarySample,
  weights: Float64Array,
  whole: Recalibration,
): Pick<Recalibration, 'intercept' | 'slope'> {
  const { outcome, logOdds } = sample;
  let { intercept, slope } = whole;
  const risks = whole.risks.slice();
  for (let step = 0; step < MOST_STEPS; step++) {
    const [up, tilt] = newtonStep(sample, weights, risks, whole.slopeError > 0);
    intercept += up;
    slope += tilt;
    if (!(Math.abs(intercept) < 1e3 && Math.abs(slope) < 1e3)) break;
    if (Math.abs(up) < SMALL_STEP && Math.abs(tilt) < SMALL_STEP) return { intercept, slope };
    for (let i = 0; i < outcome.length; i++)
      if (weights[i] > 0) risks[i] = sigmoid(intercept + slope * logOdds[i]);
  }
  return { intercept: NaN, slope: NaN };
}

/** The step of intercept and slope from the recalibrated risks of the last one: gradient g over information h. */
function newtonStep(
  { outcome, logOdds }: BinarySample,
  weights: Float64Array,
  risks: Float64Array,
  slopeIsFree: boolean,
): [up: number, tilt: number] {
  let g0 = 0;
  let g1 = 0;
  let h00 = 0;
  let h01 = 0;
  let h11 = 0;
  for (let i = 0; i < outcome.length; i++) {
    const x = logOdds[i];
    const error = weights[i] * (outcome[i] - risks[i]);
    const spread = weights[i] * risks[i] * (1 - risks[i]);
    g0 += error;
    g1 += error * x;
    h00 += spread;
    h01 += spread * x;
    h11 += spread * x * x;
  }
  if (!slopeIsFree) return [g0 / h00, 0];
  const determinant = h00 * h11 - h01 * h01;
  return [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
}
