/** The predictors there are, by the kind that a saved model names. */
import { intercept } from './intercept.js';
import { networks } from './networks.js';
import type { Predictor } from './predictor.js';
import { ridge } from './ridge.js';

const READERS = new Map<string, Pick<Predictor, 'load'>>(
  [networks, ridge, intercept].map((predictor) => [predictor.kind, predictor]),
);

/** What reads a fitted state of this kind, or undefined for a kind this version does not know. */
export function predictorOf(kind: string): Pick<Predictor, 'load'> | undefined {
  return READERS.get(kind);
}

export { networks } from './networks.js';
export { ridge } from './ridge.js';
export { outputsOf } from './predictor.js';
export type * from './predictor.js';
