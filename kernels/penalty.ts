/**
 * L1 and L2 penalties on one parameter (`count` floats, pads included: they are 0 and add nothing):
 * loss += rows (l1 sum |w| + l2 sum w^2), so that dividing by the rows of an epoch gives the mean over its batches;
 * gradient += l1 sign(w) + 2 l2 w, unless `gradients` is 0.
 */
import { sumLanes64 } from './inline/rows';

export function penalty(rows: u32, count: u32, weights: usize, gradients: usize, l1: f32, l2: f32, state: usize): void {
  const end: usize = weights + count * 4;
  const zero = f32x4.splat(0);
  const step1 = f32x4.splat(l1);
  const step2 = f32x4.splat(2 * l2);
  let absolute: f64 = 0;
  let squared: f64 = 0;
  do {
    const w = v128.load(weights);
    absolute += sumLanes64(f32x4.abs(w));
    squared += sumLanes64(f32x4.mul(w, w));
    if (gradients) {
      const sign = f32x4.sub(v128.and(f32x4.gt(w, zero), step1), v128.and(f32x4.lt(w, zero), step1));
      const slope = f32x4.add(sign, f32x4.mul(w, step2));
      v128.store(gradients, f32x4.add(v128.load(gradients), slope));
      gradients += 16;
    }
    weights += 16;
  } while (weights < end);
  store<f64>(state, load<f64>(state) + <f64>rows * (<f64>l1 * absolute + <f64>l2 * squared));
}
