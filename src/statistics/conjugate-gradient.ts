/** Conjugate gradients for a symmetric positive semidefinite system that is known only by its products (Nocedal and Wright 2006, 5.1). */
import { dot } from './linear-algebra.js';

export interface LinearSystem {
  /** The matrix times a vector. */
  multiply(vector: Float64Array): Float64Array;
  /** An approximate inverse of the matrix times a vector. */
  precondition(vector: Float64Array): Float64Array;
}

/**
 * Solves matrix * x = b until the squared preconditioned residual has shrunk by `reduction`.
 * `left`: size of the last residual relative to the first.
 */
export function solveConjugate(
  { multiply, precondition }: LinearSystem,
  b: Float64Array,
  reduction: (size: number) => number,
): { x: Float64Array; left: number } {
  const x = new Float64Array(b.length);
  const residual = b.slice();
  let preconditioned = precondition(residual);
  const direction = preconditioned.slice();
  const start = dot(residual, preconditioned);
  const goal = start * reduction(start);
  let size = start;
  for (let i = 0; i < 4 * b.length && size > goal; i++) {
    const product = multiply(direction);
    const curvature = dot(direction, product);
    if (!(curvature > 0)) break;
    const length = size / curvature;
    for (let j = 0; j < x.length; j++) {
      x[j] += length * direction[j];
      residual[j] -= length * product[j];
    }
    preconditioned = precondition(residual);
    const next = dot(residual, preconditioned);
    for (let j = 0; j < x.length; j++) direction[j] = preconditioned[j] + (next / size) * direction[j];
    size = next;
  }
  return { x, left: start > 0 ? Math.sqrt(Math.max(0, size) / start) : 0 };
}
