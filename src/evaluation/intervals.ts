/** From a standard error to an interval, on the scale where the estimate is nearest to normal. */
import { exp } from '../statistics/elementary.js';
import { logit, sigmoid } from '../statistics/links.js';
import { normalQuantile } from '../statistics/normal.js';
import { studentUpperQuantile } from '../statistics/student.js';
import { LEVEL, type Interval } from './estimate.js';

/** 1.96: how many standard errors an interval reaches to each side. */
export const Z = normalQuantile(1 - (1 - LEVEL) / 2);

/** Where no interval can be computed, say why instead. */
export type IntervalOrReason = Interval | { reason: string };

/** value -/+ 1.96 standard errors, kept inside `range` where the measure has one. */
export function plainInterval(
  value: number,
  standardError: number,
  method: string,
  [lowest, highest]: readonly [number, number] = [-Infinity, Infinity],
): Interval {
  const reach = Z * standardError;
  return { lower: Math.max(lowest, value - reach), upper: Math.min(highest, value + reach), method };
}

/** value -/+ the quantile of Student's t with this many degrees of freedom times the standard error. */
export function studentInterval(
  value: number,
  standardError: number,
  freedom: number,
  method: string,
): Interval {
  const reach = studentUpperQuantile((1 - LEVEL) / 2, freedom) * standardError;
  return { lower: value - reach, upper: value + reach, method };
}

/** For a positive number: symmetric on the log scale. `standardError` is that of the value itself. */
export function logInterval(value: number, standardError: number, method: string): Interval {
  const factor = exp((Z * standardError) / value);
  return { lower: value / factor, upper: value * factor, method };
}

/** For a number strictly between 0 and 1: symmetric on the logit scale. */
export function logitInterval(value: number, standardError: number, method: string): Interval {
  const middle = logit(value);
  const reach = (Z * standardError) / (value * (1 - value));
  return { lower: sigmoid(middle - reach), upper: sigmoid(middle + reach), method };
}

/**
 * Wilson's interval of a share (Journal of the American Statistical Association 1927), which stays inside 0 to 1 and
 * has width at 0 and 1 too. `n` is the (effective) number behind the share and need not be whole.
 */
export function wilsonInterval(share: number, n: number, method = 'Wilson'): Interval {
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return {
    lower: share === 0 ? 0 : Math.max(0, middle - reach),
    upper: share === 1 ? 1 : Math.min(1, middle + reach),
    method,
  };
}
