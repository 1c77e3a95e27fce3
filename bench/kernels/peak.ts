/**
 * The yardstick: 12 independent chains c = c + x c on strict SIMD128, nothing loaded in the loop. Twelve, because with
 * eight the latency of an add binds and the "peak" is a third too low. 96 floating-point operations per turn. The factor
 * is an argument: V8 12 and later build a vector constant anew at every use, which would halve the "peak".
 */
export function peak(turns: u32, factor: f32): f32 {
  const x = f32x4.splat(factor);
  let c0 = f32x4.splat(1);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  let c4 = c0;
  let c5 = c0;
  let c6 = c0;
  let c7 = c0;
  let c8 = c0;
  let c9 = c0;
  let c10 = c0;
  let c11 = c0;
  while (turns) {
    c0 = f32x4.add(c0, f32x4.mul(x, c0));
    c1 = f32x4.add(c1, f32x4.mul(x, c1));
    c2 = f32x4.add(c2, f32x4.mul(x, c2));
    c3 = f32x4.add(c3, f32x4.mul(x, c3));
    c4 = f32x4.add(c4, f32x4.mul(x, c4));
    c5 = f32x4.add(c5, f32x4.mul(x, c5));
    c6 = f32x4.add(c6, f32x4.mul(x, c6));
    c7 = f32x4.add(c7, f32x4.mul(x, c7));
    c8 = f32x4.add(c8, f32x4.mul(x, c8));
    c9 = f32x4.add(c9, f32x4.mul(x, c9));
    c10 = f32x4.add(c10, f32x4.mul(x, c10));
    c11 = f32x4.add(c11, f32x4.mul(x, c11));
    turns--;
  }
  const a = f32x4.add(f32x4.add(f32x4.add(c0, c1), f32x4.add(c2, c3)), f32x4.add(f32x4.add(c4, c5), f32x4.add(c6, c7)));
  const b = f32x4.add(f32x4.add(c8, c9), f32x4.add(c10, c11));
  return f32x4.extract_lane(f32x4.add(a, b), 0);
}
