/** The gradient through every activation, fused into a dense layer and as a layer of its own. */
import { describe, it } from 'vitest';
import { layers, losses, type ActivationName } from '../../src/index.js';
import { expectGradient, inputs } from '../support/gradients.js';

const NAMES: ActivationName[] = [
  ...(['linear', 'relu', 'sigmoid', 'tanh', 'softmax'] as const),
  ...(['elu', 'selu', 'gelu', 'silu', 'softplus'] as const),
];
const batch = { x: inputs(9, 5), y: inputs(9, 3, 12) };
const loss = losses.meanSquaredError();

describe.each(NAMES)('the gradient through %s', (activation) => {
  it('is that of finite differences within a dense layer', async () => {
    const stack = [layers.dense({ units: 6, activation }), layers.dense({ units: 3, activation })];
    await expectGradient({ layers: stack, loss, batch });
  });

  it('is that of finite differences as a layer of its own, first and last', async () => {
    const stack = [
      layers.activation({ activation }),
      layers.dense({ units: 7, useBias: false }),
      layers.activation({ activation }),
      layers.dense({ units: 3 }),
      layers.activation({ activation }),
    ];
    await expectGradient({ layers: stack, loss, batch });
  });
});
