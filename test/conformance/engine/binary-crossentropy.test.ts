/** Binary cross-entropy from logits and from probabilities, against double precision. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { numbers, seed, size, smallSize } from '../../support/numbers.js';
import { sigmoid, softplus } from '../../support/truth.js';
import { expectClose, expectedOutcome, place, rowWeights, strides, sumAt, type LossBatch } from './losses.js';

const bench = new Bench();
afterEach(() => bench.clear());

/** Adds this batch to a running sum that starts at `before`. */
function run(kernel: 'logisticCrossentropy' | 'binaryCrossentropy', batch: LossBatch, before = 0) {
  const { outputs, targets, weights, gradient, probabilities, state } = place(bench, batch);
  new Float64Array(bench.engine.arena.memory.buffer)[state / 8] = before;
  const { rows, columns } = batch;
  const shared = { rows, columns, ...strides(outputs, targets), targets: targets.address, state };
  const call = { ...shared, weights: weights?.address ?? 0, gradient: gradient.address };
  if (kernel === 'logisticCrossentropy') {
    const places = { logits: outputs.address, probabilities: probabilities.address };
    bench.call(kernel, { ...call, ...places }, [gradient, probabilities, sumAt(state)]);
  } else {
    bench.call(kernel, { ...call, probabilities: outputs.address }, [gradient, sumAt(state)]);
  }
  const [loss, p] = [bench.float64(state), bench.values(probabilities)];
  return { loss, gradient: bench.values(gradient), probabilities: p };
}

const shape = { rows: smallSize, columns: size, seed, weighted: fc.boolean() };

describe('logisticCrossentropy', () => {
  it('gives loss, probabilities and gradient of logits, weighted or not', () => {
    bench.forAll(shape, ({ rows, columns, seed, weighted }) => {
      const outputs = numbers(rows * columns, seed, [20, -30]).map((x) => 4 * x);
      const targets = numbers(rows * columns, seed + 1, [0, 1]).map((x) => Math.min(1, Math.abs(x)));
      const batch = {
        rows,
        columns,
        outputs,
        targets,
        weights: weighted ? rowWeights(rows, seed) : undefined,
      };
      const received = run('logisticCrossentropy', batch, 0.5);
      const expected = expectedOutcome(batch, (x, t) => ({
        loss: softplus(x) - x * t,
        slope: sigmoid(x) - t,
      }));
      expectClose([received.loss - 0.5], [expected.loss], 1e-6);
      expectClose(received.gradient, expected.gradient, 1e-6, 1 / (rows * columns));
      expectClose(received.probabilities, outputs.map(sigmoid), 1e-6);
    });
  });

  it('stays exact where a probability rounds to 0 or 1', () => {
    const batch = { rows: 4, columns: 1, outputs: Float32Array.of(1e4, -1e4, 1e4, -1e4) };
    const { loss, gradient } = run('logisticCrossentropy', {
      ...batch,
      targets: Float32Array.of(0, 1, 1, 0),
    });
    expect(loss).toBe(20_000);
    expect([...gradient]).toEqual([0.25, -0.25, 0, 0]);
  });
});

describe('binaryCrossentropy', () => {
  it('gives loss and gradient of probabilities, cut at 1e-7 from both ends', () => {
    bench.forAll(shape, ({ rows, columns, seed, weighted }) => {
      const outputs = numbers(rows * columns, seed, [0, 1, 1e-9]).map((x) => Math.min(1, Math.abs(x) / 2));
      const targets = numbers(rows * columns, seed + 1, [0, 1]).map((x) => Math.min(1, Math.abs(x)));
      const batch = {
        rows,
        columns,
        outputs,
        targets,
        weights: weighted ? rowWeights(rows, seed) : undefined,
      };
      const received = run('binaryCrossentropy', batch);
      const [low, high] = [Math.fround(1e-7), Math.fround(1 - Math.fround(1e-7))];
      const expected = expectedOutcome(batch, (raw, t) => {
        const p = Math.min(high, Math.max(low, raw));
        const loss = -(t * Math.log(p) + (1 - t) * Math.log(1 - p));
        return { loss, slope: p === raw ? (1 - t) / (1 - p) - t / p : 0 };
      });
      expectClose([received.loss], [expected.loss], 1e-6);
      expectClose(received.gradient, expected.gradient, 1e-6, 1 / (rows * columns));
    });
  });
});

describe.each(['logisticCrossentropy', 'binaryCrossentropy'] as const)('%s', (kernel) => {
  const batch = {
    rows: 7,
    columns: 3,
    outputs: numbers(21, 5).map((x) => Math.abs(x) / 2),
    targets: numbers(21, 6).map((x) => (x > 0 ? 1 : 0)),
  };

  it('adds up to the same bits however the rows are cut into batches', () => {
    const whole = run(kernel, batch).loss;
    const part = (from: number, to: number) => ({
      ...{ rows: to - from, columns: 3 },
      ...{ outputs: batch.outputs.slice(3 * from, 3 * to), targets: batch.targets.slice(3 * from, 3 * to) },
    });
    expect(run(kernel, part(3, 7), run(kernel, part(0, 3)).loss).loss).toBe(whole);
  });

  it('writes no gradient where none is asked for', () => {
    const { outputs, targets, state } = place(bench, batch);
    const shared = { rows: 7, columns: 3, ...strides(outputs, targets), targets: targets.address, state };
    const call = { ...shared, weights: 0, gradient: 0 };
    if (kernel === 'binaryCrossentropy') {
      bench.call(kernel, { ...call, probabilities: outputs.address }, [sumAt(state)]);
    } else bench.call(kernel, { ...call, logits: outputs.address, probabilities: 0 }, [sumAt(state)]);
    expect(bench.float64(state)).toBe(run(kernel, batch).loss);
  });

  it('passes NaN on to the loss', () => {
    expect(
      run(kernel, { ...batch, outputs: batch.outputs.map((x, i) => (i === 4 ? NaN : x)) }).loss,
    ).toBeNaN();
  });
});
