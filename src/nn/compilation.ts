/** What compile was told, and the trainer that comes of it once the network is built: loss and metrics that fit it. */
import type { Node } from '../engine/graph.js';
import { fail } from '../errors.js';
import { ACTIVATIONS } from './activations.js';
import { chooseLoss, getLoss, targetColumns, type Loss } from './losses.js';
import { getMetric } from './metrics/index.js';
import type { Metric } from './metrics/metric.js';
import { nameMetrics } from './metrics/names.js';
import type { CompileOptions } from './model-options.js';
import type { Network } from './network.js';
import { getOptimizer } from './optimizers/index.js';
import type { Optimizer } from './optimizers/optimizer.js';
import { listOf, onlyKeys } from './options.js';
import { Trainer, type TrainerOptions } from './trainer.js';

export interface Compiled {
  readonly optimizer: Optimizer;
  readonly loss: Loss;
  readonly options: CompileOptions;
}

/** The choices, as far as they can be checked without a network. Throws `option.*`, `compile.no-loss`. */
export function compiled(options: CompileOptions): Compiled {
  onlyKeys(options, ['optimizer', 'loss', 'metrics', 'weightedMetrics'], 'compile');
  if (options.loss === undefined) fail('compile.no-loss', undefined);
  return { optimizer: getOptimizer(options.optimizer ?? 'rmsprop'), loss: getLoss(options.loss), options };
}

/**
 * The trainer for a network, in the place of `old`, which stays as it is unless all has gone well.
 * Throws `loss.*`, `metric.*`, `option.unknown-name`, `model.optimizer-shared`.
 */
export function makeTrainer(network: Network, choices: Compiled, lastLayer: string, old?: Trainer): Trainer {
  const options = trainerOptions(network, choices, lastLayer);
  options.optimizer.requireFreeFor(network.engine);
  // The state of an optimizer that is used again has one place only: it must be given back before it is taken.
  if (old?.optimizer === options.optimizer) old.release();
  const trainer = new Trainer(network, options);
  if (old?.optimizer !== options.optimizer) old?.release();
  return trainer;
}

function trainerOptions(
  network: Network,
  { optimizer, loss, options }: Compiled,
  lastLayer: string,
): TrainerOptions {
  const { output, trainingOutput } = network;
  const columns = targetColumns(loss, output.columns);
  const choose = (choices: CompileOptions['metrics']) =>
    listOf(choices).map((choice) => requireFit(getMetric(choice, output, columns), output, lastLayer));
  // Chosen for the very node it stands behind: the graphs of training and evaluation may end differently.
  const lossFor = (node: Node) => chooseLoss(loss, node, lastLayer);
  for (const node of [output, trainingOutput]) lossFor(node);
  return {
    lossFor,
    targetColumns: columns,
    optimizer,
    ...nameMetrics(choose(options.metrics), choose(options.weightedMetrics)),
  };
}

/** Ops whose outputs are no probabilities, or only by chance. Of layers that people have written nothing is known. */
const UNBOUNDED: readonly string[] = [
  'dense',
  ...ACTIVATIONS.filter((name) => !/sigmoid|softmax/.test(name)),
];

function requireFit(metric: Metric, { op }: Node, lastLayer: string): Metric {
  if (metric.needsProbabilities && UNBOUNDED.includes(op)) {
    fail('metric.last-layer', { metric: metric.name, lastLayer });
  }
  return metric;
}
