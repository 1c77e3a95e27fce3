/**
 * Logistic regression with an optional ridge penalty, by Newton's method with step halving (McCullagh and Nelder 1989, 4.4;
 * le Cessie and van Houwelingen 1992 for the penalty). Knows matrices, not tables: preparing predictors is not its work.
 */
import { fail } from '../errors.js';
import { addOuter, createDesign, uncentreCovariance, type Design, type RegressionOptions } from './design.js';
import { dot, factorise, invertFactorised, solveFactorised, type Matrix } from './linear-algebra.js';
import { sigmoid, softplus } from './links.js';
import { minimise, type NewtonState, type NewtonStep } from './newton.js';

export interface LogisticOptions extends RegressionOptions {
  /** Added to the log odds of each row with coefficient 1, N numbers. */
  offset?: Float64Array;
}

export interface LogisticFit {
  intercept: number;
  /** P log odds ratios per unit of each column. */
  coefficients: Float64Array;
  /** Inverse of the penalised information, (1 + P) x (1 + P), intercept first; without a penalty, the covariance of the estimates. */
  readonly covariance: Float64Array;
  /** False where no finite maximum was found: without a penalty, columns that separate the outcomes completely or nearly. */
  converged: boolean;
  iterations: number;
}

interface Problem {
  design: Design;
  outcome: ArrayLike<number>;
  offset: Float64Array | undefined;
  ridge: number;
}

/**
 * Minimises sum w (log(1 + exp(eta)) - y eta) + ridge / 2 |coefficients|^2 with eta = offset + intercept + x'coefficients.
 * @param matrix N x P predictors.
 * @param outcome N outcomes, 0 or 1 (shares between them are allowed).
 * Throws `statistics.outcome-range` for an outcome outside 0 to 1, `statistics.one-class` where all are 0 or all
 * are 1, and `statistics.collinear` where, without a penalty, a column is a combination of others.
 */
export function fitLogistic(
  matrix: Matrix,
  outcome: ArrayLike<number>,
  { ridge = 0, weights, offset, tolerance = 1e-12, maxIterations = 100, start }: LogisticOptions = {},
): LogisticFit {
  const design = createDesign(matrix, outcome.length, weights);
  if (offset !== undefined && offset.length !== design.rows) {
    fail('statistics.length', { what: 'offsets', expected: design.rows, received: offset.length });
  }
  requireBothClasses(outcome, design);
  const problem: Problem = { design, outcome, offset, ridge };
  const beta = start?.slice() ?? new Float64Array(design.size);
  if (beta.length !== design.size)
    fail('statistics.length', { what: 'starting values', expected: design.size, received: beta.length });
  design.recentre(beta);
  const { state, converged, iterations } = minimise({
    beta,
    evaluate: (candidate) => evaluate(problem, candidate),
    solve: (current, { eta }, iteration) => newtonStep(problem, current, eta, iteration),
    tolerance,
    maxIterations,
  });
  const centred = beta.slice();
  design.uncentre(beta);
  return {
    intercept: beta[0],
    coefficients: beta.slice(1),
    // Made when it is asked for: it costs as much as a step, and those who only predict have no use for it.
    get covariance() {
      return covarianceAt(problem, centred, state.eta);
    },
    converged,
    iterations,
  };
}

function requireBothClasses(outcome: ArrayLike<number>, { weight }: Design): void {
  let lowest = 1;
  let highest = 0;
  for (let i = 0; i < outcome.length; i++) {
    if (!(outcome[i] >= 0 && outcome[i] <= 1)) fail('statistics.outcome-range', { row: i + 1 });
    if (weight(i) === 0) continue;
    lowest = Math.min(lowest, outcome[i]);
    highest = Math.max(highest, outcome[i]);
  }
  if (highest === 0 || lowest === 1) fail('statistics.one-class', { rows: outcome.length });
}

function linearPredictor({ design, offset }: Problem, beta: Float64Array): Float64Array {
  const eta = new Float64Array(design.rows);
  const row = new Float64Array(design.size);
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    eta[i] = (offset === undefined ? 0 : offset[i]) + dot(row, beta);
  }
  return eta;
}

function evaluate(problem: Problem, beta: Float64Array): NewtonState {
  const { design, outcome, ridge } = problem;
  const eta = linearPredictor(problem, beta);
  let loss = 0;
  for (let i = 0; i < design.rows; i++) {
    loss += design.weight(i) * rowLoss(eta[i], outcome[i]);
  }
  for (let j = 1; j < beta.length; j++) loss += 0.5 * ridge * beta[j] * beta[j];
  return { loss, eta };
}

/** log(1 + exp(eta)) - y eta, written so that a good fit loses no digits. */
function rowLoss(eta: number, y: number): number {
  if (y === 0) return softplus(eta);
  return y === 1 ? softplus(-eta) : (1 - y) * softplus(eta) + y * softplus(-eta);
}

function derivatives({ design, outcome, ridge }: Problem, beta: Float64Array, eta: Float64Array) {
  const D = design.size;
  const gradient = new Float64Array(D);
  const information = new Float64Array(D * D);
  const row = new Float64Array(D);
  for (let i = 0; i < design.rows; i++) {
    const w = design.weight(i);
    if (w === 0) continue;
    design.read(i, row);
    const risk = sigmoid(eta[i]);
    const error = w * (risk - outcome[i]);
    for (let j = 0; j < D; j++) gradient[j] += error * row[j];
    addOuter(information, row, w * risk * (1 - risk));
  }
  for (let j = 1; j < D; j++) {
    gradient[j] += ridge * beta[j];
    information[j * D + j] += ridge;
  }
  return { gradient, information };
}

function newtonStep(
  problem: Problem,
  beta: Float64Array,
  eta: Float64Array,
  iteration: number,
): NewtonStep | undefined {
  const { gradient, information } = derivatives(problem, beta, eta);
  const dependent = factorise(information, problem.design.size);
  if (dependent >= 0) {
    if (iteration === 1) fail('statistics.collinear', { column: dependent - 1 });
    return undefined;
  }
  solveFactorised(information, gradient, problem.design.size);
  return { step: gradient, left: 0 };
}

/** All NaN where the information is singular, as it is when the coefficients run away. */
function covarianceAt(problem: Problem, beta: Float64Array, eta: Float64Array): Float64Array {
  const D = problem.design.size;
  const { information } = derivatives(problem, beta, eta);
  if (factorise(information, D) >= 0) return new Float64Array(D * D).fill(NaN);
  return uncentreCovariance(invertFactorised(information, D), problem.design.centre);
}
