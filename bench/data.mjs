/** Made-up data for the workloads: uniform inputs, and labels from a random linear rule. The same numbers every time. */

/** A generator of numbers in [0, 1), the linear congruential one of Numerical Recipes. */
export function generator(seed = 1) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Inputs `x` (rows x columns, row-major) and class numbers `y`; with one class, 0 or 1. */
export function makeData(rows, columns, classes) {
  const random = generator();
  const x = new Float32Array(rows * columns);
  for (let i = 0; i < x.length; i++) x[i] = random() * 2 - 1;
  const outputs = Math.max(2, classes);
  const rule = new Float32Array(columns * outputs);
  for (let i = 0; i < rule.length; i++) rule[i] = random() - 0.5;
  const y = new Float32Array(rows);
  const scores = new Float64Array(outputs);
  for (let i = 0; i < rows; i++) y[i] = strongest(x, i * columns, columns, rule, scores);
  return { x: { data: x, shape: [rows, columns] }, y };
}

/** The class whose linear score is greatest for the row that starts at `from`. */
function strongest(x, from, columns, rule, scores) {
  scores.fill(0);
  for (let j = 0; j < columns; j++) {
    for (let k = 0; k < scores.length; k++) scores[k] += x[from + j] * rule[j * scores.length + k];
  }
  return scores.indexOf(Math.max(...scores));
}
