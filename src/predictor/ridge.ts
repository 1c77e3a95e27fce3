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
import { fitIntercept } from './intercept.js';
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
import { innerSplits, type Split } from './splits.js';

/** Penalties tried, on half the sum of squared coefficients: strong to weak, so that a tie keeps the simpler model. */
const PENALTIES = [1e4, 3e3, 1e3, 300, 100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01];

/** More columns than this make Newton's equations for a binary outcome slower than conjugate gradients. */
const WIDE = 64;
/** Relative error that may remain in a fit that only helps to choose the penalty, and in the one that is kept. */
const TOLERANCE = { choosing: 1e-6, final: 1e-10 };
/** The penalty is not weakened further once the loss on held-out rows was above the least so many times in a row. */
const MOST_RISES = 2;

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
    const splits = innerSplits(outcome, options);
    if (matrix.columns === 0 || splits.length === 0) return fitIntercept(matrix.columns, outcome);
    const rows = { matrix, outcome };
    const { penalty, start } = await choosePenalty(rows, splits, host);
    const state = solve(rows, { ridge: penalty, tolerance: TOLERANCE.final, start });
    return { kind: ridge.kind, state: { ...state }, weights: [] };
  },

  load(fitted: FittedPredictor): Predict {
    const state = checkSchema(stateSchema, fitted.state, 'pipeline.json');
    return (matrix) => predict(state, matrix);
  },
};

interface Choice {
  penalty: number;
  /** A fit with this penalty to most of the rows, for the last one to begin from. */
  start?: State;
}

/**
 * Walks along the penalties, strong to weak, as long as the loss over the held-out parts still falls. Each fit begins where
 * the one with the penalty before it ended, which takes most of the steps away; rows are copied for one fit at a time.
 */
async function choosePenalty(rows: Rows, splits: readonly Split[], host: FitHost): Promise<Choice> {
  const pacer = new Pacer();
  const path: (State | undefined)[] = splits.map(() => undefined);
  let best: Choice & { loss: number } = { penalty: PENALTIES[0], loss: Infinity };
  let rises = 0;
  for (const penalty of PENALTIES) {
    let loss = 0;
    for (const [k, { training, validation }] of splits.entries()) {
      if (pacer.due()) await pacer.pause();
      checkAborted(host);
      const options = { ridge: penalty, tolerance: TOLERANCE.choosing, start: path[k] };
      const state = solve(takeRows(rows, training), options);
      const held = takeRows(rows, validation);
      loss += totalLoss(predict(state, held.matrix), held.outcome);
      path[k] = state;
    }
    rises = loss < best.loss ? 0 : rises + 1;
    if (rises === 0) best = { penalty, loss, start: path[0] };
    if (rises === MOST_RISES) break;
  }
  return best;
}

interface SolveOptions {
  ridge: number;
  tolerance: number;
  /** Where to begin: a fit of the same columns and classes. */
  start?: State;
}

function solve({ matrix, outcome }: Rows, { ridge, tolerance, start }: SolveOptions): State {
  const { task, classes, values } = outcome;
  const P = matrix.columns;
  if (task === 'continuous') {
    const { intercept, coefficients } = fitLinear(matrix, values, { ridge });
    return { task, penalty: ridge, intercepts: [intercept], coefficients: [[...coefficients]] };
  }
  const options = { ridge, tolerance, start: start && startOf(start) };
  if (task === 'multiclass') {
    const { intercepts, coefficients } = fitSoftmax(matrix, values, classes, options);
    const perClass = Array.from(intercepts, (_, k) => [...coefficients.subarray(k * P, (k + 1) * P)]);
    return { task, penalty: ridge, intercepts: [...intercepts], coefficients: perClass };
  }
  const fit = P > WIDE ? fitWideLogistic : fitLogistic;
  const { intercept, coefficients } = fit(matrix, values, options);
  return { task, penalty: ridge, intercepts: [intercept], coefficients: [[...coefficients]] };
}

/** Each intercept with its coefficients behind it, as the regressions begin from. */
function startOf({ intercepts, coefficients }: State): Float64Array {
  return Float64Array.from(intercepts.flatMap((intercept, k) => [intercept, ...coefficients[k]]));
}

/** The same fit as two classes: the log odds are the difference of their halves, so the penalty counts twice. */
function fitWideLogistic(
  matrix: Matrix,
  values: Float64Array,
  { ridge, tolerance, start }: { ridge: number; tolerance: number; start?: Float64Array },
) {
  const halves = start && Float64Array.from([...start.map((b) => -b / 2), ...start.map((b) => b / 2)]);
  const { intercepts, coefficients } = fitSoftmax(matrix, values, 2, {
    ridge: 2 * ridge,
    tolerance,
    start: halves,
  });
  return {
    intercept: 2 * intercepts[1],
    coefficients: coefficients.subarray(matrix.columns).map((b) => 2 * b),
  };
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
