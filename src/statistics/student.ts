/** Student's t distribution, for intervals of means and slopes from few rows. */
import { betaFront, betaTails } from './beta.js';
import { exp, log } from './elementary.js';
import { normalUpperQuantile } from './normal.js';

/** P(T > t) with `freedom` degrees of freedom (> 0, not necessarily whole). */
export function studentUpperTail(t: number, freedom: number): number {
  if (Number.isNaN(t)) return NaN;
  const square = t * t;
  if (square === Infinity) return t > 0 ? 0 : 1;
  const { lower, upper } = betaTails(
    freedom / (freedom + square),
    square / (freedom + square),
    freedom / 2,
    0.5,
  );
  return t >= 0 ? lower / 2 : 0.5 + upper / 2;
}

/**
 * The t with P(T > t) = p, for p from 0 to 1. Newton's method on the logarithms of t and of the tail: that curve bends one
 * way only, so the steps from the normal quantile, which lies below, cannot miss.
 */
export function studentUpperQuantile(p: number, freedom: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? Infinity : p === 1 ? -Infinity : NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentUpperQuantile(1 - p, freedom);
  let t = normalUpperQuantile(p);
  for (let step = 0; step < 50; step++) {
    const tail = studentUpperTail(t, freedom);
    const square = t * t;
    // t times the density.
    const slope = betaFront(freedom / (freedom + square), square / (freedom + square), freedom / 2, 0.5);
    const next = t * exp((log(tail / p) * tail) / slope);
    if (Math.abs(next - t) <= 1e-13 * t) return next;
    t = next;
  }
  return t;
}
