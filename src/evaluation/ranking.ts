/** Rows in the order of a score, with their ties marked. */

/** Rows sorted by score, with the end of each run of equal scores. `event(i)` is 1 or 0. */
export interface Ranking {
  tieEnds: Int32Array;
  event: (row: number) => number;
}

/** Row numbers in the order of rising values; equal values keep their order. */
export function orderOf(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => values[a] - values[b] || a - b);
}

/** End (exclusive) of each run of equal values in a sorted array. */
export function tieEnds(sorted: Float64Array): Int32Array {
  const ends: number[] = [];
  for (let i = 1; i <= sorted.length; i++)
    if (i === sorted.length || sorted[i] !== sorted[i - 1]) ends.push(i);
  return Int32Array.from(ends);
}
