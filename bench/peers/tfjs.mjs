/**
 * TensorFlow.js 4.22 in Node, Layers API, `fit` and `predict` as they come: node tfjs.mjs --backend wasm|cpu
 * --workload W1 [--seconds 0.5]. The same rules as in common.py, from the folder that index.mjs installed it into.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const WARM_STEPS = 100;
const { values: asked } = parseArgs({
  options: {
    backend: { type: 'string', default: 'wasm' },
    workload: { type: 'string' },
    seconds: { type: 'string', default: '0.5' },
  },
});
const seconds = Number(asked.seconds);
const peer = `tfjs-${asked.backend}`;
const require = createRequire(new URL('../../.peers/tfjs/', import.meta.url));
const tf = require('@tensorflow/tfjs');

if (asked.backend === 'wasm') require('@tensorflow/tfjs-backend-wasm').setThreadsCount(1);
await tf.setBackend(asked.backend);
await tf.ready();
if (asked.workload === 'seed') await seed();
else if (asked.workload === 'predict') await predict();
else await fit();

function work(name) {
  const shape = JSON.parse(readFileSync(new URL('./workloads.json', import.meta.url), 'utf8'))[name];
  const random = generator(1);
  const outputs = shape.sizes.at(-1);
  const teacher = Float32Array.from({ length: shape.sizes[0] * Math.max(2, outputs) }, random);
  const draw = (rows) => rowsFrom(random, teacher, rows, shape.sizes[0], outputs);
  return {
    ...shape,
    binary: outputs === 1,
    steps: Math.ceil(shape.rows / shape.batch),
    train: draw(shape.rows),
    test: draw(1000),
  };
}

/** Rows x in -1..1 and their class by a linear teacher; y as floats, the way TensorFlow.js wants sparse classes. */
function rowsFrom(random, teacher, rows, inputs, outputs) {
  const x = Float32Array.from({ length: rows * inputs }, random);
  const y = Float32Array.from({ length: rows }, (_, row) =>
    classOf(x, teacher, row, inputs, Math.max(2, outputs)),
  );
  const classes = outputs === 1 ? tf.tensor2d(y, [rows, 1]) : tf.tensor1d(y);
  return { x: tf.tensor2d(x, [rows, inputs]), y: classes, classes: y };
}

function classOf(x, teacher, row, inputs, classes) {
  const scores = new Float64Array(classes);
  for (let i = 0; i < inputs; i++) {
    for (let c = 0; c < classes; c++) scores[c] += x[row * inputs + i] * teacher[i * classes + c];
  }
  return scores.indexOf(Math.max(...scores));
}

/** Uniform numbers in -1..1 (mulberry32). */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

function build({ sizes, binary }) {
  const last = sizes.length - 2;
  const activation = (place) => (place < last ? 'relu' : binary ? 'sigmoid' : 'softmax');
  const model = tf.sequential();
  sizes.slice(1).forEach((units, place) => {
    const inputShape = place === 0 ? { inputShape: [sizes[0]] } : {};
    model.add(tf.layers.dense({ units, activation: activation(place), ...inputShape }));
  });
  const loss = binary ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  model.compile({ optimizer: 'adam', loss, metrics: ['accuracy'] });
  return model;
}

/** One long `fit`, timed at the ends of its epochs. */
async function fit() {
  const job = work(asked.workload);
  const model = build(job);
  const counted = [];
  let last = performance.now();
  let done = 0;
  let spent = 0;
  const onEpochEnd = () => {
    const now = performance.now();
    const took = (now - last) / 1000;
    last = now;
    if (done >= WARM_STEPS || (done > 0 && took > seconds)) {
      counted.push((took / job.steps) * 1e6);
      spent += took;
    }
    done += job.steps;
    if ((counted.length >= 3 && spent >= seconds) || spent >= 4 * seconds) model.stopTraining = true;
  };
  const { x, y } = job.train;
  await model.fit(x, y, { batchSize: job.batch, epochs: 1e6, verbose: 0, callbacks: { onEpochEnd } });
  report(asked.workload, 'us/step', counted);
}

/** Array in, array out, one row of W1. */
async function predict() {
  const job = work('W1');
  const model = build(job);
  const row = job.train.x.dataSync().slice(0, job.sizes[0]);
  const call = () => tf.tidy(() => model.predict(tf.tensor2d(row, [1, row.length])).dataSync());
  for (let i = 0; i < 200; i++) call();
  const counted = [];
  for (const stop = performance.now() + seconds * 1000; performance.now() < stop;)
    counted.push(timed(call, 20));
  report('predict', 'us', counted);
}

function timed(call, times) {
  const begin = performance.now();
  for (let i = 0; i < times; i++) call();
  return ((performance.now() - begin) / times) * 1000;
}

/** The whole process is timed from outside, up to this line. */
async function seed() {
  const { batch, epochs, train, test, ...shape } = work('W1');
  const model = build(shape);
  await model.fit(train.x, train.y, { batchSize: batch, epochs, verbose: 0 });
  const guesses = model.predict(test.x).argMax(1).dataSync();
  const right = guesses.filter((guess, row) => guess === test.classes[row]).length;
  console.log(JSON.stringify({ peer, workload: 'seed', accuracy: right / guesses.length }));
}

function report(workload, unit, values) {
  const repeats = grouped(values, 9).map((value) => Number(value.toPrecision(4)));
  const value = repeats.toSorted((a, b) => a - b)[Math.floor(repeats.length / 2)];
  console.log(JSON.stringify({ peer, workload, unit, value, repeats }));
}

/** At most nine repeats to print: means of neighbours. */
function grouped(values, groups) {
  const count = Math.min(groups, values.length);
  const edges = Array.from({ length: count + 1 }, (_, i) => Math.round((i * values.length) / count));
  return edges.slice(1).map((end, i) => mean(values.slice(edges[i], end)));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
