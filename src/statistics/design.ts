/**
 * What the regressions share: the rows of a design matrix with an intercept in front and every column centred.
 * Centring changes no fit (the intercept is never penalised) but keeps the equations well conditioned.
 */
import { fail } from '../errors.js';
import type { Matrix } from './linear-algebra.js';

export interface RegressionOptions {
  /** Penalty lambda on half the sum of squared coefficients; the intercept is free. Default 0. */
  ridge?: number;
  /** One non-negative weight per row; the default is 1 each. */
  weights?: Float64Array;
  /** Relative error of the largest linear predictor that may remain. Default 1e-12. */
  tolerance?: number;
  /** Steps before giving up. Default 100. */
  maxIterations?: number;
  /** Where to begin, such as a fit with another penalty: 1 + P numbers (per class), intercept first. Default all 0. */
  start?: Float64Array;
}

/** A design with an intercept and centred columns: D = 1 + P coefficients per row. */
export interface Design {
  rows: number;
  /** D. */
  size: number;
  /** Writes row i, as 1 followed by the centred predictors, into `row`. */
  read(i: number, row: Float64Array): void;
  weight(i: number): number;
  /** From the coefficients of the centred design to those of the original one, in place: only the intercept moves. */
  uncentre(coefficients: Float64Array): void;
  /** The way back, in place. */
  recentre(coefficients: Float64Array): void;
  /** Centre of each column, P numbers. */
  centre: Float64Array;
}

/** Checks lengths and centres. Throws `statistics.length` where lengths differ and `statistics.not-finite` for NaN or infinity. */
export function createDesign(matrix: Matrix, outcomes: number, weights?: Float64Array): Design {
  const { values, rows: N, columns: P } = matrix;
  if (values.length !== N * P)
    fail('statistics.length', { what: 'values', expected: N * P, received: values.length });
  if (outcomes !== N) fail('statistics.length', { what: 'outcomes', expected: N, received: outcomes });
  if (weights !== undefined && weights.length !== N) {
    fail('statistics.length', { what: 'weights', expected: N, received: weights.length });
  }
  const weight = (i: number) => (weights === undefined ? 1 : weights[i]);
  const centre = columnMeans(matrix, weight);
  return {
    rows: N,
    size: P + 1,
    centre,
    weight,
    read(i, row) {
      row[0] = 1;
      for (let j = 0; j < P; j++) row[j + 1] = values[i * P + j] - centre[j];
    },
    uncentre(coefficients) {
      for (let j = 0; j < P; j++) coefficients[0] -= centre[j] * coefficients[j + 1];
    },
    recentre(coefficients) {
      for (let j = 0; j < P; j++) coefficients[0] += centre[j] * coefficients[j + 1];
    },
  };
}

function columnMeans({ values, rows: N, columns: P }: Matrix, weight: (i: number) => number): Float64Array {
  const means = new Float64Array(P);
  let total = 0;
  for (let i = 0; i < N; i++) {
    const w = weight(i);
    total += w;
    for (let j = 0; j < P; j++) means[j] += w * values[i * P + j];
  }
  for (let j = 0; j < P; j++) {
    means[j] /= total;
    if (!Number.isFinite(means[j])) fail('statistics.not-finite', { column: j });
  }
  return means;
}

/** Adds weight * row row' to the lower triangle of the D x D matrix `sum`. */
export function addOuter(sum: Float64Array, row: Float64Array, weight: number): void {
  const D = row.length;
  for (let a = 0; a < D; a++) {
    const scaled = weight * row[a];
    for (let b = 0; b <= a; b++) sum[a * D + b] += scaled * row[b];
  }
}

/** The covariance of the uncentred coefficients from that of the centred ones, both D x D, intercept first. */
export function uncentreCovariance(covariance: Float64Array, centre: Float64Array): Float64Array {
  const D = centre.length + 1;
  const result = covariance.slice();
  // Row, then column, of the intercept: a - m'b.
  for (let b = 0; b < D; b++) for (let j = 1; j < D; j++) result[b] -= centre[j - 1] * result[j * D + b];
  for (let a = 0; a < D; a++) {
    for (let j = 1; j < D; j++) result[a * D] -= centre[j - 1] * result[a * D + j];
  }
  return result;
}
