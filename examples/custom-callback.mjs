/** A callback is any object with the handlers it cares about: here a falling learning rate and a line every tenth epoch. */
import { Callback, layers, sequential } from 'bedside';

/** Halves the learning rate every `epochs` epochs. */
class Halving extends Callback {
  constructor(epochs) {
    super();
    this.epochs = epochs;
  }

  onEpochEnd(epoch) {
    if ((epoch + 1) % this.epochs === 0) this.model.optimizer.learningRate /= 2;
  }
}

const everyTenth = {
  onEpochEnd(epoch, logs) {
    if ((epoch + 1) % 10 === 0) console.log(`epoch ${epoch + 1}: loss ${logs.loss.toFixed(4)}`);
  },
};

const x = Array.from({ length: 200 }, (_, row) => [row / 100 - 1]);
const y = x.map(([value]) => value * value);

const model = sequential({
  layers: [layers.dense({ units: 16, activation: 'tanh', inputShape: [1] }), layers.dense({ units: 1 })],
  seed: 0,
});
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await model.fit(x, y, { epochs: 50, verbose: 0, callbacks: [new Halving(20), everyTenth] });
console.log(`learning rate at the end: ${model.optimizer.learningRate}`);
