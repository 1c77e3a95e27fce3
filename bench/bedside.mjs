/**
 * Our side of the benchmark, in a process of its own: through the public `fit` and `predict`, with the accuracy metric
 * on. Every repeat stands between two runs of the peak loop, so that a share of the peak survives a busy machine.
 *
 *   node bench/bedside.mjs --workload W1|W2|W3|W6|predict|gemm [--seconds 0.5] [--repeats 7]
 *
 * Prints JSON lines like the peers': { peer, workload, unit, value, repeats, share, shares, peak }.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { layers, sequential } from '../dist/src/index.js';
import { makeData } from './data.mjs';
import { gemmRuns } from './gemm.mjs';
import { preparePeak } from './peak.mjs';
import { median } from './statistics.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const workloads = JSON.parse(readFileSync(join(here, 'peers/workloads.json'), 'utf8'));
const { values: options } = parseArgs({
  options: {
    workload: { type: 'string', default: 'W1' },
    seconds: { type: 'string', default: '0.5' },
    repeats: { type: 'string', default: '7' },
  },
});
const peak = preparePeak();
const repeats = Number(options.repeats);
const milliseconds = Number(options.seconds) * 1000;

/** Multiply-adds count two: forward and weight gradients of every layer, input gradients of all but the first. */
function operationsPerStep(sizes, batch) {
  const products = sizes.slice(1).map((units, i) => 2 * batch * sizes[i] * units);
  return products.reduce((sum, product, i) => sum + product * (i === 0 ? 2 : 3), 0);
}

function makeModel(sizes) {
  const inputs = sizes[0];
  const outputs = sizes.at(-1);
  const hidden = sizes.slice(1, -1);
  const model = sequential({
    layers: [
      ...hidden.map((units, i) =>
        layers.dense({ units, activation: 'relu', ...(i === 0 && { inputShape: [inputs] }) }),
      ),
      layers.dense({ units: outputs, activation: outputs === 1 ? 'sigmoid' : 'softmax' }),
    ],
  });
  const loss = outputs === 1 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  model.compile({ optimizer: 'adam', loss, metrics: ['accuracy'] });
  return model;
}

/** Repeats `work` (which returns how many units it did) between runs of the peak loop. */
async function measure(workload, unit, work, operationsPerUnit) {
  const peaks = [peak()];
  const times = [];
  const shares = [];
  for (let i = 0; i < repeats; i++) {
    const began = performance.now();
    let units = 0;
    do units += await work();
    while (performance.now() - began < milliseconds);
    const microseconds = ((performance.now() - began) * 1000) / units;
    peaks.push(peak());
    times.push(microseconds);
    const around = (peaks.at(-2) + peaks.at(-1)) / 2;
    if (operationsPerUnit) shares.push(operationsPerUnit / microseconds / 1000 / around);
  }
  print({
    workload,
    unit,
    value: median(times),
    repeats: times,
    share: median(shares),
    shares,
    peak: median(peaks),
  });
}

function print(line) {
  console.log(JSON.stringify({ peer: 'bedside', ...line }));
}

async function train(name) {
  const { sizes, rows, batch, epochs } = workloads[name];
  const { x, y } = makeData(rows, sizes[0], sizes.at(-1));
  const model = makeModel(sizes);
  const run = async () => {
    await model.fit(x, y, { epochs, batchSize: batch, verbose: 0 });
    return epochs * Math.ceil(rows / batch);
  };
  await run();
  await measure(name, 'us/step', run, operationsPerStep(sizes, batch));
}

async function predictOneRow() {
  const { sizes } = workloads.W1;
  const model = makeModel(sizes);
  const { x } = makeData(1, sizes[0], 10);
  const row = [Array.from(x.data)];
  const run = async () => {
    for (let i = 0; i < 1000; i++) model.predict(row);
    return 1000;
  };
  await run();
  await measure('predict', 'us', run, 0);
}

if (options.workload === 'predict') await predictOneRow();
else if (options.workload === 'gemm') {
  for (const { workload, run, operations } of gemmRuns()) await measure(workload, 'us', run, operations);
} else await train(options.workload);
