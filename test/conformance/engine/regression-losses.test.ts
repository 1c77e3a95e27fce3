/** Mean squared and mean absolute error, bit for bit: they hold nothing but sums and products. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { padded } from '../../../src/engine/layout.js';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, smallSize, WILD } from '../../support/numbers.js';
import { place, rowWeights, strides, sumAt, type LossBatch } from './losses.js';

const bench = new Bench();
afterEach(() => bench.clear());
const f = Math.fround;

type Kernel = 'meanSquaredError' | 'meanAbsoluteError';

/** Loss of one difference, and its slope given the scale of the row. */
const LAWS: Record<
  Kernel,
  { constant: number; loss: (d: number) => number; slope: (d: number, s: number) => number }
> = {
  meanSquaredError: {
    constant: 2,
    loss: (d) => f(d * d),
    slope: (d, scale) => (Math.abs(f(d * scale)) < 2 ** -126 ? 0 : f(d * scale)),
  },
  meanAbsoluteError: {
    constant: 1,
    loss: Math.abs,
    slope: (d, scale) => (d > 0 ? scale : 0) - (d < 0 ? scale : 0),
  },
};

function twin(kernel: Kernel, { rows, columns, outputs, targets, weights }: LossBatch, before: number) {
  const { constant, loss: lossOf, slope } = LAWS[kernel];
  const gradient = new Float32Array(rows * columns);
  let loss = before;
  for (let i = 0; i < rows; i++) {
    const weight = weights?.[i] ?? 1;
    const scale = f(weight * f(constant / f(rows * columns)));
    const one = new Float32Array(padded(columns));
    for (let j = 0; j < columns; j++) {
      const d = f(outputs[i * columns + j] - targets[i * columns + j]);
      one[j] = lossOf(d);
      gradient[i * columns + j] = slope(d, scale);
    }
    let sum = 0;
    for (let j = 0; j < one.length; j += 4) sum += one[j] + one[j + 1] + (one[j + 2] + one[j + 3]);
    loss += weight * (sum * (1 / columns));
  }
  return { loss, gradient };
}

function run(kernel: Kernel, batch: LossBatch, before: number, wanted = true) {
  const { outputs, targets, weights, gradient, state } = place(bench, batch);
  new Float64Array(bench.engine.arena.memory.buffer)[state / 8] = before;
  const { rows, columns } = batch;
  const shared = { rows, columns, ...strides(outputs, targets), predictions: outputs.address, state };
  const rest = { targets: targets.address, weights: weights?.address ?? 0 };
  const touched = wanted ? [gradient, sumAt(state)] : [sumAt(state)];
  bench.call(kernel, { ...shared, ...rest, gradient: wanted ? gradient.address : 0 }, touched);
  return { loss: bench.float64(state), gradient: bench.values(gradient) };
}

describe.each(['meanSquaredError', 'meanAbsoluteError'] as const)('%s', (kernel) => {
  it('adds the mean over the columns of each row, weighted or not, and gives its gradient', () => {
    const arbitraries = { rows: smallSize, columns: size, seed, weighted: fc.boolean(), wild: fc.boolean() };
    bench.forAll(arbitraries, ({ rows, columns, seed, weighted, wild }) => {
      const outputs = numbers(rows * columns, seed, wild ? WILD : [0]);
      const targets = numbers(rows * columns, seed + 1, [0, 1e-40]);
      const weights = weighted ? rowWeights(rows, seed) : undefined;
      const batch = { rows, columns, outputs, targets, weights };
      const expected = twin(kernel, batch, 0.25);
      const received = run(kernel, batch, 0.25);
      expect(received.loss).toBe(expected.loss);
      expectSameBits(received.gradient, expected.gradient);
      expect(run(kernel, batch, 0.25, false).loss).toBe(expected.loss);
    });
  });
});
