/** Makers of optimizers, as the front door shows them: `optimizers.adam({ learningRate: 0.01 })`. */
import { Adam, type AdamOptions, type AdamWOptions } from './adam.js';
import { unknownName } from '../options.js';
import { Optimizer } from './optimizer.js';
import { Rmsprop, type RmspropOptions } from './rmsprop.js';
import { Sgd, type SgdOptions } from './sgd.js';

export const optimizers = {
  sgd: (options?: SgdOptions) => new Sgd(options),
  adam: (options?: AdamOptions) => new Adam(options),
  adamw: (options?: AdamWOptions) => new Adam(options, 'AdamW'),
  rmsprop: (options?: RmspropOptions) => new Rmsprop(options),
};

export type OptimizerName = keyof typeof optimizers;

/** The optimizer itself, or the one of this name with its defaults. Throws `option.unknown-name`. */
export function getOptimizer(choice: Optimizer | string, config?: object): Optimizer {
  if (choice instanceof Optimizer) return choice;
  const name = String(choice).toLowerCase();
  if (Object.hasOwn(optimizers, name)) return optimizers[name as OptimizerName](config);
  return unknownName(choice, Object.keys(optimizers), { where: 'compile', option: 'optimizer' });
}
