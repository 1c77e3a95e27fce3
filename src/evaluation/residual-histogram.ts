/** Residuals as counts on a grid: the shape of the errors without showing a patient. */
import { mean } from './mean.js';

/** Half of the bins at most. */
const HALF_BINS = 12;

/**
 * Counts of residuals (observed minus predicted) in bins of a round width around 0 that reach to about three times the
 * RMSE; the outermost bins hold everything beyond, so no edge tells an extreme patient. Undefined where
 * all residuals are 0.
 */
export function residualHistogramOf(
  residual: Float64Array,
): { edges: number[]; counts: number[] } | undefined {
  const size = Math.sqrt(mean(residual.map((r) => r * r)));
  // Outside this range the round widths would under- or overflow.
  if (!(size > 1e-200 && size < 1e200)) return undefined;
  const { steps, per } = roundWidth((3 * size) / HALF_BINS);
  const half = Math.ceil((3 * size * per) / steps);
  // Whole steps divided once: edges print as 0.3, not as 0.30000000000000004.
  const edges = Array.from({ length: 2 * half + 1 }, (_, i) => ((i - half) * steps) / per);
  const counts = new Array<number>(2 * half).fill(0);
  for (const r of residual) {
    const bin = Math.floor((r * per) / steps) + half;
    counts[Math.min(2 * half - 1, Math.max(0, bin))]++;
  }
  return { edges, counts };
}

/** The smallest of 1, 2, 5 times a power of ten that is not below `width`, as steps / per with whole numbers. */
function roundWidth(width: number): { steps: number; per: number } {
  let per = 1;
  while (width * per < 1) per *= 10;
  let power = 1;
  while (power * 10 <= width * per) power *= 10;
  const round = [1, 2, 5].find((step) => step * power >= width * per) ?? 10;
  return { steps: round * power, per };
}
