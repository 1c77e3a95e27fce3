/** Activations by name, as layers take them. Definitions and defaults follow Keras 3. */
import type { Node } from '../engine/graph.js';
import { activation, type ElementwiseActivation } from '../engine/ops/activation.js';
import { softmax } from '../engine/ops/softmax.js';
import { oneOf } from './options.js';

export type ActivationName = 'linear' | 'softmax' | ElementwiseActivation;

export const ACTIVATIONS: readonly ActivationName[] = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  'softmax',
  'elu',
  'selu',
  'gelu',
  'silu',
  'softplus',
];

/** The name, checked. `swish` is Keras' other word for silu. Throws `option.unknown-name`. */
export function activationName(name: string, where: string): ActivationName {
  if (name === 'swish') return 'silu';
  return oneOf(name, ACTIVATIONS, { where, option: 'activation' });
}

/** Puts an activation behind a node. */
export function applyActivation(source: Node, name: ActivationName): Node {
  if (name === 'linear') return source;
  if (name === 'softmax') return softmax(source);
  return activation(source, name);
}
