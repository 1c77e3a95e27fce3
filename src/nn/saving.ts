/**
 * A model as one safetensors file: weights by name, and in its metadata the layers as JSON. With the optimizer's slots
 * and counters in it, training goes on to the same bits as if it had not stopped.
 */
import { canonicalJson } from '../formats/json.js';
import { writeSafetensors, type NamedTensor } from '../formats/safetensors.js';
import { version } from '../version.js';
import type { Layer } from './layers/layer.js';
import type { Loss } from './losses.js';
import { recipeOf } from './metrics/index.js';
import type { CompileOptions } from './model-options.js';
import type { Network } from './network.js';
import type { Optimizer } from './optimizers/optimizer.js';
import { listOf } from './options.js';
import { FORMAT, FORMAT_VERSION, type SavedModel } from './saved-model.js';
import type { Trainer } from './trainer.js';

interface TrainingState {
  readonly trainer: Trainer;
  readonly optimizer: Optimizer;
  readonly loss: Loss;
  readonly options: CompileOptions;
}

/** The bytes of a model. Metrics of the caller's own are not saved; those of the library are. */
export function saveModel(model: {
  readonly name: string;
  readonly seed: number;
  readonly layers: readonly Layer[];
  readonly network: Network;
  readonly training: TrainingState | undefined;
}): Uint8Array<ArrayBuffer> {
  const { name, seed, layers, network, training } = model;
  const saved: SavedModel = {
    name,
    seed,
    inputColumns: network.input.columns,
    layers: layers.map((layer) => ({ className: layer.className, name: layer.name, config: layer.config() })),
    ...(training && { training: describe(training, network) }),
  };
  const metadata = {
    format: FORMAT,
    format_version: String(FORMAT_VERSION),
    bedside: version,
    model: canonicalJson(saved),
  };
  const slots = training ? training.optimizer.slots : new Map<string, number>();
  return writeSafetensors(
    [...tensorsAt(network), ...[...slots].flatMap(([slot, at]) => tensorsAt(network, at, slot))],
    metadata,
  );
}

function describe(
  { trainer, optimizer, loss, options }: TrainingState,
  network: Network,
): SavedModel['training'] {
  const known = (list: CompileOptions['metrics']) =>
    listOf(list).flatMap((metric) => (typeof metric === 'string' ? metric : (recipeOf(metric) ?? [])));
  return {
    optimizer: {
      className: optimizer.className,
      config: optimizer.config(),
      counters: [...optimizer.counters(network.engine)],
    },
    loss,
    metrics: known(options.metrics),
    weightedMetrics: known(options.weightedMetrics),
    steps: trainer.steps,
    epochs: trainer.epochs,
  };
}

/** The parameters of one vector as tensors: the weights, or a slot of the optimizer. */
function tensorsAt({ engine, store, parameters }: Network, vector = store.weights, slot = ''): NamedTensor[] {
  return parameters.map((parameter) => ({
    name: slot ? `optimizer/${slot}/${parameter.name}` : parameter.name,
    shape: parameter.shape,
    data: store.read(engine, parameter, vector),
  }));
}
