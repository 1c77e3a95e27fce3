/** Softmax over the columns of each row, shifted by the row's maximum so that nothing overflows. */
import { exp } from './inline/math';
import { flushSubnormals, smallestNormal, sumLanes, tailMask } from './inline/rows';

export function softmax(rows: u32, columns: u32, x: usize, y: usize, ld: u32): void {
  const mask = tailMask(columns);
  do {
    softmaxRow(columns, x, y, rowMaximum(columns, x, mask), mask);
    x += ld;
    y += ld;
  } while (--rows);
}

/** dx = y (dy - sum(dy y)); dx may be dy. */
export function softmaxGradient(rows: u32, columns: u32, y: usize, dy: usize, dx: usize, ld: u32): void {
  const smallest = smallestNormal();
  const width: usize = ((columns + 3) & ~3) * 4;
  do {
    let sum = f32x4.splat(0);
    let j: usize = 0;
    do {
      sum = f32x4.add(sum, f32x4.mul(v128.load(dy + j), v128.load(y + j)));
      j += 16;
    } while (j < width);
    const total = f32x4.splat(sumLanes(sum));
    j = 0;
    do {
      const slope = f32x4.mul(v128.load(y + j), f32x4.sub(v128.load(dy + j), total));
      v128.store(dx + j, flushSubnormals(slope, smallest));
      j += 16;
    } while (j < width);
    y += ld;
    dy += ld;
    dx += ld;
  } while (--rows);
}

/** Greatest of the true columns; `mask` is tailMask(columns). */
// @ts-ignore: decorator
@inline
export function rowMaximum(columns: u32, x: usize, mask: v128): f32 {
  const last: usize = ((columns - 1) & ~3) * 4;
  let top = v128.bitselect(v128.load(x + last), f32x4.splat(-Infinity), mask);
  for (let j: usize = 0; j < last; j += 16) top = f32x4.max(top, v128.load(x + j));
  return max(
    max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1)),
    max(f32x4.extract_lane(top, 2), f32x4.extract_lane(top, 3)),
  );
}

/** y = e^(x - maximum) / sum; returns the sum. */
// @ts-ignore: decorator
@inline
export function softmaxRow(columns: u32, x: usize, y: usize, maximum: f32, mask: v128): f32 {
  const last: usize = ((columns - 1) & ~3) * 4;
  const shift = f32x4.splat(maximum);
  let sum = f32x4.splat(0);
  let j: usize = 0;
  do {
    let e = exp(f32x4.sub(v128.load(x + j), shift));
    if (j == last) e = v128.and(e, mask);
    v128.store(y + j, e);
    sum = f32x4.add(sum, e);
    j += 16;
  } while (j <= last);
  const total = sumLanes(sum);
  const scale = f32x4.splat(1 / total);
  j = 0;
  do {
    v128.store(y + j, f32x4.mul(v128.load(y + j), scale));
    j += 16;
  } while (j <= last);
  return total;
}
