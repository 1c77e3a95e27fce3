/** The weighted mean, which most measures are made of, and its standard error. Sums run in the order of the rows. */

/** Weighted mean of `values`; without weights, the plain one. NaN where the weights sum to 0. */
export function mean(values: Float64Array | Uint8Array, weights?: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    sum += weight * values[i];
    total += weight;
  }
  return sum / total;
}

/** Standard error of a mean of N independent numbers: standard deviation / sqrt(N). */
export function standardErrorOfMean(values: Float64Array): number {
  const N = values.length;
  let mean = 0;
  for (const value of values) mean += value / N;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return Math.sqrt(squares / (N - 1) / N);
}
