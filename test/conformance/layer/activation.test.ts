/** The activation layer through the shared suite. */
import { describe } from 'vitest';
import { layers } from '../../../src/index.js';
import { runLayerSuite } from './suite.js';

const same = { outputColumns: (inputs: number) => inputs, parameters: () => 0 };

describe.each(['tanh', 'relu', 'softmax', 'gelu', 'linear'] as const)('activation %s', (activation) => {
  runLayerSuite(() => layers.activation({ activation }), same);
});
