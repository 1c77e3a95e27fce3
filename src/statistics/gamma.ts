/** The gamma function's logarithm, by way of how far Stirling's formula is off, which loses no digits for large arguments. */
import { log, log1p } from './elementary.js';

/** log(2 pi) / 2. */
const HALF_LOG_2PI = 0.9189385332046728;

/**
 * log Gamma(x) minus Stirling's (x - 1/2) log x - x + log(2 pi) / 2, for x > 0 (Abramowitz and Stegun 6.1.41). Below 12 the
 * recurrence delta(x) = delta(x + 1) + (x + 1/2) log(1 + 1/x) - 1 leads upwards to where seven terms give full accuracy.
 */
export function stirlingError(x: number): number {
  let shifted = 0;
  let z = x;
  for (; z < 12; z++) shifted += (z + 0.5) * log1p(1 / z) - 1;
  const w = 1 / (z * z);
  const end = 1 / 1188 - w * (691 / 360360 - w / 156);
  return shifted + (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * end)))) / z;
}

/** log Gamma(x) for x > 0. Near its zeros at 1 and 2 the error is a few times 1e-16 in absolute terms. */
export function logGamma(x: number): number {
  return (x - 0.5) * log(x) - x + HALF_LOG_2PI + stirlingError(x);
}
