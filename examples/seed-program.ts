/** The same network in TypeScript: the types come with the package, there is nothing to install. */
import { layers, sequential, type Tensor } from 'bedside';

/** Trains on B rows of 100 numbers and their classes 0 to 9; gives each new row the probability of each class. */
export async function classify(xTrain: number[][], yTrain: number[], xTest: number[][]): Promise<Tensor> {
  const model = sequential({
    layers: [
      layers.dense({ units: 64, activation: 'relu', inputShape: [100] }),
      layers.dense({ units: 32, activation: 'relu' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(xTrain, yTrain, { epochs: 10 });
  return model.predict(xTest);
}
