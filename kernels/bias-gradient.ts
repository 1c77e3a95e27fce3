/**
 * Gradient of a bias: the sum of the rows of D (B x O), rows in order. The second form passes D through the
 * derivative of relu on the way (D = 0 where the output Y was not positive) and writes it back, subnormals as 0.
 * Sixteen columns at a time, so four independent sums hide the latency of an add.
 */
import { flushSubnormals, smallestNormal } from './inline/rows';

export function biasGradient(rows: u32, columns: u32, gradient: usize, ld: u32, biasGradient: usize): void {
  for (let j: u32 = 0; j < columns; j += 16) {
    const width = min<u32>(columns - j, 16);
    let at: usize = gradient + j * 4;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let i: u32 = 0;
    do {
      s0 = f32x4.add(s0, v128.load(at));
      if (width > 4) s1 = f32x4.add(s1, v128.load(at, 16));
      if (width > 8) s2 = f32x4.add(s2, v128.load(at, 32));
      if (width > 12) s3 = f32x4.add(s3, v128.load(at, 48));
      at += ld;
    } while (++i < rows);
    store(biasGradient + j * 4, width, s0, s1, s2, s3);
  }
}

export function reluBiasGradient(
  rows: u32,
  columns: u32,
  output: usize,
  gradient: usize,
  ld: u32,
  biasGradient: usize,
): void {
  const zero = f32x4.splat(0);
  const smallest = smallestNormal();
  for (let j: u32 = 0; j < columns; j += 16) {
    const width = min<u32>(columns - j, 16);
    let y: usize = output + j * 4;
    let d: usize = gradient + j * 4;
    let s0 = zero;
    let s1 = zero;
    let s2 = zero;
    let s3 = zero;
    let i: u32 = 0;
    do {
      s0 = f32x4.add(s0, masked(y, d, zero, smallest));
      if (width > 4) s1 = f32x4.add(s1, masked(y + 16, d + 16, zero, smallest));
      if (width > 8) s2 = f32x4.add(s2, masked(y + 32, d + 32, zero, smallest));
      if (width > 12) s3 = f32x4.add(s3, masked(y + 48, d + 48, zero, smallest));
      y += ld;
      d += ld;
    } while (++i < rows);
    store(biasGradient + j * 4, width, s0, s1, s2, s3);
  }
}

// @ts-ignore: decorator
@inline
function masked(output: usize, gradient: usize, zero: v128, smallest: v128): v128 {
  const kept = flushSubnormals(v128.and(f32x4.gt(v128.load(output), zero), v128.load(gradient)), smallest);
  v128.store(gradient, kept);
  return kept;
}

// @ts-ignore: decorator
@inline
function store(to: usize, width: u32, s0: v128, s1: v128, s2: v128, s3: v128): void {
  v128.store(to, s0);
  if (width > 4) v128.store(to, s1, 16);
  if (width > 8) v128.store(to, s2, 32);
  if (width > 12) v128.store(to, s3, 48);
}
