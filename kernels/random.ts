/**
 * Random weights and random orders. A weight is a function of (key, its row and column), so padding and layout do not
 * change it. Normal numbers come from Marsaglia's polar method in double precision, with a logarithm of our own.
 */
import { philox, random0, random1, random2, random3 } from './inline/philox';

/** Uniform from low to high: 24 random bits each, `rows` x `columns` true columns. Rounding may reach `high` itself. */
export function fillUniform(rows: u32, columns: u32, out: usize, ld: u32, low: f32, high: f32, key0: u32, key1: u32): void {
  const width = high - low;
  for (let i: u32 = 0; i < rows; i++) {
    for (let j: u32 = 0; j < columns; j++) {
      philox(i * columns + j, 0, 0, 0, key0, key1);
      store<f32>(out + j * 4, low + width * (<f32>(random0 >> 8) * <f32>5.9604644775390625e-8));
    }
    out += ld;
  }
}

/** Normal with this mean and deviation; with `truncated`, draws beyond two deviations are drawn again. */
export function fillNormal(
  rows: u32,
  columns: u32,
  out: usize,
  ld: u32,
  mean: f32,
  deviation: f32,
  truncated: u32,
  key0: u32,
  key1: u32,
): void {
  for (let i: u32 = 0; i < rows; i++) {
    for (let j: u32 = 0; j < columns; j++) {
      let z = standardNormal(i * columns + j, 0, key0, key1);
      let attempt: u32 = 1;
      while (truncated && abs(z) > 2) z = standardNormal(i * columns + j, attempt++, key0, key1);
      store<f32>(out + j * 4, <f32>(mean + deviation * z));
    }
    out += ld;
  }
}

/** Marsaglia and Bray 1964. The point is drawn again, by the third counter word, until it falls in the unit disc. */
function standardNormal(index: u32, attempt: u32, key0: u32, key1: u32): f64 {
  let draw: u32 = 0;
  while (true) {
    philox(index, attempt, draw++, 0, key0, key1);
    const u = signedUniform(random0, random1);
    const v = signedUniform(random2, random3);
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * sqrt<f64>((-2 * log(s)) / s);
  }
}

/** 53 random bits on [-1, 1). */
// @ts-ignore: decorator
@inline
function signedUniform(high: u32, low: u32): f64 {
  return (<f64>(high >> 5) * 67108864 + <f64>(low >> 6)) * 2.220446049250313e-16 - 1;
}

/** ln s for normal s > 0: 2 atanh of (m - 1) / (m + 1) for the mantissa in [sqrt(1/2), sqrt(2)), plus e ln 2. */
function log(s: f64): f64 {
  const bits = reinterpret<u64>(s) - 0x3fe6a09e667f3bcd;
  const exponent = <f64>(<i64>bits >> 52);
  const m = reinterpret<f64>((bits & 0x000fffffffffffff) + 0x3fe6a09e667f3bcd);
  const f = (m - 1) / (m + 1);
  const square = f * f;
  let sum: f64 = 0;
  for (let odd = 21; odd >= 1; odd -= 2) sum = sum * square + 1 / <f64>odd;
  return 2 * f * sum + exponent * 0.6931471805599453;
}

/**
 * Fills `order` with 0 .. count - 1, permuted as Random.shuffle of src/engine/random.ts does with the same key. A long
 * order is done in parts: the places from below `from` (`count` starts anew) down to `to`, one call after the other.
 */
export function shuffle(count: u32, order: usize, from: u32, to: u32, key0: u32, key1: u32): void {
  if (from == count) {
    for (let i: u32 = 0; i < count; i++) store<u32>(order + i * 4, i);
    position = 0;
  }
  const last = max<u32>(to, 1);
  for (let i = from - 1; i >= last; i--) {
    const j = integerBelow(i + 1, key0, key1);
    const swapped = load<u32>(order + i * 4);
    store<u32>(order + i * 4, load<u32>(order + j * 4));
    store<u32>(order + j * 4, swapped);
  }
}

let position: u32 = 0;

/** The next 32 bits of the stream. */
function next(key0: u32, key1: u32): u32 {
  const lane = position & 3;
  if (lane == 0) philox(position >> 2, 0, 0, 0, key0, key1);
  position++;
  return lane == 0 ? random0 : lane == 1 ? random1 : lane == 2 ? random2 : random3;
}

/** Without bias: values from the last, incomplete run of `below` are drawn again. */
function integerBelow(below: u32, key0: u32, key1: u32): u32 {
  const excess = <u32>((<u64>0x100000000) % below);
  let value = next(key0, key1);
  while (excess && value >= 0 - excess) value = next(key0, key1);
  return value % below;
}
