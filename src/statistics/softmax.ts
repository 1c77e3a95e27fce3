/**
 * Multinomial logistic regression with an optional ridge penalty, all classes alike (no reference class), by Newton's method;
 * each step is solved by conjugate gradients (Nocedal and Wright 2006, 7.1), so that many classes cost no large matrix.
 * The preconditioner is Boehning's bound on the information (Annals of the Institute of Statistical Mathematics 1992).
 */
import { fail } from '../errors.js';
import { solveConjugate } from './conjugate-gradient.js';
import { addOuter, createDesign, type Design, type RegressionOptions } from './design.js';
import { exp, log } from './elementary.js';
import { dot, factorise, solveFactorised, type Matrix } from './linear-algebra.js';
import { minimise, type NewtonState, type NewtonStep } from './newton.js';

export interface SoftmaxFit {
  /** K intercepts, which sum to 0. */
  intercepts: Float64Array;
  /** K x P coefficients; over the classes each column sums to 0. */
  coefficients: Float64Array;
  converged: boolean;
  iterations: number;
}

interface Problem {
  design: Design;
  /** N class codes, 0 to K - 1. */
  classes: ArrayLike<number>;
  K: number;
  ridge: number;
  /** Cholesky factor of the bound for one class, D x D. */
  bound: Float64Array;
}

/**
 * Minimises -sum w log p(class) + ridge / 2 |coefficients|^2, where p is the softmax of K linear predictors.
 * @param matrix N x P predictors.
 * @param classes N class codes from 0 to `count` - 1; every class needs a row.
 * Throws `statistics.class-code` for a code out of range, `statistics.empty-class` for a class without rows and
 * `statistics.collinear` where, without a penalty, a column is a combination of others.
 */
export function fitSoftmax(
  matrix: Matrix,
  classes: ArrayLike<number>,
  count: number,
  { ridge = 0, weights, tolerance = 1e-12, maxIterations = 100, start }: RegressionOptions = {},
): SoftmaxFit {
  const design = createDesign(matrix, classes.length, weights);
  requireEveryClass(classes, count, design);
  const problem: Problem = { design, classes, K: count, ridge, bound: informationBound(design, ridge) };
  const D = design.size;
  const beta = start?.slice() ?? new Float64Array(count * D);
  if (beta.length !== count * D)
    fail('statistics.length', { what: 'starting values', expected: count * D, received: beta.length });
  for (let k = 0; k < count; k++) design.recentre(beta.subarray(k * D, (k + 1) * D));
  const { converged, iterations } = minimise({
    beta,
    evaluate: (candidate) => evaluate(problem, candidate),
    solve: (current, state) => newtonStep(problem, current, state),
    tolerance,
    maxIterations,
  });
  const intercepts = new Float64Array(count);
  const coefficients = new Float64Array(count * (D - 1));
  for (let k = 0; k < count; k++) {
    const own = beta.subarray(k * D, (k + 1) * D);
    design.uncentre(own);
    intercepts[k] = own[0];
    coefficients.set(own.subarray(1), k * (D - 1));
  }
  return { intercepts, coefficients, converged, iterations };
}

function requireEveryClass(classes: ArrayLike<number>, count: number, { weight }: Design): void {
  const seen = new Uint8Array(count);
  for (let i = 0; i < classes.length; i++) {
    const code = classes[i];
    if (!(Number.isInteger(code) && code >= 0 && code < count))
      fail('statistics.class-code', { row: i + 1, count });
    if (weight(i) > 0) seen[code] = 1;
  }
  const empty = seen.indexOf(0);
  if (empty >= 0) fail('statistics.empty-class', { code: empty, count });
}

/** Half of X'WX plus the penalty, factorised: no information of this model exceeds it. */
function informationBound(design: Design, ridge: number): Float64Array {
  const D = design.size;
  const bound = new Float64Array(D * D);
  const row = new Float64Array(D);
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    addOuter(bound, row, 0.5 * design.weight(i));
  }
  for (let j = 1; j < D; j++) bound[j * D + j] += ridge;
  const dependent = factorise(bound, D);
  if (dependent >= 0) fail('statistics.collinear', { column: dependent - 1 });
  return bound;
}

interface State extends NewtonState {
  /** N x K, as the linear predictors are. */
  probabilities: Float64Array;
}

function evaluate({ design, classes, K, ridge }: Problem, beta: Float64Array): State {
  const { rows: N, size: D } = design;
  const eta = new Float64Array(N * K);
  const probabilities = new Float64Array(N * K);
  const row = new Float64Array(D);
  let loss = 0;
  for (let i = 0; i < N; i++) {
    design.read(i, row);
    for (let k = 0; k < K; k++) eta[i * K + k] = dot(row, beta, k * D);
    loss += design.weight(i) * softmaxRow(eta, probabilities, i * K, K, classes[i]);
  }
  return { loss: loss + 0.5 * ridge * squaredCoefficients(beta, D), eta, probabilities };
}

/** Writes the softmax of K numbers at `start` and returns -log of the probability of class `code`. */
function softmaxRow(
  eta: Float64Array,
  probabilities: Float64Array,
  start: number,
  K: number,
  code: number,
): number {
  let largest = -Infinity;
  for (let k = 0; k < K; k++) largest = Math.max(largest, eta[start + k]);
  let sum = 0;
  for (let k = 0; k < K; k++) sum += probabilities[start + k] = exp(eta[start + k] - largest);
  for (let k = 0; k < K; k++) probabilities[start + k] /= sum;
  return largest - eta[start + code] + log(sum);
}

function squaredCoefficients(beta: Float64Array, D: number): number {
  let sum = 0;
  for (let j = 0; j < beta.length; j++) if (j % D !== 0) sum += beta[j] * beta[j];
  return sum;
}

function gradientAt(
  { design, classes, K, ridge }: Problem,
  beta: Float64Array,
  { probabilities }: State,
): Float64Array {
  const D = design.size;
  const gradient = new Float64Array(K * D);
  const row = new Float64Array(D);
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    const w = design.weight(i);
    for (let k = 0; k < K; k++) {
      const error = w * (probabilities[i * K + k] - (classes[i] === k ? 1 : 0));
      for (let j = 0; j < D; j++) gradient[k * D + j] += error * row[j];
    }
  }
  for (let j = 0; j < beta.length; j++) if (j % D !== 0) gradient[j] += ridge * beta[j];
  return gradient;
}

/** The information matrix times `vector`, without forming the matrix. */
function informationTimes(
  { design, K, ridge }: Problem,
  { probabilities }: State,
  vector: Float64Array,
): Float64Array {
  const D = design.size;
  const result = new Float64Array(K * D);
  const row = new Float64Array(D);
  const slope = new Float64Array(K);
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    const w = design.weight(i);
    let mean = 0;
    for (let k = 0; k < K; k++) {
      slope[k] = dot(row, vector, k * D);
      mean += probabilities[i * K + k] * slope[k];
    }
    for (let k = 0; k < K; k++) {
      const change = w * probabilities[i * K + k] * (slope[k] - mean);
      for (let j = 0; j < D; j++) result[k * D + j] += change * row[j];
    }
  }
  for (let j = 0; j < vector.length; j++) if (j % D !== 0) result[j] += ridge * vector[j];
  return result;
}

/**
 * Solves the bound for each class. The mean over the classes is taken out: adding the same to all of them changes no
 * probability, so along that direction only rounding errors would be solved for.
 */
function precondition({ bound, design, K }: Problem, residual: Float64Array): Float64Array {
  const D = design.size;
  const result = residual.slice();
  for (let j = 0; j < D; j++) {
    let sum = 0;
    for (let k = 0; k < K; k++) sum += residual[k * D + j];
    for (let k = 0; k < K; k++) result[k * D + j] -= sum / K;
  }
  for (let k = 0; k < K; k++) solveFactorised(bound, result.subarray(k * D, (k + 1) * D), D);
  return result;
}

/** The Newton step, to a precision that grows as the gradient shrinks, so that Newton's speed is kept. */
function newtonStep(problem: Problem, beta: Float64Array, state: State): NewtonStep {
  const system = {
    multiply: (vector: Float64Array) => informationTimes(problem, state, vector),
    precondition: (vector: Float64Array) => precondition(problem, vector),
  };
  const reduction = (size: number) => Math.max(1e-10, Math.min(1e-4, size));
  const { x, left } = solveConjugate(system, gradientAt(problem, beta, state), reduction);
  return { step: x, left };
}
