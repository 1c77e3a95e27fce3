/** The predictors there are, by the kind that a saved model names. */
import { networks } from './networks.js';
import type { Predictor } from './predictor.js';
import { ridge } from './ridge.js';

const PREDICTORS = new Map([networks, ridge].map((predictor) => [predictor.kind, predictor]));

/** The predictor of this kind, or undefined for a kind this version does not know. */
export function predictorOf(kind: string): Predictor | undefined {
  return PREDICTORS.get(kind);
}

export { networks } from './networks.js';
export { ridge } from './ridge.js';
export { outputsOf } from './predictor.js';
export type * from './predictor.js';
