/**
 * exp, log, log1p and expm1 in double precision, from + - * / alone: the same bits in every JavaScript engine,
 * which Math.exp and its family do not promise. Errors stay below one unit in the last place (test/statistics/elementary.test.ts).
 * For weights inside the engine there are kernels; this room serves statistics and evaluation.
 */

// ln 2 in two parts. The first has 32 bits, so that its product with an exponent is exact.
const LN2_HIGH = 2977044471 / 4294967296;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;
const SQRT2 = 1.4142135623730951;

const LARGEST_EXPONENT = 1023;
const SMALLEST_EXPONENT = -1074;

/** Every power of two that is a double, by exponent minus `SMALLEST_EXPONENT`; doubling is exact. */
const powersOfTwo = new Float64Array(LARGEST_EXPONENT - SMALLEST_EXPONENT + 1);
powersOfTwo[0] = 5e-324;
for (let i = 1; i < powersOfTwo.length; i++) powersOfTwo[i] = powersOfTwo[i - 1] * 2;

function powerOfTwo(exponent: number): number {
  return powersOfTwo[exponent - SMALLEST_EXPONENT];
}

/** value * 2^exponent for a value near 1, rounded once. */
function scale(value: number, exponent: number): number {
  if (exponent > LARGEST_EXPONENT) return value * powerOfTwo(LARGEST_EXPONENT) * 2;
  if (exponent < -1021) return value * powerOfTwo(exponent + 100) * powerOfTwo(-100);
  return value * powerOfTwo(exponent);
}

/**
 * exp(r) - 1 - r for |r| <= ln(2)/2, by r coth(r/2) = sum of 2 B(2n) r^(2n) / (2n)!, with B the Bernoulli numbers
 * (Abramowitz and Stegun 4.5.67): exp(r) = 1 + 2r / (r coth(r/2) - r). Eight terms leave an error below 1e-19.
 */
function exponentialTail(r: number): number {
  const z = r * r;
  const high = 1 / 23950080 - z * (691 / 653837184000 - z / 37362124800);
  const c = r - z * (1 / 6 - z * (1 / 360 - z * (1 / 15120 - z * (1 / 604800 - z * high))));
  return (r * c) / (2 - c);
}

/** e to the x. Below -745.14 it is 0, above 709.79 infinity. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  return scale(1 + (high - (low - exponentialTail(high - low))), k);
}

/** exp(x) - 1, accurate near 0 too. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x > 40) return exp(x) - 1;
  if (x < -40) return -1;
  if (Math.abs(x) < 1e-17) return x;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  if (k === 0) return x + exponentialTail(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const tail = exponentialTail(r) + (high - r - low);
  // 2^k ((1 - 2^-k) + r + tail), with what rounding takes from the first sum (Dekker 1971) given back to the tail.
  const start = 1 - powerOfTwo(-k);
  const sum = start + r;
  return (sum + (tail + (r - (sum - start)))) * powerOfTwo(k);
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
bits[0] = 1;
/** Where the half with sign and exponent lies: this differs between little- and big-endian machines. */
const HIGH_WORD = words[1] === 0 ? 0 : 1;

/** Splits a positive finite x into m * 2^k with m in [sqrt(1/2), sqrt(2)]; m stays in `bits[0]`, k is returned. */
function splitExponent(x: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  bits[0] = subnormal ? x * 18014398509481984 : x;
  const exponent = (words[HIGH_WORD] >>> 20) - 1023 - (subnormal ? 54 : 0);
  words[HIGH_WORD] = (words[HIGH_WORD] & 0x000fffff) | 0x3ff00000;
  if (bits[0] <= SQRT2) return exponent;
  bits[0] /= 2;
  return exponent + 1;
}

/**
 * log(2^k (1 + f)) + correction for 1 + f in [sqrt(1/2), sqrt(2)], by log(1 + f) = 2 artanh(s), s = f / (2 + f)
 * (Abramowitz and Stegun 4.1.27). Written as f - f^2/2 + s (f^2/2 + ...) so that the leading term is exact.
 */
function logarithm(k: number, f: number, correction: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const end = 2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21))));
  const series = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * end)))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + (k * LN2_LOW + correction)) - f);
}

/** Natural logarithm. 0 gives -infinity, a negative number NaN. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const k = splitExponent(x);
  return logarithm(k, bits[0] - 1, 0);
}

/** log(1 + x), accurate near 0 too. -1 gives -infinity, less than -1 NaN. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (Math.abs(x) < 1e-16) return x;
  if (x > -0.29 && x < 0.41) return logarithm(0, x, 0);
  const u = 1 + x;
  // What rounding took from 1 + x, to first order.
  const lost = (x > 1 ? 1 - (u - x) : x - (u - 1)) / u;
  const k = splitExponent(u);
  return logarithm(k, bits[0] - 1, lost);
}
