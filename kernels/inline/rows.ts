/** Helpers for kernels that walk rows in vectors of four: the mask of the last vector and sums over lanes. */

/** All ones in the lanes of the last vector that are true columns, zeros in its pads. */
// @ts-ignore: decorator
@inline
export function tailMask(columns: u32): v128 {
  const rest = columns & 3;
  return i32x4.gt_s(i32x4.splat(rest == 0 ? 4 : rest), i32x4(0, 1, 2, 3));
}

/** ((l0 + l1) + (l2 + l3)): the one order in which lanes are added. */
// @ts-ignore: decorator
@inline
export function sumLanes(x: v128): f32 {
  const left = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1);
  return left + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** sumLanes in double precision, for losses. */
// @ts-ignore: decorator
@inline
export function sumLanes64(x: v128): f64 {
  const left = <f64>f32x4.extract_lane(x, 0) + <f64>f32x4.extract_lane(x, 1);
  return left + (<f64>f32x4.extract_lane(x, 2) + <f64>f32x4.extract_lane(x, 3));
}

/**
 * The smallest normal number in all lanes, for flushSubnormals. Loaded, not written as a constant: some compilers
 * build a vector constant anew at every use in a loop, and this one is used in the hottest.
 */
// @ts-ignore: decorator
@inline
export function smallestNormal(): v128 {
  return v128.load32_splat(SMALLEST_NORMAL);
}

const SMALLEST_NORMAL: usize = memory.data<f32>([1.17549435e-38]);

/** Zero where |x| is below `smallest`: subnormals would slow every later product down. NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function flushSubnormals(x: v128, smallest: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), smallest));
}
