/** L1 and L2 penalties: the sum in double precision, four lanes at a time, and their gradient. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, SPECIAL } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());
const factor = fc.constantFrom(0, 0.001, 0.1);

/** Lanes of four are added as (0 + 1) + (2 + 3), in order of address. */
function sumOfLanes(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 4) {
    sum += values[i] + values[i + 1] + (values[i + 2] + values[i + 3]);
  }
  return sum;
}

describe('penalty', () => {
  it('adds rows times the penalty to the loss, and its slope to the gradient', () => {
    bench.forAll({ rows: size, quarter: size, seed, l1: factor, l2: factor }, (values) => {
      const count = 4 * values.quarter;
      const w = numbers(count, values.seed, SPECIAL).map((x) => (Math.abs(x) > 1e30 ? 1 : x));
      const g = numbers(count, values.seed + 1);
      const [weights, gradients, state] = [bench.vector(w), bench.vector(g), bench.block(8)];
      const [l1, l2] = [Math.fround(values.l1), Math.fround(values.l2)];
      const call = { rows: values.rows, count, weights, gradients, l1, l2, state };
      const touched = [
        { address: gradients, bytes: 4 * count },
        { address: state, bytes: 8 },
      ];
      bench.call('penalty', call, touched);
      bench.call('penalty', { ...call, gradients: 0 }, touched.slice(1));

      const once = values.rows * (l1 * sumOfLanes(w.map(Math.abs)) + l2 * sumOfLanes(w.map((x) => x * x)));
      expect(bench.float64(state)).toBe(once + once);
      const slope = w.map((x) => Math.fround(l1 * Math.sign(x)) + Math.fround(x * Math.fround(2 * l2)));
      expectSameBits(
        bench.read(gradients, count),
        g.map((value, at) => value + slope[at]),
      );
    });
  });
});
