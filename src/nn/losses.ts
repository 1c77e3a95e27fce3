/**
 * Losses by name. A loss is data: which kernel, what targets it takes, and which last layer it fits. Values and
 * gradients are Keras 3's; where the last layer is the sigmoid or softmax that belongs to the loss, both are computed
 * from the logits, exactly.
 */
import type { Node } from '../engine/graph.js';
import type { LossChoice, LossKernel } from '../engine/losses.js';
import { fail } from '../errors.js';
import { onlyKeys, unknownName } from './options.js';

export type LossName =
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'binaryCrossentropy'
  | 'categoricalCrossentropy'
  | 'sparseCategoricalCrossentropy';

export interface Loss {
  readonly name: LossName;
  /** The last layer gives logits, not probabilities. */
  readonly fromLogits: boolean;
}

export interface CrossentropyOptions {
  /** The last layer gives logits, not probabilities. Default false. */
  fromLogits?: boolean;
}

const make = (name: LossName, options: CrossentropyOptions = {}): Loss => {
  onlyKeys(options, name.endsWith('rossentropy') ? ['fromLogits'] : [], `losses.${name}`);
  return { name, fromLogits: options.fromLogits ?? false };
};

export const losses = {
  meanSquaredError: () => make('meanSquaredError'),
  meanAbsoluteError: () => make('meanAbsoluteError'),
  binaryCrossentropy: (options?: CrossentropyOptions) => make('binaryCrossentropy', options),
  categoricalCrossentropy: (options?: CrossentropyOptions) => make('categoricalCrossentropy', options),
  sparseCategoricalCrossentropy: (options?: CrossentropyOptions) =>
    make('sparseCategoricalCrossentropy', options),
};

const SHORT_NAMES: Record<string, LossName> = { mse: 'meanSquaredError', mae: 'meanAbsoluteError' };

/** The loss itself, or the one of this name. Throws `option.unknown-name`. */
export function getLoss(choice: Loss | string): Loss {
  const isLoss = typeof choice === 'object' && choice !== null;
  const given = isLoss ? choice.name : choice;
  const name = Object.hasOwn(SHORT_NAMES, given) ? SHORT_NAMES[given] : given;
  const options = isLoss && choice.fromLogits ? { fromLogits: true } : {};
  if (Object.hasOwn(losses, name)) return make(name as LossName, options);
  return unknownName(given, Object.keys(losses), { where: 'compile', option: 'loss' });
}

/** Columns of the targets for an output of this many columns. */
export function targetColumns(loss: Loss, outputColumns: number): number {
  return loss.name === 'sparseCategoricalCrossentropy' ? 1 : outputColumns;
}

/** The kernel for this loss behind this output. Throws `loss.last-layer` where the two do not fit. */
export function chooseLoss(loss: Loss, output: Node, lastLayer: string): LossChoice {
  switch (loss.name) {
    case 'meanSquaredError':
    case 'meanAbsoluteError':
      return { kernel: loss.name };
    case 'binaryCrossentropy':
      return binaryChoice(loss, output, lastLayer);
    default:
      return categoricalChoice(loss, output, lastLayer);
  }
}

function binaryChoice(loss: Loss, output: Node, lastLayer: string): LossChoice {
  if (loss.fromLogits) return fromLogits('logisticCrossentropy', loss, output, lastLayer);
  if (output.op === 'sigmoid') return { kernel: 'logisticCrossentropy', absorbs: true };
  if (output.op === 'softmax' && output.columns > 1) return { kernel: 'binaryCrossentropy' };
  return misfit(loss, output, lastLayer, 'sigmoid');
}

function categoricalChoice(loss: Loss, output: Node, lastLayer: string): LossChoice {
  const sparse = loss.name === 'sparseCategoricalCrossentropy';
  if (output.columns < 2) fail('loss.one-unit', { loss: loss.name, lastLayer });
  if (loss.fromLogits) return { ...fromLogits('softmaxCrossentropy', loss, output, lastLayer), sparse };
  if (output.op === 'softmax') return { kernel: 'softmaxCrossentropy', absorbs: true, sparse };
  return misfit(loss, output, lastLayer, 'softmax');
}

function fromLogits(kernel: LossKernel, loss: Loss, output: Node, lastLayer: string): LossChoice {
  if (output.op === 'sigmoid' || output.op === 'softmax') {
    fail('loss.twice', { loss: loss.name, lastLayer, activation: output.op });
  }
  return { kernel };
}

function misfit(loss: Loss, output: Node, lastLayer: string, wanted: string): never {
  if (output.op === 'dropout') fail('loss.dropout-last', { loss: loss.name, lastLayer });
  const activation = output.op === 'dense' ? 'linear or relu' : output.op;
  return fail('loss.last-layer', { loss: loss.name, lastLayer, activation, wanted });
}
