/** Sample quantiles by linear interpolation of order statistics: type 7 of Hyndman and Fan (1996), the default of R and NumPy. */

/**
 * The quantiles of `values` at the given probabilities (0 to 1), in their order. `values` is left as it is; NaN are left out.
 * Without any value every quantile is NaN.
 */
export function quantiles(values: ArrayLike<number>, probabilities: readonly number[]): number[] {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return probabilities.map((probability) => sortedQuantile(sorted, probability));
}

/** One quantile of values already sorted from low to high and free of NaN. */
export function sortedQuantile(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) return NaN;
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  const share = position - below;
  return share === 0 ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below]);
}
