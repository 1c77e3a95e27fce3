/** The first thing that runs: does the main job of the library work at all? */
import { expect, it } from 'vitest';
import { layers, sequential } from '../src/index.js';

it('a network learns whether the sum of its inputs is positive', async () => {
  const x = Array.from({ length: 200 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  const y = x.map(([a, b]) => (a + b > 0 ? 1 : 0));
  const model = sequential({ layers: [layers.dense({ units: 8, activation: 'relu', inputShape: [2] })] });
  model.add(layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  await model.fit(x, y, { epochs: 100, verbose: 0 });
  expect(model.evaluate(x, y, { returnDict: true }).accuracy).toBeGreaterThan(0.95);
  expect(model.predict([[1, 1]]).data[0]).toBeGreaterThan(0.9);
});
