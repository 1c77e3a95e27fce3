/** What the benchmark says of its repeats. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median with the smallest and the greatest repeat: `29.1 (28.4 to 31.0)`. */
export function withSpread(values, digits = 3) {
  const text = (value) =>
    Number(value.toPrecision(digits)).toLocaleString('en-US', { maximumSignificantDigits: digits });
  return `${text(median(values))} (${text(Math.min(...values))} to ${text(Math.max(...values))})`;
}
