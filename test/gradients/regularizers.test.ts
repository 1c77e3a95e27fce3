/** The gradient of penalties, on kernels and biases, together with that of the loss. */
import { describe, it } from 'vitest';
import { layers, losses, regularizers } from '../../src/index.js';
import { expectGradient, inputs, weightsOf } from '../support/gradients.js';

const REGULARIZERS = {
  l1: regularizers.l1({ l1: 0.03 }),
  l2: regularizers.l2({ l2: 0.05 }),
  l1l2: regularizers.l1l2({ l1: 0.02, l2: 0.04 }),
};

describe.each(Object.entries(REGULARIZERS))('the gradient with %s', (_, regularizer) => {
  const batch = { x: inputs(7, 5), y: inputs(7, 2, 12) };

  it('is that of finite differences on kernels and biases', async () => {
    const stack = [
      layers.dense({
        units: 5,
        activation: 'tanh',
        kernelRegularizer: regularizer,
        biasRegularizer: regularizer,
      }),
      layers.dense({ units: 2, kernelRegularizer: regularizer }),
    ];
    await expectGradient({ layers: stack, loss: losses.meanSquaredError(), batch });
  });

  it('does not depend on the weights of rows', async () => {
    const stack = [layers.dense({ units: 2, kernelRegularizer: regularizer })];
    const weighted = { ...batch, weights: weightsOf(7) };
    await expectGradient({ layers: stack, loss: losses.meanAbsoluteError(), batch: weighted });
  });
});
