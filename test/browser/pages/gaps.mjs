/** How long `fit` keeps a page from doing anything else: the longest pause between ticks of a timer while it trains. */
import { madeUpTable } from './small-net.mjs';

/** Workloads of the benchmarks: the seed program, a wider binary net, and one so large that a single step is long. */
const WORKLOADS = {
  W1: { columns: 100, units: [64, 32, 10], rows: 10_000, batchSize: 32, epochs: 10 },
  W2: { columns: 30, units: [256, 256, 1], rows: 10_000, batchSize: 256, epochs: 10 },
  W3: { columns: 512, units: [1024, 1024, 10], rows: 2048, batchSize: 256, epochs: 1 },
};

/** `{ longest, ticks, seconds }`: the longest gap in milliseconds between two ticks during `fit`, and how many there were. */
export async function longestGap({ sequential, layers }, name) {
  const { columns, units, rows, batchSize, epochs } = WORKLOADS[name];
  const { x, y } = madeUpTable(rows, columns);
  const classes = units.at(-1);
  const last = classes === 1 ? 'sigmoid' : 'softmax';
  const stack = units.map((width, i) =>
    layers.dense({
      units: width,
      activation: i === units.length - 1 ? last : 'relu',
      ...(i === 0 ? { inputShape: [columns] } : {}),
    }),
  );
  const model = sequential({ layers: stack, seed: 0 });
  const loss = classes === 1 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  model.compile({ optimizer: 'adam', loss, metrics: ['accuracy'] });
  const data = { data: Float32Array.from(x.flat()), shape: [rows, columns] };
  return watch(() => model.fit(data, y, { epochs, batchSize, verbose: 0 }));
}

async function watch(work) {
  const started = performance.now();
  const seen = { last: started, longest: 0, ticks: 0 };
  const tick = () => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - seen.last);
    seen.last = now;
    seen.ticks += 1;
  };
  const timer = setInterval(tick, 0);
  await work();
  tick();
  clearInterval(timer);
  return { longest: seen.longest, ticks: seen.ticks, seconds: (performance.now() - started) / 1000 };
}
