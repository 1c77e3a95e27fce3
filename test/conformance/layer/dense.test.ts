/** The dense layer through the shared suite, in each of its forms. */
import { describe } from 'vitest';
import { initializers, layers, regularizers } from '../../../src/index.js';
import { runLayerSuite } from './suite.js';

describe('dense', () => {
  runLayerSuite(() => layers.dense({ units: 4 }), {
    outputColumns: () => 4,
    parameters: (inputs) => 4 * inputs + 4,
  });
});

describe('dense with one unit', () => {
  runLayerSuite(() => layers.dense({ units: 1, activation: 'sigmoid' }), {
    outputColumns: () => 1,
    parameters: (inputs) => inputs + 1,
  });
});

describe('dense with an odd number of units, relu and no bias', () => {
  runLayerSuite(() => layers.dense({ units: 7, activation: 'relu', useBias: false }), {
    outputColumns: () => 7,
    parameters: (inputs) => 7 * inputs,
  });
});

describe('dense with every option', () => {
  const everything = () =>
    layers.dense({
      units: 130,
      activation: 'elu',
      kernelInitializer: initializers.randomNormal({ stddev: 0.1 }),
      biasInitializer: 'ones',
      kernelRegularizer: regularizers.l1l2({ l1: 1e-4, l2: 1e-4 }),
      biasRegularizer: 'l2',
    });
  runLayerSuite(everything, { outputColumns: () => 130, parameters: (inputs) => 130 * inputs + 130 });
});
