/** The values of a column in order, missing ones left out: what quantiles, ranges and counts of different values start from. */

/** The values of these rows (default: all) that are not NaN, ascending. A copy. */
export function sortedValues(values: Float64Array, rows?: Int32Array): Float64Array {
  const chosen = rows === undefined ? values : Float64Array.from(rows, (row) => values[row]);
  return chosen.filter((value) => !Number.isNaN(value)).sort();
}

/** Different values among ascending ones. */
export function distinctCount(sorted: Float64Array): number {
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++;
  return count;
}

/** Rows (of these; default: all) with each of L codes; missing ones (negative) are not counted. */
export function levelCounts(codes: Int32Array, levels: number, rows?: Int32Array): Int32Array {
  const counts = new Int32Array(levels);
  const count = (code: number) => {
    if (code >= 0) counts[code]++;
  };
  if (rows === undefined) codes.forEach(count);
  else rows.forEach((row) => count(codes[row]));
  return counts;
}
