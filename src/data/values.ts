/** The values of a column in order, missing ones left out: what quantiles, ranges and counts of different values start from. */

/** The values of these rows. A plain loop: tables have millions of cells, and `from` with a function is ten times slower. */
export function valuesAt(values: Float64Array, rows: Int32Array): Float64Array {
  const chosen = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) chosen[i] = values[rows[i]];
  return chosen;
}

/** One number of a column of the network's input for each cell. */
export function columnOf(cells: Float64Array | Int32Array, make: (cell: number) => number): Float32Array {
  const column = new Float32Array(cells.length);
  for (let i = 0; i < cells.length; i++) column[i] = make(cells[i]);
  return column;
}

/** The values of these rows (default: all) that are not NaN, ascending. A copy. */
export function sortedValues(values: Float64Array, rows?: Int32Array): Float64Array {
  const sorted = rows === undefined ? values.slice() : valuesAt(values, rows);
  let present = 0;
  for (let i = 0; i < sorted.length; i++) if (!Number.isNaN(sorted[i])) sorted[present++] = sorted[i];
  return sorted.subarray(0, present).sort();
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
