/** Making a model of the bytes that `save` wrote: every field is checked, and nothing in the file is ever run. */
import { ParameterStore, type Parameter } from '../engine/parameters.js';
import { fail } from '../errors.js';
import { parseJson } from '../formats/json.js';
import { readSafetensors, type NamedTensor } from '../formats/safetensors.js';
import { LAYER_CLASSES } from './layers/index.js';
import type { Layer } from './layers/layer.js';
import { metricOf, type MetricName } from './metrics/index.js';
import type { Metric } from './metrics/metric.js';
import { getOptimizer } from './optimizers/index.js';
import { checkSavedModel, FORMAT, FORMAT_VERSION, type SavedMetric, type SavedModel } from './saved-model.js';
import { Sequential } from './sequential.js';
import { readFromHost } from './storage.js';

/** Makes the model that `save` wrote. Takes its bytes or, in Node, a path. Throws `file.*`, `model.*`. */
export async function loadModel(source: Uint8Array | ArrayBuffer | string): Promise<Sequential> {
  const bytes = typeof source === 'string' ? await readFromHost(source) : new Uint8Array(source);
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== FORMAT) fail('model.not-a-model', undefined);
  if (metadata.format_version !== String(FORMAT_VERSION)) {
    fail('model.format-version', { received: metadata.format_version ?? 'none', supported: FORMAT_VERSION });
  }
  const saved = checkSavedModel(parseJson(new TextEncoder().encode(metadata.model ?? ''), 'model metadata'));
  const model = new Sequential({ name: saved.name, seed: saved.seed, layers: saved.layers.map(makeLayer) });
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  // Before anything is built: a small file must not make this host find memory for a giant model.
  for (const parameter of declaredParameters(model.layers, saved.inputColumns)) find(byName, '', parameter);
  model.build([saved.inputColumns]);
  const { training } = saved;
  if (training) {
    model.compile({
      optimizer: getOptimizer(training.optimizer.className, training.optimizer.config),
      loss: training.loss,
      metrics: training.metrics.map(toMetric),
      weightedMetrics: training.weightedMetrics.map(toMetric),
    });
  }
  restore(model, saved, byName);
  return model;
}

/** The parameters of a stack of layers, declared and not allocated. */
function declaredParameters(layers: readonly Layer[], inputColumns: number): readonly Parameter[] {
  const store = new ParameterStore();
  let columns = inputColumns;
  for (const layer of layers) columns = layer.build(columns, store);
  return store.list;
}

/** The tensor for a parameter. Throws `model.tensor` where there is none of that name and shape. */
function find(tensors: Map<string, NamedTensor>, prefix: string, { name, shape }: Parameter): NamedTensor {
  const tensor = tensors.get(prefix + name);
  if (tensor && String(tensor.shape) === String(shape)) return tensor;
  return fail('model.tensor', { name: prefix + name, expected: shape, received: tensor?.shape });
}

/** A name is checked in compile, as one that a person gives. */
function toMetric(saved: SavedMetric): Metric | MetricName {
  return typeof saved === 'string' ? (saved as MetricName) : metricOf(saved);
}

function restore(model: Sequential, saved: SavedModel, tensors: Map<string, NamedTensor>): void {
  const { network, trainer } = model.internals();
  const { engine, store, parameters } = network;
  const read = (vector: number, prefix: string) => {
    for (const parameter of parameters) {
      const { name, data } = find(tensors, prefix, parameter);
      if (!data.every(Number.isFinite)) fail('weights.not-finite', { where: 'loadModel', name });
      store.write(engine, parameter, data, vector);
    }
  };
  read(store.weights, '');
  if (!trainer || !saved.training) return;
  for (const [slot, vector] of trainer.optimizer.slots) read(vector, `optimizer/${slot}/`);
  const { counters } = saved.training.optimizer;
  if (counters.length !== trainer.optimizer.counters(engine).length) fail('model.not-a-model', undefined);
  trainer.optimizer.restoreCounters(engine, counters);
  trainer.steps = saved.training.steps;
  trainer.epochs = saved.training.epochs;
}

function makeLayer({ className, name, config }: SavedModel['layers'][number]): Layer {
  if (!Object.hasOwn(LAYER_CLASSES, className)) fail('model.layer-class', { className: String(className) });
  const Class = LAYER_CLASSES[className as keyof typeof LAYER_CLASSES] as new (options: object) => Layer;
  return new Class({ ...config, name });
}
