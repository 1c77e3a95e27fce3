/** Softmax and cross-entropy in one, against double precision, with class numbers and with one column per class. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size } from '../../support/numbers.js';
import { softmax, softmaxSurprise } from '../../support/truth.js';
import { expectClose, place, rowWeights, strides, sumAt, type LossBatch } from './losses.js';

const bench = new Bench();
afterEach(() => bench.clear());

function run(batch: LossBatch, before = 0) {
  const { outputs, targets, weights, gradient, probabilities, state } = place(bench, batch);
  new Float64Array(bench.engine.arena.memory.buffer)[state / 8] = before;
  const { rows, columns } = batch;
  const call = {
    ...{ rows, columns, logits: outputs.address, probabilities: probabilities.address, state },
    ...{ ...strides(outputs, targets), targets: targets.address, gradient: gradient.address },
    ...{ sparse: targets.columns < columns ? 1 : 0, weights: weights?.address ?? 0 },
  };
  bench.call('softmaxCrossentropy', call, [gradient, probabilities, sumAt(state)]);
  const p = bench.values(probabilities);
  return { loss: bench.float64(state), gradient: bench.values(gradient), probabilities: p };
}

/** One column per class. */
function oneHot(labels: Float32Array, columns: number): Float32Array {
  return Float32Array.from({ length: labels.length * columns }, (_, at) =>
    labels[Math.floor(at / columns)] === at % columns ? 1 : 0,
  );
}

/** Loss and gradient of targets with one column per class. */
function expectedOutcome({ rows, columns, outputs, targets, weights }: LossBatch) {
  const gradient: number[] = [];
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    const row = [...outputs.subarray(i * columns, (i + 1) * columns)];
    const t = targets.subarray(i * columns, (i + 1) * columns);
    const [p, surprise] = [softmax(row), softmaxSurprise(row)];
    const [weight, mass] = [weights?.[i] ?? 1, t.reduce((sum, share) => sum + share, 0)];
    t.forEach((share, j) => {
      loss += weight * share * surprise[j];
      gradient.push((weight / rows) * (p[j] * mass - share));
    });
  }
  return { loss, gradient };
}

const classes = fc.integer({ min: 2, max: 12 });
const shape = { rows: size, columns: classes, seed, weighted: fc.boolean() };

describe('softmaxCrossentropy', () => {
  it('gives loss, probabilities and gradient for targets with a column per class', () => {
    bench.forAll(shape, ({ rows, columns, seed, weighted }) => {
      const outputs = numbers(rows * columns, seed, [50, -50]).map((x) => 2 * x);
      // Shares of classes need not add up to one.
      const targets = numbers(rows * columns, seed + 1, [0, 1]).map(Math.abs);
      const batch = {
        rows,
        columns,
        outputs,
        targets,
        weights: weighted ? rowWeights(rows, seed) : undefined,
      };
      const received = run(batch, 0.5);
      const expected = expectedOutcome(batch);
      expectClose([received.loss - 0.5], [expected.loss], 1e-6);
      expectClose(received.gradient, expected.gradient, 2e-6, 1 / rows);
      expectClose(
        received.probabilities.subarray(0, columns),
        softmax([...outputs.subarray(0, columns)]),
        1e-6,
      );
    });
  });

  it('gives class numbers the same as their one-hot columns', () => {
    bench.forAll(shape, ({ rows, columns, seed, weighted }) => {
      const outputs = numbers(rows * columns, seed).map((x) => 3 * x);
      const labels = numbers(rows, seed + 1).map((x) => Math.floor(Math.abs(x) * 1000) % columns);
      const weights = weighted ? rowWeights(rows, seed) : undefined;
      const sparse = run({ rows, columns, outputs, targets: labels, weights });
      const dense = run({ rows, columns, outputs, targets: oneHot(labels, columns), weights });
      expectClose([sparse.loss], [dense.loss], 1e-12);
      // A weight of 0 may leave -0.
      const unsigned = (gradient: Float32Array) => gradient.map((x) => x + 0);
      expectSameBits(unsigned(sparse.gradient), unsigned(dense.gradient), 'gradient');
      expectSameBits(sparse.probabilities, dense.probabilities, 'probability');
    });
  });

  it('stays exact where a probability rounds to 0', () => {
    const outputs = Float32Array.of(0, 1e4, -1e4);
    const { loss, gradient } = run({ rows: 1, columns: 3, outputs, targets: Float32Array.of(2) });
    expect(loss).toBe(20_000);
    expect([...gradient]).toEqual([0, 1, -1]);
  });

  it('adds up to the same bits however the rows are cut into batches', () => {
    const outputs = numbers(35, 5);
    const labels = Float32Array.of(0, 4, 2, 2, 1, 3, 0);
    const part = (from: number, to: number): LossBatch => ({
      ...{ rows: to - from, columns: 5 },
      ...{ outputs: outputs.slice(5 * from, 5 * to), targets: labels.slice(from, to) },
    });
    expect(run(part(2, 7), run(part(0, 2)).loss).loss).toBe(run(part(0, 7)).loss);
  });

  it('writes no gradient where none is asked for', () => {
    const batch = { rows: 3, columns: 5, outputs: numbers(15, 1), targets: Float32Array.of(0, 4, 2) };
    const { outputs, targets, probabilities, state } = place(bench, batch);
    const call = { rows: 3, columns: 5, logits: outputs.address, probabilities: probabilities.address };
    const rest = {
      ...strides(outputs, targets),
      targets: targets.address,
      sparse: 1,
      weights: 0,
      gradient: 0,
      state,
    };
    bench.call('softmaxCrossentropy', { ...call, ...rest }, [probabilities, sumAt(state)]);
    expect(bench.float64(state)).toBe(run(batch).loss);
  });

  it('passes NaN on to the loss', () => {
    const [logits, p] = [bench.matrix(1, 4, [NaN, 1, 1, 1]), bench.matrix(1, 4)];
    const [targets, state] = [bench.matrix(1, 1, [1]), bench.block(8)];
    const places = { logits: logits.address, probabilities: p.address, targets: targets.address, state };
    const shape = { rows: 1, columns: 4, ld: 16, ldTargets: 16, sparse: 1, weights: 0, gradient: 0 };
    bench.call('softmaxCrossentropy', { ...shape, ...places }, [p, sumAt(state)]);
    expect(bench.float64(state)).toBeNaN();
  });
});
