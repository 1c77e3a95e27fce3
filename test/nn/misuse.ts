/** What people do wrong with the library, in few words: for the tests that every error is said by something. */
import {
  layers,
  loadModel,
  optimizers,
  sequential,
  type CompileOptions,
  type FitOptions,
} from '../../src/index.js';
import { writeSafetensors } from '../../src/formats/safetensors.js';
import { madeUp, quiet, smallNet } from '../support/networks.js';

/** What a person does, and words of the sentence that answers it. */
export type Deed = [() => unknown, string];

export const { x, y } = madeUp(8);
export const rows = (values: number[], columns: number) => ({
  data: values,
  shape: [values.length / columns, columns],
});
/** What JavaScript lets through and the types do not. */
export const wrong = <T>(value: unknown) => value as T;

export const softmaxNet = (
  units: number,
  loss: CompileOptions['loss'],
  more: Partial<CompileOptions> = {},
) => {
  const model = sequential({ layers: [layers.dense({ units, activation: 'softmax', inputShape: [4] })] });
  model.compile({ optimizer: 'sgd', loss, ...more });
  return model;
};
export const dense = (options: object) => layers.dense(wrong({ units: 1, ...options }));
export const fit = (options: FitOptions, net: Parameters<typeof smallNet>[0] = {}) =>
  smallNet(net).fit(x, y, { ...quiet, ...options });
export const fitOn = (inputs: unknown, targets: unknown) =>
  smallNet().fit(wrong(inputs), wrong(targets), quiet);
export const saved = (metadata: Record<string, string>) => loadModel(writeSafetensors([], metadata));
export const described = (model: object) =>
  saved({ format: 'bedside-network', format_version: '1', model: JSON.stringify(model) });

export const labels3 = [0, 1, 2, 0, 1, 2, 0, 1];

/** One dense layer with this activation, compiled with this loss. */
export function compileLast(
  activation: 'linear' | 'sigmoid' | 'tanh',
  loss: CompileOptions['loss'],
  units = 1,
  names: CompileOptions['metrics'] = [],
  learningRate = 0.01,
) {
  const model = sequential({ layers: [layers.dense({ units, activation, inputShape: [4] })] });
  model.compile({ optimizer: optimizers.sgd({ learningRate }), loss, metrics: names });
  return model;
}
