/** The seed program on 10,000 made-up rows: train ten epochs, predict, print the accuracy. */
import { layers, sequential } from '../dist/src/index.js';
import { makeData } from './data.mjs';

const { x, y } = makeData(10_000, 100, 10);
const model = sequential({
  layers: [
    layers.dense({ units: 64, activation: 'relu', inputShape: [100] }),
    layers.dense({ units: 32, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
await model.fit(x, y, { epochs: 10, verbose: 0 });
const { accuracy } = model.evaluate(x, y, { returnDict: true });
console.log(`accuracy ${accuracy}`);
