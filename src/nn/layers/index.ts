/** Makers of layers, as the front door shows them: `layers.dense({ units: 64 })`. */
import { Activation, type ActivationOptions } from './activation.js';
import { Dense, type DenseOptions } from './dense.js';
import { Dropout, type DropoutOptions } from './dropout.js';

export const layers = {
  /** Fully connected: activation(X W + b). */
  dense: (options: DenseOptions) => new Dense(options),
  /** Drops a share of values in training. */
  dropout: (options: DropoutOptions) => new Dropout(options),
  /** An activation on its own. */
  activation: (options: ActivationOptions) => new Activation(options),
};

/** Classes by the name under which saved models know them. */
export const LAYER_CLASSES = { Activation, Dense, Dropout };
