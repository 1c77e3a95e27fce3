/**
 * Transcendental functions on four floats, from adds, multiplies and divisions alone, so that they give the same bits
 * everywhere. Polynomials: scripts/fit-approximations.py. Greatest errors in units in the last place, measured over
 * every 97th float (test/conformance/engine/math.test.ts) and rounded up: exp 1, log 1, tanh 1.5, e^x - 1 1.5,
 * softplus 2, sigmoid 2.5, x sigmoid(x) 3.5, x Phi(x) 7. Powers of e below the smallest normal number are 0:
 * subnormals would slow every later product down. NaN stays NaN.
 */

// @ts-ignore: decorator
@inline
function c(x: f32): v128 {
  return f32x4.splat(x);
}

/** x where the mask is set, otherwise y. */
// @ts-ignore: decorator
@inline
export function select(mask: v128, x: v128, y: v128): v128 {
  return v128.bitselect(x, y, mask);
}

/** 2^n for whole n from -126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** e^x; 0 below -87.33, infinity above 88.73. Reduction by ln 2 in two parts, then 1 + r + r^2 p(r). */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const tooSmall = f32x4.lt(x, c(-87.33654));
  const bounded = f32x4.pmax(f32x4.pmin(x, c(90)), c(-90));
  const n = f32x4.nearest(f32x4.mul(bounded, c(1.44269504)));
  let r = f32x4.sub(bounded, f32x4.mul(n, c(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, c(-2.12194440e-4)));
  let p = c(1.989927696e-4);
  p = f32x4.add(f32x4.mul(p, r), c(1.393364393e-3));
  p = f32x4.add(f32x4.mul(p, r), c(8.333298378e-3));
  p = f32x4.add(f32x4.mul(p, r), c(4.166646674e-2));
  p = f32x4.add(f32x4.mul(p, r), c(1.666666716e-1));
  p = f32x4.add(f32x4.mul(p, r), c(0.5));
  const y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), c(1));
  // 2^128 is no float: scale in two halves, so that the largest results are reached and larger ones become infinity.
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  return v128.andnot(scaled, tooSmall);
}

/** ln x for positive normal x; 0 and subnormals give about -87.3, infinity gives 88.7, negative x and NaN give NaN. */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const positive = f32x4.pmin(f32x4.pmax(x, c(1.17549435e-38)), c(3.40282347e38));
  // Mantissa in [sqrt(1/2), sqrt(2)): subtracting the bits of sqrt(1/2) puts the split of exponents there.
  const bits = i32x4.sub(positive, i32x4.splat(0x3f3504f3));
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const mantissa = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const f = f32x4.sub(mantissa, c(1));
  const s = f32x4.mul(f, f);
  let p = c(6.797289103e-2);
  p = f32x4.add(f32x4.mul(p, f), c(-1.170896143e-1));
  p = f32x4.add(f32x4.mul(p, f), c(1.188262627e-1));
  p = f32x4.add(f32x4.mul(p, f), c(-1.239910796e-1));
  p = f32x4.add(f32x4.mul(p, f), c(1.421942711e-1));
  p = f32x4.add(f32x4.mul(p, f), c(-1.666840166e-1));
  p = f32x4.add(f32x4.mul(p, f), c(2.000214458e-1));
  p = f32x4.add(f32x4.mul(p, f), c(-2.500000298e-1));
  p = f32x4.add(f32x4.mul(p, f), c(3.333331347e-1));
  let y = f32x4.mul(f32x4.mul(p, f), s);
  y = f32x4.add(y, f32x4.mul(exponent, c(-2.12194440e-4)));
  y = f32x4.sub(y, f32x4.mul(s, c(0.5)));
  y = f32x4.add(f32x4.add(y, f), f32x4.mul(exponent, c(0.693359375)));
  const valid = f32x4.ge(x, c(0));
  return v128.or(y, v128.not(valid));
}

/** ln(1 + u) for u in [0, 1]. What 1 + u loses of u is added back, divided by 1 + u. */
// @ts-ignore: decorator
@inline
export function log1p(u: v128): v128 {
  const sum = f32x4.add(u, c(1));
  const lost = f32x4.sub(u, f32x4.sub(sum, c(1)));
  return f32x4.add(log(sum), f32x4.div(lost, sum));
}

/** 1 / (1 + e^-x), from e^-|x| so that nothing overflows. */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const numerator = select(f32x4.ge(x, c(0)), c(1), e);
  return f32x4.div(numerator, f32x4.add(c(1), e));
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). */
// @ts-ignore: decorator
@inline
export function softplus(x: v128): v128 {
  return f32x4.add(f32x4.pmax(x, c(0)), log1p(exp(f32x4.neg(f32x4.abs(x)))));
}

/** x + x^3 p(x^2) below 0.625, otherwise sign(x) (1 - 2 / (e^2|x| + 1)). */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const s = f32x4.mul(x, x);
  let p = c(2.170160413e-3);
  p = f32x4.add(f32x4.mul(p, s), c(-8.210184053e-3));
  p = f32x4.add(f32x4.mul(p, s), c(2.171559446e-2));
  p = f32x4.add(f32x4.mul(p, s), c(-5.394989252e-2));
  p = f32x4.add(f32x4.mul(p, s), c(1.333323568e-1));
  p = f32x4.add(f32x4.mul(p, s), c(-3.333333135e-1));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(s, x), p));
  const e = exp(f32x4.add(size, size));
  const far = f32x4.sub(c(1), f32x4.div(c(2), f32x4.add(e, c(1))));
  const signed = v128.or(far, v128.and(x, c(-0.0)));
  return select(f32x4.gt(size, c(0.625)), signed, near);
}

/** e^x - 1 for x <= 0: r + r^2/2 + ... above -0.5 (Taylor's series), e^x - 1 below. */
// @ts-ignore: decorator
@inline
export function expm1Negative(x: v128): v128 {
  let p = c(2.48015873e-5);
  p = f32x4.add(f32x4.mul(p, x), c(1.98412698e-4));
  p = f32x4.add(f32x4.mul(p, x), c(1.38888889e-3));
  p = f32x4.add(f32x4.mul(p, x), c(8.33333333e-3));
  p = f32x4.add(f32x4.mul(p, x), c(4.16666667e-2));
  p = f32x4.add(f32x4.mul(p, x), c(1.66666667e-1));
  p = f32x4.add(f32x4.mul(p, x), c(0.5));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(x, x), p));
  return select(f32x4.gt(x, c(-0.5)), near, f32x4.sub(exp(x), c(1)));
}

/**
 * e^(-x^2 / 2). The square of x cut to 12 bits is exact; the rest is a small second factor. Beyond 16 it is 0 in any
 * case, and x is bounded so that no square overflows.
 */
// @ts-ignore: decorator
@inline
export function gaussian(unbounded: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(unbounded, c(16)), c(-16));
  const cut = v128.and(x, i32x4.splat(0xfffff000));
  const main = f32x4.mul(f32x4.mul(cut, cut), c(-0.5));
  const rest = f32x4.mul(f32x4.mul(f32x4.sub(x, cut), f32x4.add(x, cut)), c(-0.5));
  return f32x4.mul(exp(main), exp(rest));
}

/** The normal distribution function Phi(x), given gaussian(x): Phi(-z) = g t p(t), t = 1 / (1 + z / 3). */
// @ts-ignore: decorator
@inline
export function normalCdf(x: v128, g: v128): v128 {
  const t = f32x4.div(c(3), f32x4.add(c(3), f32x4.abs(x)));
  let p = c(-8.231256157e-3);
  p = f32x4.add(f32x4.mul(p, t), c(1.915194653e-2));
  p = f32x4.add(f32x4.mul(p, t), c(3.781885654e-2));
  p = f32x4.add(f32x4.mul(p, t), c(-1.582038850e-1));
  p = f32x4.add(f32x4.mul(p, t), c(1.328164637e-1));
  p = f32x4.add(f32x4.mul(p, t), c(-1.141938195e-2));
  p = f32x4.add(f32x4.mul(p, t), c(1.068883762e-1));
  p = f32x4.add(f32x4.mul(p, t), c(1.148999259e-1));
  p = f32x4.add(f32x4.mul(p, t), c(1.333122849e-1));
  p = f32x4.add(f32x4.mul(p, t), c(1.329666674e-1));
  const tail = f32x4.mul(f32x4.mul(p, t), g);
  return select(f32x4.gt(x, c(0)), f32x4.sub(c(1), tail), tail);
}
