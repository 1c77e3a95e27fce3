/** Linear regression with an optional ridge penalty, by the normal equations of centred columns and one refining step. */
import { fail } from '../errors.js';
import { addOuter, createDesign, uncentreCovariance, type Design, type RegressionOptions } from './design.js';
import { dot, factorise, invertFactorised, solveFactorised, type Matrix } from './linear-algebra.js';

export interface LinearFit {
  intercept: number;
  /** P changes of the outcome per unit of each column. */
  coefficients: Float64Array;
  /** Inverse of X'WX plus the penalty, (1 + P) x (1 + P), intercept first; times `variance` it is the covariance of least squares. */
  inverseInformation: Float64Array;
  /** Weighted sum of squared residuals over N - P - 1; NaN where N is not larger than P + 1. */
  variance: number;
}

/**
 * Minimises sum w (y - intercept - x'coefficients)^2 + ridge |coefficients|^2.
 * @param matrix N x P predictors.
 * @param outcome N numbers.
 * Throws `statistics.collinear` where, without a penalty, a column is a combination of others.
 */
export function fitLinear(
  matrix: Matrix,
  outcome: ArrayLike<number>,
  { ridge = 0, weights }: Pick<RegressionOptions, 'ridge' | 'weights'> = {},
): LinearFit {
  const design = createDesign(matrix, outcome.length, weights);
  const D = design.size;
  const factor = information(design, ridge);
  const dependent = factorise(factor, D);
  if (dependent >= 0) fail('statistics.collinear', { column: dependent - 1 });
  const beta = new Float64Array(D);
  // The second round solves for what rounding left over in the first.
  for (let round = 0; round < 2; round++) {
    const step = descent(design, outcome, beta, ridge);
    solveFactorised(factor, step, D);
    for (let j = 0; j < D; j++) beta[j] += step[j];
  }
  const freedom = design.rows - D;
  const variance = freedom > 0 ? squaredResiduals(design, outcome, beta) / freedom : NaN;
  const inverseInformation = uncentreCovariance(invertFactorised(factor, D), design.centre);
  design.uncentre(beta);
  return { intercept: beta[0], coefficients: beta.slice(1), inverseInformation, variance };
}

function information(design: Design, ridge: number): Float64Array {
  const D = design.size;
  const sum = new Float64Array(D * D);
  const row = new Float64Array(D);
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    addOuter(sum, row, design.weight(i));
  }
  for (let j = 1; j < D; j++) sum[j * D + j] += ridge;
  return sum;
}

/** X'W(y - X beta) - ridge beta: half the negative gradient. */
function descent(
  design: Design,
  outcome: ArrayLike<number>,
  beta: Float64Array,
  ridge: number,
): Float64Array {
  const row = new Float64Array(beta.length);
  const sum = beta.map((value, j) => (j === 0 ? 0 : -ridge * value));
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    const error = design.weight(i) * (outcome[i] - dot(row, beta));
    for (let j = 0; j < sum.length; j++) sum[j] += error * row[j];
  }
  return sum;
}

function squaredResiduals(design: Design, outcome: ArrayLike<number>, beta: Float64Array): number {
  const row = new Float64Array(beta.length);
  let sum = 0;
  for (let i = 0; i < design.rows; i++) {
    design.read(i, row);
    const residual = outcome[i] - dot(row, beta);
    sum += design.weight(i) * residual * residual;
  }
  return sum;
}
