/** A small training run whose every bit is compared: in Node, in a page and in a worker. */
import { sha256 } from './sha256.mjs';

/** SHA-256 of the weights and predictions of a net with dropout and a partial last batch. */
export async function trainSmallNet({ sequential, layers }) {
  const { x, y } = madeUpTable(250, 7);
  const model = sequential({
    layers: [
      layers.dense({ units: 13, activation: 'tanh', inputShape: [7] }),
      layers.dropout({ rate: 0.25 }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
    seed: 3,
  });
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  await model.fit(x, y, { epochs: 5, batchSize: 32, verbose: 0 });
  const tensors = [...model.getWeights(), model.predict(x)];
  return sha256(new Uint8Array(tensors.flatMap(({ data }) => [...new Uint8Array(data.slice().buffer)])));
}

/** B rows of I numbers in [-1, 1) from an integer generator, and whether their sum is positive. */
export function madeUpTable(rows, columns) {
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
  const x = Array.from({ length: rows }, () => Array.from({ length: columns }, draw));
  const y = x.map((row) => Number(row.reduce((sum, value) => sum + value, 0) > 0));
  return { x, y };
}
