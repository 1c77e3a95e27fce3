/**
 * Binary cross-entropy, the mean over the columns of a row: from logits (sigmoid fused in), or from probabilities.
 * Arguments as in softmax-crossentropy.ts.
 */
import { log, log1p, exp, select } from './inline/math';
import { rowWeight } from './inline/loss';
import { flushSubnormals, smallestNormal, sumLanes64, tailMask } from './inline/rows';

/**
 * From logits x: max(x, 0) - x t + ln(1 + e^-|x|), exact for any x; gradient sigmoid(x) - t.
 * Writes sigmoid(x) to `probabilities` unless that is 0.
 */
export function logisticCrossentropy(
  rows: u32,
  columns: u32,
  logits: usize,
  probabilities: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  if (columns == 1) {
    oneColumn(rows, logits, probabilities, ld, targets, ldTargets, weights, gradient, state);
    return;
  }
  const mask = tailMask(columns);
  const last: usize = ((columns - 1) & ~3) * 4;
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const smallest = smallestNormal();
  const perColumn: f64 = 1 / <f64>columns;
  const perElement: f32 = 1 / <f32>(rows * columns);
  let loss = load<f64>(state);
  let i: u32 = 0;
  do {
    const weight = rowWeight(weights, i);
    const scale = f32x4.splat(weight * perElement);
    let sum: f64 = 0;
    let j: usize = 0;
    do {
      const x = v128.load(logits + j);
      const t = v128.load(targets + j);
      const e = exp(f32x4.neg(f32x4.abs(x)));
      let p = f32x4.div(select(f32x4.ge(x, zero), one, e), f32x4.add(one, e));
      let l = f32x4.add(f32x4.sub(f32x4.pmax(x, zero), f32x4.mul(x, t)), log1p(e));
      let g = flushSubnormals(f32x4.mul(f32x4.sub(p, t), scale), smallest);
      if (j == last) {
        p = v128.and(p, mask);
        l = v128.and(l, mask);
        g = v128.and(g, mask);
      }
      if (probabilities) v128.store(probabilities + j, p);
      if (gradient) v128.store(gradient + j, g);
      sum += sumLanes64(l);
      j += 16;
    } while (j <= last);
    loss += <f64>weight * (sum * perColumn);
    logits += ld;
    targets += ldTargets;
    if (probabilities) probabilities += ld;
    if (gradient) gradient += ld;
  } while (++i < rows);
  store<f64>(state, loss);
}

/** The same for one output, four rows to a vector: a risk is what most networks for health data give. Same bits. */
function oneColumn(
  rows: u32,
  logits: usize,
  probabilities: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const perRow = f32x4.splat(1 / <f32>rows);
  const smallest = smallestNormal();
  let loss = load<f64>(state);
  let i: u32 = 0;
  do {
    const x = gatherColumn(logits + i * ld, ld);
    const t = gatherColumn(targets + i * ldTargets, ldTargets);
    const w = weights ? gatherColumn(weights + i * 16, 16) : one;
    const e = exp(f32x4.neg(f32x4.abs(x)));
    const p = f32x4.div(select(f32x4.ge(x, zero), one, e), f32x4.add(one, e));
    const l = f32x4.add(f32x4.sub(f32x4.pmax(x, zero), f32x4.mul(x, t)), log1p(e));
    const g = flushSubnormals(f32x4.mul(f32x4.sub(p, t), f32x4.mul(w, perRow)), smallest);
    const last = min(rows, i + 4);
    let lanes = l;
    let lossWeights = w;
    let risks = p;
    let slopes = g;
    do {
      loss += <f64>f32x4.extract_lane(lossWeights, 0) * <f64>f32x4.extract_lane(lanes, 0);
      if (probabilities) store<f32>(probabilities + i * ld, f32x4.extract_lane(risks, 0));
      if (gradient) store<f32>(gradient + i * ld, f32x4.extract_lane(slopes, 0));
      lanes = nextLane(lanes);
      lossWeights = nextLane(lossWeights);
      risks = nextLane(risks);
      slopes = nextLane(slopes);
    } while (++i < last);
  } while (i < rows);
  store<f64>(state, loss);
}

/** The first column of four rows; those beyond the batch are padding rows of the same matrix. */
// @ts-ignore: decorator
@inline
function gatherColumn(from: usize, ld: u32): v128 {
  let x = v128.load32_zero(from);
  x = v128.load_lane<f32>(from + ld, x, 1);
  x = v128.load_lane<f32>(from + 2 * ld, x, 2);
  return v128.load_lane<f32>(from + 3 * ld, x, 3);
}

/** Moves lane 1 to lane 0, and so on. */
// @ts-ignore: decorator
@inline
function nextLane(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 1, 2, 3, 0);
}

/** From probabilities p, cut to [1e-7, 1 - 1e-7] as Keras does (epsilon); no gradient where p was cut. */
export function binaryCrossentropy(
  rows: u32,
  columns: u32,
  probabilities: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  const mask = tailMask(columns);
  const last: usize = ((columns - 1) & ~3) * 4;
  const one = f32x4.splat(1);
  const low = f32x4.splat(1e-7);
  const high = f32x4.splat(<f32>1 - <f32>1e-7);
  const smallest = smallestNormal();
  const perColumn: f64 = 1 / <f64>columns;
  const perElement: f32 = 1 / <f32>(rows * columns);
  let loss = load<f64>(state);
  let i: u32 = 0;
  do {
    const weight = rowWeight(weights, i);
    const scale = f32x4.splat(weight * perElement);
    let sum: f64 = 0;
    let j: usize = 0;
    do {
      const raw = v128.load(probabilities + j);
      const p = f32x4.pmax(f32x4.pmin(raw, high), low);
      const q = f32x4.sub(one, p);
      const t = v128.load(targets + j);
      const s = f32x4.sub(one, t);
      let l = f32x4.neg(f32x4.add(f32x4.mul(t, log(p)), f32x4.mul(s, log(q))));
      let g = f32x4.mul(f32x4.sub(f32x4.div(s, q), f32x4.div(t, p)), scale);
      g = v128.and(flushSubnormals(g, smallest), f32x4.eq(raw, p));
      if (j == last) {
        l = v128.and(l, mask);
        g = v128.and(g, mask);
      }
      if (gradient) v128.store(gradient + j, g);
      sum += sumLanes64(l);
      j += 16;
    } while (j <= last);
    loss += <f64>weight * (sum * perColumn);
    probabilities += ld;
    targets += ldTargets;
    if (gradient) gradient += ld;
  } while (++i < rows);
  store<f64>(state, loss);
}
