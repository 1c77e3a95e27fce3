/** The incomplete beta function, both tails: what Student's t, F, binomial and Clopper-Pearson are made of. */
import { exp, log } from './elementary.js';
import { stirlingError } from './gamma.js';

const TWO_PI = 6.283185307179586;

export interface Tails {
  lower: number;
  upper: number;
}

/**
 * The regularised incomplete beta function I_x(a, b) and what is left to 1, for a, b > 0. `x` and `y` = 1 - x are given
 * both, so that neither tail loses digits when the other is near 1.
 */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const front = betaFront(x, y, a, b);
  // The fraction converges fast on the near side of the mean.
  if (x * (a + b + 2) <= a + 1) {
    const lower = (front * fraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (front * fraction(y, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/** x^a y^b / B(a, b), by the saddle-point expansion of Loader (Fast and accurate computation of binomial probabilities, 2000). */
export function betaFront(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a * b) / (TWO_PI * n)) * exp(error - deviance(a, n * x) - deviance(b, n * y));
}

/** k log(k / m) + m - k, accurate where k is near m: its series in v = (k - m) / (k + m). */
function deviance(k: number, m: number): number {
  const v = (k - m) / (k + m);
  if (!(Math.abs(v) <= 0.1)) return m - k - k * log(m / k);
  let sum = (k - m) * v;
  let term = 2 * k * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The continued fraction of I_x(a, b) (Abramowitz and Stegun 26.5.8), by Lentz's method (Applied Optics 1976). */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const keep = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / keep(1 + even * d);
    c = keep(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keep(1 + odd * d);
    c = keep(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
