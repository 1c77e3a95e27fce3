/** The standard normal distribution with both tails, in double precision: checked against 40-digit truth in test/statistics. */
import { exp, log } from './elementary.js';

const SQRT_2PI = 2.5066282746310002;
/** Beyond this, one half minus the series would lose digits of the tail. */
const SERIES_END = 1;

/** Density at x. */
export function normalDensity(x: number): number {
  // x^2 / 2 in two parts: the first is exact, so far out in the tail no digit is lost before exp.
  const coarse = Math.round(x * 16) / 16;
  if (!(Math.abs(x) < 39)) return Number.isNaN(x) ? NaN : 0;
  return (exp(-0.5 * coarse * coarse) * exp(-0.5 * (x - coarse) * (x + coarse))) / SQRT_2PI;
}

/** P(Z <= x). */
export function normalCdf(x: number): number {
  return normalUpperTail(-x);
}

/** P(Z > x), to full relative accuracy however small it is. */
export function normalUpperTail(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) < SERIES_END) return 0.5 - normalDensity(x) * series(x);
  return x > 0 ? normalDensity(x) * fraction(x) : 1 - normalDensity(x) * fraction(-x);
}

/** x + x^3 / 3 + x^5 / (3 5) + ...: (P(Z <= x) - 1/2) / density (Abramowitz and Stegun 26.2.11). */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; sum + term !== sum; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return sum;
}

/** 1 / (x + 1 / (x + 2 / (x + 3 / ...))): upper tail / density (Abramowitz and Stegun 26.2.14), from the far end. */
function fraction(x: number): number {
  const terms = Math.ceil(20 + 500 / (x * x));
  let value = x;
  for (let n = terms; n > 0; n--) value = x + n / value;
  return 1 / value;
}

/** The x with P(Z <= x) = p. 0 and 1 give minus and plus infinity, anything outside NaN. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return central(q);
  return q < 0 ? -tail(p) : tail(1 - p);
}

/** The x with P(Z > x) = p, which keeps its accuracy for the smallest p. */
export function normalUpperQuantile(p: number): number {
  return -normalQuantile(p);
}

// Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 1988, routine PPND16.
// Each pair of lists is a numerator and a denominator, highest power first.
const CENTRAL = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
];
const TAIL = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
];
const FAR_TAIL = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
];

function ratio([numerator, denominator]: number[][], x: number): number {
  let above = 0;
  let below = 0;
  for (let i = 0; i < numerator.length; i++) {
    above = above * x + numerator[i];
    below = below * x + denominator[i];
  }
  return above / below;
}

function central(q: number): number {
  return q * ratio(CENTRAL, 0.180625 - q * q);
}

/** The x > 0 with P(Z > x) = p. */
function tail(p: number): number {
  const r = Math.sqrt(-log(p));
  return r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5);
}
