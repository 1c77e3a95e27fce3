/** Stop when the validation loss stops falling, and keep the best weights. */
import { callbacks, layers, optimizers, sequential } from 'bedside';

// 300 made-up patients: 8 numbers, and an outcome that depends on three of them and on much that is not measured.
const noise = (row, i) => ((row * 7919 + i * 104729) % 1009) / 504.5 - 1;
const x = Array.from({ length: 300 }, (_, row) => Array.from({ length: 8 }, (_unused, i) => noise(row, i)));
const y = x.map(([a, b, c], row) => Number(a - b + 0.5 * c + 1.5 * noise(row, 99) > 0));

const model = sequential({
  layers: [
    layers.dense({ units: 32, activation: 'relu', inputShape: [8] }),
    layers.dropout({ rate: 0.2 }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
  seed: 1,
});
model.compile({
  optimizer: optimizers.adam({ learningRate: 0.01 }),
  loss: 'binaryCrossentropy',
  metrics: ['auc'],
});

const history = await model.fit(x, y, {
  epochs: 200,
  validationSplit: 0.25,
  verbose: 0,
  callbacks: [callbacks.earlyStopping({ patience: 10, restoreBestWeights: true })],
});
console.log(`stopped after ${history.epoch.length} of 200 epochs`);
