/**
 * The little linear algebra that regressions need: dense, double precision, row-major, a few hundred unknowns at most.
 * The matrix products of neural networks are the engine's, not this room's.
 */

/** A matrix of `rows` times `columns` numbers, row after row. */
export interface Matrix {
  readonly values: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** A pivot below this share of its diagonal element means that the column repeats the ones before it. */
const SMALLEST_PIVOT = 1e-12;

/**
 * Factorises the symmetric positive definite D x D matrix `a` in place into L L' (Cholesky): L is the lower triangle,
 * what lies above stays. Returns -1, or the index of the first column that depends on the columns before it.
 */
export function factorise(a: Float64Array, d: number): number {
  for (let j = 0; j < d; j++) {
    const diagonal = a[j * d + j];
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= a[j * d + k] * a[j * d + k];
    if (!(pivot > SMALLEST_PIVOT * diagonal)) return j;
    const root = Math.sqrt(pivot);
    a[j * d + j] = root;
    for (let i = j + 1; i < d; i++) {
      let sum = a[i * d + j];
      for (let k = 0; k < j; k++) sum -= a[i * d + k] * a[j * d + k];
      a[i * d + j] = sum / root;
    }
  }
  return -1;
}

/** Solves L L' x = b; `b`, of D numbers, is replaced by x. `l` comes from `factorise`. */
export function solveFactorised(l: Float64Array, b: Float64Array, d: number): void {
  for (let i = 0; i < d; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= l[i * d + k] * b[k];
    b[i] = sum / l[i * d + i];
  }
  for (let i = d - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < d; k++) sum -= l[k * d + i] * b[k];
    b[i] = sum / l[i * d + i];
  }
}

/** The inverse of L L', D x D. */
export function invertFactorised(l: Float64Array, d: number): Float64Array {
  const inverse = new Float64Array(d * d);
  const column = new Float64Array(d);
  for (let j = 0; j < d; j++) {
    column.fill(0);
    column[j] = 1;
    solveFactorised(l, column, d);
    for (let i = 0; i < d; i++) inverse[i * d + j] = column[i];
  }
  return inverse;
}

/** Sum of products of `a` with as many elements of `b` from `start` on, in order. */
export function dot(a: Float64Array, b: Float64Array, start = 0): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[start + i];
  return sum;
}
