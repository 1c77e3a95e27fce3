/** The measures of a predicted number, in the order to show them. */
import { logInterval, plainInterval, studentInterval, type IntervalOrReason } from './intervals.js';
import { mean, standardErrorOfMean } from './mean.js';
import type { Measure } from './measure.js';

/** N rows. */
export interface ContinuousSample {
  n: number;
  outcome: Float64Array;
  prediction: Float64Array;
  /** Observed minus predicted. */
  residual: Float64Array;
  /** True where the outcome, or the prediction, takes one value only. */
  flatOutcome: boolean;
  flatPrediction: boolean;
}

export function continuousMeasures(sample: ContinuousSample): Measure[] {
  return [
    rootMeanSquaredError(sample),
    meanAbsoluteError(sample),
    explained(sample),
    calibrationSlope(sample),
    calibrationIntercept(sample),
  ];
}

const noRows = ({ n }: ContinuousSample) => (n === 0 ? 'there are no rows' : '');

/** An interval on the log scale, for errors that cannot be negative. */
function errorInterval(value: number, standardError: number, method: string): IntervalOrReason {
  return value > 0 ? logInterval(value, standardError, method) : { reason: 'every prediction is exact' };
}

function rootMeanSquaredError(sample: ContinuousSample): Measure {
  const squares = sample.residual.map((r) => r * r);
  const value = (weights?: Float64Array) => Math.sqrt(mean(squares, weights));
  return {
    name: 'RMSE',
    definition:
      'Root of the mean squared error, in the unit of the outcome: 0 is perfect; large errors count most.',
    unavailable: noRows(sample),
    value,
    interval: () =>
      errorInterval(
        value(),
        standardErrorOfMean(squares) / (2 * value()),
        'delta method on the mean squared error, log scale',
      ),
  };
}

function meanAbsoluteError(sample: ContinuousSample): Measure {
  const sizes = sample.residual.map(Math.abs);
  return {
    name: 'MAE',
    definition: 'Mean size of the error, in the unit of the outcome: 0 is perfect.',
    unavailable: noRows(sample),
    value: (weights) => mean(sizes, weights),
    interval: () =>
      errorInterval(mean(sizes), standardErrorOfMean(sizes), 'standard error of the mean, log scale'),
  };
}

/** 1 - mean squared error / variance of these outcomes, which can be negative. */
function explained(sample: ContinuousSample): Measure {
  const squares = sample.residual.map((r) => r * r);
  const deviations = (centre: number) => sample.outcome.map((y) => (y - centre) * (y - centre));
  const value = (weights?: Float64Array) =>
    1 - mean(squares, weights) / mean(deviations(mean(sample.outcome, weights)), weights);
  return {
    name: 'R squared',
    definition:
      'Share of the variation of the outcome that the predictions account for: 1 is perfect, 0 no better than predicting the mean, below 0 worse.',
    unavailable: noRows(sample) || (sample.flatOutcome ? 'all outcomes are equal' : ''),
    value,
    interval() {
      const spread = deviations(mean(sample.outcome));
      const [error, variance] = [mean(squares), mean(spread)];
      const influence = squares.map((s, i) => -s / variance + (error / (variance * variance)) * spread[i]);
      return plainInterval(value(), standardErrorOfMean(influence), 'influence function', [-Infinity, 1]);
    },
  };
}

function calibrationSlope(sample: ContinuousSample): Measure {
  const flat = sample.flatPrediction ? 'all predictions are equal' : '';
  return {
    name: 'Calibration slope',
    definition:
      'Slope of the outcome on the prediction: 1 is right, below 1 the predictions are too extreme, above 1 not extreme enough.',
    unavailable: noRows(sample) || flat,
    value: (weights) => slope(sample, weights),
    interval() {
      const value = slope(sample);
      const error = robustError(sample, value);
      if (Number.isNaN(error)) return { reason: 'one row alone determines the slope' };
      return studentInterval(value, error, sample.n - 2, "HC3 (robust to unequal variance), Student's t");
    },
  };
}

/** Weighted least squares slope of the outcome on the prediction; NaN where the weighted predictions are all equal. */
function slope({ outcome, prediction }: ContinuousSample, weights?: Float64Array): number {
  const [meanOutcome, meanPrediction] = [mean(outcome, weights), mean(prediction, weights)];
  let [products, squares] = [0, 0];
  for (let i = 0; i < outcome.length; i++) {
    const weighted = (weights === undefined ? 1 : weights[i]) * (prediction[i] - meanPrediction);
    products += weighted * (outcome[i] - meanOutcome);
    squares += weighted * (prediction[i] - meanPrediction);
  }
  return products / squares;
}

/** Standard error of a simple regression's slope, HC3 (MacKinnon and White 1985): residuals over 1 - leverage, no equal variance assumed. NaN where a leverage is 1. */
function robustError({ outcome, prediction, n }: ContinuousSample, coefficient: number): number {
  const [meanOutcome, meanPrediction] = [mean(outcome), mean(prediction)];
  const squares = n * mean(prediction.map((x) => (x - meanPrediction) * (x - meanPrediction)));
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = prediction[i] - meanPrediction;
    const leverage = 1 / n + (x * x) / squares;
    if (leverage > 1 - 1e-9) return NaN;
    const residual = (outcome[i] - meanOutcome - coefficient * x) / (1 - leverage);
    sum += x * x * residual * residual;
  }
  return Math.sqrt(sum) / squares;
}

function calibrationIntercept(sample: ContinuousSample): Measure {
  const { residual } = sample;
  return {
    name: 'Calibration intercept',
    definition:
      'Mean of observed minus predicted, in the unit of the outcome: 0 is right, above 0 the predictions are too low, below 0 too high.',
    unavailable: noRows(sample),
    value: (weights) => mean(residual, weights),
    interval: () =>
      studentInterval(
        mean(residual),
        standardErrorOfMean(residual),
        residual.length - 1,
        "standard error of the mean, Student's t",
      ),
  };
}
