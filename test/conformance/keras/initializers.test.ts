/** The laws of first weights against Keras': range, spread and mean of a large draw. The streams differ. */
import { describe, expect, it } from 'vitest';
import {
  initializers,
  layers,
  sequential,
  type Initializer,
  type InitializerName,
} from '../../../src/index.js';
import { golden, type ByName } from './golden.js';

interface Golden {
  shape: [number, number];
  laws: { name: InitializerName; limit: number | null; spread: number }[];
  denseDefaults: { kernel_initializer: string; bias_initializer: string };
  constantDefault: number;
}

const { shape, laws, denseDefaults } = golden<Golden>('initializers');
const [inputs, units] = shape;

function draw(kernelInitializer: InitializerName, seed = 1): Float32Array {
  const layer = layers.dense({ units, inputShape: [inputs], kernelInitializer });
  return sequential({ layers: [layer], seed }).getWeights()[0].data;
}

function summary(values: Float32Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance), farthest: Math.max(...values.map(Math.abs)) };
}

describe.each(laws)('$name', ({ name, limit, spread }) => {
  const drawn = draw(name);
  const { mean, deviation, farthest } = summary(drawn);

  it('has the mean and spread of Keras', () => {
    // Of 60,000 draws: five standard errors of the mean, and 2 % of the spread (more than six of its).
    expect(Math.abs(mean)).toBeLessThan((5 * spread) / Math.sqrt(drawn.length));
    expect(deviation / spread).toBeGreaterThan(0.98);
    expect(deviation / spread).toBeLessThan(1.02);
  });

  it('reaches as far as it does in Keras', () => {
    // A normal law that is not cut has its farthest of 60,000 draws between 3.5 and 6 deviations.
    const [least, most] = limit === null ? [3.5 * spread, 6 * spread] : [0.99 * limit, limit * (1 + 1e-6)];
    expect(farthest).toBeGreaterThan(least);
    expect(farthest).toBeLessThanOrEqual(most);
  });

  it('draws other numbers for another seed', () => {
    expect(draw(name, 2)).not.toEqual(drawn);
  });
});

it('a dense layer starts as in Keras: Glorot uniform kernel, zero bias', () => {
  const layer = layers.dense({ units: 1 });
  const lower = (name: string) => name[0].toLowerCase() + name.slice(1);
  expect(layer.kernelInitializer.name).toBe(lower(denseDefaults.kernel_initializer));
  expect(layer.biasInitializer.name).toBe(lower(denseDefaults.bias_initializer));
});

it.each(['zeros', 'ones', 'constant'])('%s fills with one value', (name) => {
  const made = (initializers as ByName<Initializer>)[name](name === 'constant' ? { value: 0.25 } : undefined);
  const layer = layers.dense({ units: 5, inputShape: [3], kernelInitializer: made, biasInitializer: made });
  const values = sequential({ layers: [layer] })
    .getWeights()
    .flatMap(({ data }) => [...data]);
  const wanted = { zeros: 0, ones: 1, constant: 0.25 }[name];
  expect(values).toEqual(Array.from({ length: 20 }, () => wanted));
});
