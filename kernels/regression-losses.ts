/** Mean squared and mean absolute error: the mean over the columns of a row. Arguments as in softmax-crossentropy.ts. */
import { rowWeight } from './inline/loss';
import { flushSubnormals, smallestNormal, sumLanes64 } from './inline/rows';

/** (p - t)^2; gradient 2 (p - t). */
export function meanSquaredError(
  rows: u32,
  columns: u32,
  predictions: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  walk(true, rows, columns, predictions, ld, targets, ldTargets, weights, gradient, state);
}

/** |p - t|; gradient the sign of p - t, 0 where they are equal. */
export function meanAbsoluteError(
  rows: u32,
  columns: u32,
  predictions: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  walk(false, rows, columns, predictions, ld, targets, ldTargets, weights, gradient, state);
}

/** Both are one text, inlined with `squared` as a constant. */
// @ts-ignore: decorator
@inline
function walk(
  squared: bool,
  rows: u32,
  columns: u32,
  predictions: usize,
  ld: u32,
  targets: usize,
  ldTargets: u32,
  weights: usize,
  gradient: usize,
  state: usize,
): void {
  const width: usize = ((columns + 3) & ~3) * 4;
  const zero = f32x4.splat(0);
  const smallest = smallestNormal();
  const perColumn: f64 = 1 / <f64>columns;
  const perElement: f32 = <f32>(squared ? 2 : 1) / <f32>(rows * columns);
  let loss = load<f64>(state);
  let i: u32 = 0;
  do {
    const weight = rowWeight(weights, i);
    const scale = f32x4.splat(weight * perElement);
    let sum: f64 = 0;
    let j: usize = 0;
    do {
      const d = f32x4.sub(v128.load(predictions + j), v128.load(targets + j));
      sum += sumLanes64(squared ? f32x4.mul(d, d) : f32x4.abs(d));
      if (gradient) {
        const slope = squared
          ? flushSubnormals(f32x4.mul(d, scale), smallest)
          : f32x4.sub(v128.and(f32x4.gt(d, zero), scale), v128.and(f32x4.lt(d, zero), scale));
        v128.store(gradient + j, slope);
      }
      j += 16;
    } while (j < width);
    loss += <f64>weight * (sum * perColumn);
    predictions += ld;
    targets += ldTargets;
    if (gradient) gradient += ld;
  } while (++i < rows);
  store<f64>(state, loss);
}
