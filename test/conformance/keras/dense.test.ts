/** Dense layers at odd sizes against Keras in float64: outputs, the three gradients, and what regularizers add. */
import { describe, expect, it } from 'vitest';
import { layers, regularizers, type ActivationName, type Regularizer } from '../../../src/index.js';
import {
  expectClose,
  golden,
  gradientReader,
  identity,
  lossAndGradients,
  modelWith,
  watched,
  type ByName,
  type Matrix,
} from './golden.js';

interface Start {
  x: Matrix;
  kernel: Matrix;
  bias: number[];
  target: Matrix;
}
interface LayerCase {
  activation: ActivationName;
  start: number;
  output: Matrix;
  kernelGradient: Matrix;
  biasGradient: number[];
  inputGradient: Matrix;
}
interface RegularizerCase extends Start {
  name: 'l1' | 'l2' | 'l1l2';
  settings: { l1?: number; l2?: number };
  penalty: number;
  loss: number;
  kernelGradient: Matrix;
  biasGradient: number[];
}
interface Golden {
  starts: Start[];
  layers: LayerCase[];
  regularizers: RegularizerCase[];
  regularizerDefaults: { name: 'l1' | 'l2' | 'l1l2'; l1?: number; l2?: number }[];
}

const file = golden<Golden>('dense');
// A sum of up to 33 products of numbers around 1, each rounded once.
const CLOSE = { relative: 2e-6, absolute: 5e-7 };

const cases = file.layers.map((layer) => {
  const start = file.starts[layer.start];
  const title = `${start.x.length} rows, ${start.kernel.length} to ${start.bias.length}, ${layer.activation}`;
  return { ...layer, title, start };
});

describe.each(cases)('a dense layer: $title', ({ activation, start, ...wanted }) => {
  const units = start.bias.length;
  const inputs = start.kernel.length;

  it('gives the outputs of Keras', () => {
    const layer = layers.dense({ units, activation, inputShape: [inputs] });
    const model = modelWith([layer], [start.kernel, start.bias]);
    expectClose(model.predict(start.x).data, wanted.output, CLOSE);
  });

  it('gives the gradients of Keras for kernel and bias', async () => {
    const layer = layers.dense({ units, activation, inputShape: [inputs] });
    const model = modelWith([layer], [start.kernel, start.bias]);
    model.compile({ optimizer: gradientReader(), loss: 'meanAbsoluteError' });
    const { gradients } = await lossAndGradients(model, start.x, start.target);
    expectClose(gradients[0], wanted.kernelGradient, CLOSE);
    expectClose(gradients[1], wanted.biasGradient, CLOSE);
  });

  it('gives the gradient of Keras for its input', async () => {
    const rows = start.x.length;
    const stack = [watched(rows, inputs), layers.dense({ units, activation })];
    const model = modelWith(stack, [start.x, start.kernel, start.bias]);
    model.compile({ optimizer: gradientReader(), loss: 'meanAbsoluteError' });
    const { gradients } = await lossAndGradients(model, identity(rows), start.target);
    expectClose(gradients[0], wanted.inputGradient, CLOSE);
  });
});

describe.each(file.regularizers)('the regularizer $name', ({ name, settings, ...wanted }) => {
  const makers: ByName<Regularizer> = regularizers;

  it('adds to the loss and to the gradients what Keras adds', async () => {
    const regularizer = makers[name](settings);
    const options = { kernelRegularizer: regularizer, biasRegularizer: regularizer };
    const layer = layers.dense({ units: wanted.bias.length, inputShape: [wanted.kernel.length], ...options });
    const model = modelWith([layer], [wanted.kernel, wanted.bias]);
    model.compile({ optimizer: gradientReader(), loss: 'meanAbsoluteError' });
    const { loss, gradients } = await lossAndGradients(model, wanted.x, wanted.target);
    expectClose([loss], wanted.loss, { relative: 1e-6, absolute: 0 });
    expectClose(gradients[0], wanted.kernelGradient, CLOSE);
    expectClose(gradients[1], wanted.biasGradient, CLOSE);
  });

  it('adds the same penalty alone', () => {
    const regularizer = makers[name](settings);
    const options = { kernelRegularizer: regularizer, biasRegularizer: regularizer };
    const layer = layers.dense({ units: wanted.bias.length, inputShape: [wanted.kernel.length], ...options });
    const model = modelWith([layer], [wanted.kernel, wanted.bias]);
    model.compile({ optimizer: 'sgd', loss: 'meanAbsoluteError' });
    const exact = model.predict(wanted.x);
    expectClose([model.evaluate(wanted.x, exact) as number], wanted.penalty, { relative: 1e-6, absolute: 0 });
  });
});

it.each(file.regularizerDefaults)('the default strength of $name is that of Keras', ({ name, ...wanted }) => {
  expect((regularizers as ByName<Regularizer>)[name]()).toMatchObject(wanted);
});
