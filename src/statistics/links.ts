/** The maps between a risk and its log odds, without overflow and with the same bits everywhere. */
import { exp, log, log1p } from './elementary.js';

/** 1 / (1 + exp(-x)): from log odds to a risk. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** log(p / (1 - p)): from a risk to log odds; 0 and 1 give minus and plus infinity. */
export function logit(p: number): number {
  return log(p) - log1p(-p);
}

/** log(1 + exp(x)), which tends to 0 on the left and to x on the right. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
