/** Made-up data from integers only, so that it is the same on every runtime before the library touches it. */

/** Numbers in [-1, 1), multiples of 2^-23 and so exact as float32, from a linear congruential generator (Numerical Recipes). */
export function draws(seed) {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >> 8) / 2 ** 23;
  };
}

/** N rows of I numbers, row after row, as the library takes a tensor: `{ data, shape }`. */
export function madeUpInputs(rows, columns, seed) {
  const draw = draws(seed);
  return { data: Float32Array.from({ length: rows * columns }, draw), shape: [rows, columns] };
}

/** For each row the class, of `classes`, whose made-up linear score is the largest. */
export function madeUpClasses({ data, shape: [rows, columns] }, classes, seed) {
  const draw = draws(seed);
  const slopes = Float64Array.from({ length: classes * columns }, draw);
  const score = (row, c) => {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += data[row * columns + i] * slopes[c * columns + i];
    return sum;
  };
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let c = 1; c < classes; c++) if (score(row, c) > score(row, best)) best = c;
    return best;
  });
}
