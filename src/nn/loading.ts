/** Making a model of the bytes that `save` wrote: every field is checked, and nothing in the file is ever run. */
import { fail } from '../errors.js';
import { parseJson } from '../formats/json.js';
import { readSafetensors, type NamedTensor } from '../formats/safetensors.js';
import { LAYER_CLASSES } from './layers/index.js';
import type { Layer } from './layers/layer.js';
import type { CompileOptions } from './model-options.js';
import { getOptimizer } from './optimizers/index.js';
import { checkSavedModel, FORMAT, FORMAT_VERSION, type SavedModel } from './saved-model.js';
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
  model.build([saved.inputColumns]);
  const { training } = saved;
  if (training) {
    const { loss, metrics, weightedMetrics } = training as unknown as Required<CompileOptions>;
    model.compile({
      optimizer: getOptimizer(training.optimizer.className, training.optimizer.config),
      loss,
      metrics,
      weightedMetrics,
    });
  }
  restore(model, saved, new Map(tensors.map((tensor) => [tensor.name, tensor])));
  return model;
}

function restore(model: Sequential, saved: SavedModel, tensors: Map<string, NamedTensor>): void {
  const { network, trainer } = model.internals();
  const { engine, store, parameters } = network;
  const read = (vector: number, prefix: string) => {
    for (const parameter of parameters) {
      const tensor = tensors.get(prefix + parameter.name);
      if (!tensor || String(tensor.shape) !== String(parameter.shape)) {
        return fail('model.tensor', {
          name: prefix + parameter.name,
          expected: parameter.shape,
          received: tensor?.shape,
        });
      }
      store.write(engine, parameter, tensor.data, vector);
    }
  };
  read(store.weights, '');
  if (!trainer || !saved.training) return;
  for (const [slot, vector] of trainer.optimizer.slots) read(vector, `optimizer/${slot}/`);
  trainer.optimizer.restoreCounters(engine, saved.training.optimizer.counters);
  trainer.steps = saved.training.steps;
  trainer.epochs = saved.training.epochs;
}

function makeLayer({ className, name, config }: SavedModel['layers'][number]): Layer {
  if (!Object.hasOwn(LAYER_CLASSES, className)) fail('model.layer-class', { className: String(className) });
  const Class = LAYER_CLASSES[className as keyof typeof LAYER_CLASSES] as new (options: object) => Layer;
  return new Class({ ...config, name });
}
