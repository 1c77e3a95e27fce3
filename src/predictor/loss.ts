/** How wrong predictions are, as predictors themselves measure it while choosing: f64, the same bits everywhere. */
import { log } from '../statistics/elementary.js';
import { outputsOf, type Outcome } from './predictor.js';

/** A risk of exactly 0 or 1 that is wrong would cost infinitely much; it costs as much as this risk. */
const SMALLEST_RISK = 1e-15;

/** Sum over rows of minus log likelihood (binary, multi-class) or half the squared error (numbers), in row order. */
export function totalLoss(predictions: Float64Array, outcome: Outcome): number {
  const K = outputsOf(outcome);
  let sum = 0;
  for (let i = 0; i < outcome.values.length; i++)
    sum += rowLoss(predictions, i * K, outcome.values[i], outcome.task);
  return sum;
}

function rowLoss(predictions: Float64Array, at: number, value: number, task: Outcome['task']): number {
  if (task === 'continuous') {
    const error = predictions[at] - value;
    return 0.5 * error * error;
  }
  const own =
    task === 'multiclass' ? predictions[at + value] : value === 1 ? predictions[at] : 1 - predictions[at];
  return -log(Math.max(own, SMALLEST_RISK));
}
