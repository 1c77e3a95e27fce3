/**
 * The reference every network must stand beside: ridge regression (logistic, multinomial or linear), with the penalty
 * chosen by cross-validation inside the rows it is given and then fitted on all of them.
 */
import * as z from 'zod';
import { fail } from '../errors.js';
import { checkSchema } from '../formats/bundle.js';
import { Pacer } from '../nn/pacer.js';
import { fitLinear } from '../statistics/linear.js';
import { dot, type Matrix } from '../statistics/linear-algebra.js';
import { sigmoid } from '../statistics/links.js';
import { fitLogistic } from '../statistics/logistic.js';
import { fitSoftmax } from '../statistics/softmax.js';
import { exp } from '../statistics/elementary.js';
import { checkAborted } from './abort.js';
import { totalLoss } from './loss.js';
import {
  takeRows,
  type FitHost,
  type FitOptions,
  type FittedPredictor,
  type Outcome,
  type Predict,
  type Predictor,
  type Rows,
} from './predictor.js';
import { innerSplits } from './splits.js';

/** Penalties tried, on half the sum of squared coefficients: strong to weak, so that a tie keeps the simpler model. */
const PENALTIES = [1e4, 3e3, 1e3, 300, 100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01];

/** More columns than this make Newton's equations for a binary outcome slower than conjugate gradients. */
const WIDE = 64;
/** Newton's steps converge so fast that a last one of this relative size leaves the fit exact to ten digits. */
const TOLERANCE = 1e-6;

/** An inner split: rows to fit and rows to judge the penalty by. */
interface Part {
  training: Rows;
  validation: Rows;
}

const stateSchema = z.strictObject({
  task: z.enum(['binary', 'multiclass', 'continuous']),
  penalty: z.number().nonnegative(),
  /** K. */
  intercepts: z.array(z.number()).min(1),
  /** K x P. */
  coefficients: z.array(z.array(z.number())),
});
type State = z.infer<typeof stateSchema>;

export const ridge: Predictor = {
  kind: 'ridge regression',

  async fit(
    matrix: Matrix,
    outcome: Outcome,
    options: FitOptions,
    host: FitHost = {},
  ): Promise<FittedPredictor> {
    const parts = innerSplits(outcome, options).map(({ training, validation }) => ({
      training: takeRows({ matrix, outcome }, training),
      validation: takeRows({ matrix, outcome }, validation),
    }));
    const usable = parts.filter(({ training }) => hasEveryClass(training.outcome));
    const penalty = await choosePenalty(usable, host);
    return { kind: ridge.kind, state: { ...solve(matrix, outcome, penalty) }, weights: [] };
  },

  load(fitted: FittedPredictor): Predict {
    const state = checkSchema(stateSchema, fitted.state, 'pipeline.json');
    return (matrix) => predict(state, matrix);
  },
};

/**
 * Walks from the middle of the penalties to the least loss over the held-out parts: it falls, then rises, along them.
 * Without a usable split (a class whose rows all belong to one patient) the strongest penalty is the safe one.
 */
async function choosePenalty(parts: readonly Part[], host: FitHost): Promise<number> {
  const pacer = new Pacer();
  const losses = new Map<number, number>();
  const lossAt = async (index: number) => {
    let loss = losses.get(index) ?? 0;
    if (losses.has(index)) return loss;
    for (const { training, validation } of parts) {
      if (pacer.due()) await pacer.pause();
      checkAborted(host);
      const state = solve(training.matrix, training.outcome, PENALTIES[index]);
      loss += totalLoss(predict(state, validation.matrix), validation.outcome);
    }
    losses.set(index, loss);
    return loss;
  };
  let best = PENALTIES.length >> 1;
  const start = best;
  while (best > 0 && (await lossAt(best - 1)) <= (await lossAt(best))) best--;
  if (best < start) return PENALTIES[best];
  while (best + 1 < PENALTIES.length && (await lossAt(best + 1)) < (await lossAt(best))) best++;
  return PENALTIES[best];
}

function hasEveryClass({ task, classes, values }: Outcome): boolean {
  return task === 'continuous' || new Set(values).size === classes;
}

function solve(matrix: Matrix, outcome: Outcome, penalty: number): State {
  const { task, classes, values } = outcome;
  const options = { ridge: penalty, tolerance: TOLERANCE };
  if (task === 'multiclass') {
    const { intercepts, coefficients } = fitSoftmax(matrix, values, classes, options);
    const P = matrix.columns;
    const rows = Array.from(intercepts, (_, k) => [...coefficients.subarray(k * P, (k + 1) * P)]);
    return { task, penalty, intercepts: [...intercepts], coefficients: rows };
  }
  const fit = task === 'continuous' ? fitLinear : matrix.columns > WIDE ? fitWideLogistic : fitLogistic;
  const { intercept, coefficients } = fit(matrix, values, options);
  return { task, penalty, intercepts: [intercept], coefficients: [[...coefficients]] };
}

/** The same fit as two classes: the log odds are the difference of their halves, so the penalty counts twice. */
function fitWideLogistic(matrix: Matrix, values: Float64Array, { ridge, tolerance }: SolveOptions) {
  const { intercepts, coefficients } = fitSoftmax(matrix, values, 2, { ridge: 2 * ridge, tolerance });
  return {
    intercept: 2 * intercepts[1],
    coefficients: coefficients.subarray(matrix.columns).map((b) => 2 * b),
  };
}

interface SolveOptions {
  ridge: number;
  tolerance: number;
}

function predict(state: State, matrix: Matrix): Float64Array {
  const { rows: N, columns: P, values } = matrix;
  const K = state.intercepts.length;
  if (state.coefficients.length !== K || state.coefficients.some((row) => row.length !== P)) {
    fail('file.schema', { file: 'pipeline.json', path: 'predictor.state.coefficients' });
  }
  const coefficients = state.coefficients.map((row) => Float64Array.from(row));
  const predictions = new Float64Array(N * K);
  const row = new Float64Array(P);
  for (let i = 0; i < N; i++) {
    row.set(values.subarray(i * P, (i + 1) * P));
    for (let k = 0; k < K; k++) predictions[i * K + k] = state.intercepts[k] + dot(coefficients[k], row);
    if (state.task === 'binary') predictions[i] = sigmoid(predictions[i]);
    if (state.task === 'multiclass') softmax(predictions.subarray(i * K, (i + 1) * K));
  }
  return predictions;
}

function softmax(values: Float64Array): void {
  let largest = -Infinity;
  for (const value of values) largest = Math.max(largest, value);
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k] = exp(values[k] - largest);
  for (let k = 0; k < values.length; k++) values[k] /= sum;
}
