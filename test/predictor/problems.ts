/** Made-up problems that can be learned, one per task: a matrix, an outcome that depends on it, and patients. */
import { createRandom } from '../../src/engine/random.js';
import type { Outcome, PredictorTask, Rows } from '../../src/predictor/index.js';

export interface Problem extends Rows {
  /** Three rows per patient. */
  groups: Int32Array;
}

/** N rows of four predictors; the outcome follows the first two, with noise. */
export function problem(task: PredictorTask, rows = 90, seed = 1): Problem {
  const random = createRandom(seed, 'problem');
  const values = Float32Array.from({ length: rows * 4 }, () => 2 * random.uniform() - 1);
  const score = Float64Array.from(
    { length: rows },
    (_, i) => 2 * values[4 * i] - 2 * values[4 * i + 1] + random.uniform() - 0.5,
  );
  return {
    matrix: { values, rows, columns: 4 },
    outcome: outcomeOf(task, score),
    groups: Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 3)),
  };
}

function outcomeOf(task: PredictorTask, score: Float64Array): Outcome {
  if (task === 'continuous') return { task, classes: 0, values: score.map((s) => 50 + 10 * s) };
  if (task === 'binary') return { task, classes: 2, values: score.map((s) => (s > 0 ? 1 : 0)) };
  return { task, classes: 3, values: score.map((s) => (s > 0.7 ? 2 : s > -0.7 ? 1 : 0)) };
}
