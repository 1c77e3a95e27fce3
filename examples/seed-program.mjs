/**
 * The whole of it in one file: made-up data, a network, training, prediction.
 * Run it with `node examples/seed-program.mjs` after `npm ci && npm run build`.
 */
import { layers, sequential } from 'bedside';

// 1,000 made-up patients with 100 numbers each, in one of 10 groups: the group shifts ten of the numbers.
const patients = Array.from({ length: 1000 }, (_, row) => ({ group: row % 10, numbers: numbersOf(row) }));
const training = patients.slice(0, 800);
const testing = patients.slice(800);

const model = sequential({
  layers: [
    layers.dense({ units: 64, activation: 'relu', inputShape: [100] }),
    layers.dense({ units: 32, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
  seed: 0,
});
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
model.summary();

const history = await model.fit(
  training.map(({ numbers }) => numbers),
  training.map(({ group }) => group),
  { epochs: 10, verbose: 0 },
);
console.log('loss by epoch:', history.history.loss.map((loss) => loss.toFixed(3)).join(' '));

// One row of ten probabilities per new patient.
const { data: risks } = model.predict(testing.map(({ numbers }) => numbers));
const right = testing.filter(
  ({ group }, row) => largest(risks.subarray(10 * row, 10 * row + 10)) === group,
).length;
console.log(`${right} of ${testing.length} new patients in the right group`);

/** 100 numbers of a patient: waves that no two patients share, and the mark of the group. */
function numbersOf(row) {
  const wave = (i) => ((row * 37 + i * 53 + row * i) % 101) / 101 - 0.5;
  const mark = (i) => (i % 10 === row % 10 ? 0.4 : 0);
  return Array.from({ length: 100 }, (_, i) => wave(i) + mark(i));
}

/** Index of the largest of these numbers. */
function largest(numbers) {
  return numbers.indexOf(Math.max(...numbers));
}
