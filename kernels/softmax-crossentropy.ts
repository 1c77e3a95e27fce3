/**
 * Softmax and cross-entropy in one: from logits to probabilities, loss and gradient. Fused because the loss stays right
 * where a probability rounds to 0, and its gradient is simply p - t.
 *
 * Loss of row i: w_i sum_j t_ij (ln S - (x_ij - max)), S = sum e^(x - max); `state` collects the sum in f64.
 * Gradient: (w_i / B) (p sum_j t_ij - t_ij). `targets` holds one row of t per row, or with `sparse` the class number
 * in its first column. `weights` is 0 for none; `gradient` is 0 when only the loss is wanted.
 */
import { log } from './inline/math';
import { rowWeight } from './inline/loss';
import { flushSubnormals, smallestNormal, sumLanes64, tailMask } from './inline/rows';
import { rowMaximum, softmaxRow } from './softmax';

export function softmaxCrossentropy(
  rows: u32,
  columns: u32,
  logits: usize,
  probabilities: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  sparse: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  const mask = tailMask(columns);
  const perRow: f32 = 1 / <f32>rows;
  let loss = load<f64>(state);
  let i: u32 = 0;
  do {
    const maximum = rowMaximum(columns, logits, mask);
    const total = softmaxRow(columns, logits, probabilities, maximum, mask);
    const logTotal = f32x4.extract_lane(log(f32x4.splat(total)), 0);
    const weight = rowWeight(weights, i);
    const scale = weight * perRow;
    if (sparse) {
      const label: usize = (<u32>load<f32>(targets)) * 4;
      loss += <f64>weight * <f64>(logTotal - (load<f32>(logits + label) - maximum));
      if (gradient) sparseGradient(columns, probabilities, label, gradient, scale);
    } else {
      loss += <f64>weight * denseRow(columns, logits, probabilities, targets, gradient, logTotal, maximum, scale);
    }
    logits += ld;
    probabilities += ld;
    targets += ldTargets;
    if (gradient) gradient += ld;
  } while (++i < rows);
  store<f64>(state, loss);
}

// @ts-ignore: decorator
@inline
function sparseGradient(columns: u32, probabilities: usize, label: usize, gradient: usize, scale: f32): void {
  const width: usize = ((columns + 3) & ~3) * 4;
  const smallest = smallestNormal();
  const s = f32x4.splat(scale);
  let j: usize = 0;
  do {
    v128.store(gradient + j, flushSubnormals(f32x4.mul(v128.load(probabilities + j), s), smallest));
    j += 16;
  } while (j < width);
  store<f32>(gradient + label, (load<f32>(probabilities + label) - 1) * scale);
}

// @ts-ignore: decorator
@inline
function denseRow(
  columns: u32,
  logits: usize,
  probabilities: usize,
  targets: usize,
  gradient: usize,
  logTotal: f32,
  maximum: f32,
  scale: f32,
): f64 {
  const width: usize = ((columns + 3) & ~3) * 4;
  const shift = f32x4.splat(maximum);
  const logSum = f32x4.splat(logTotal);
  let loss: f64 = 0;
  let mass: f64 = 0;
  let j: usize = 0;
  do {
    const t = v128.load(targets + j);
    loss += sumLanes64(f32x4.mul(t, f32x4.sub(logSum, f32x4.sub(v128.load(logits + j), shift))));
    mass += sumLanes64(t);
    j += 16;
  } while (j < width);
  if (gradient) {
    const smallest = smallestNormal();
    const s = f32x4.splat(scale);
    const m = f32x4.splat(<f32>mass);
    j = 0;
    do {
      const difference = f32x4.sub(f32x4.mul(v128.load(probabilities + j), m), v128.load(targets + j));
      v128.store(gradient + j, flushSubnormals(f32x4.mul(difference, s), smallest));
      j += 16;
    } while (j < width);
  }
  return loss;
}
