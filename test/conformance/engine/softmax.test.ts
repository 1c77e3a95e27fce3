/** Softmax forward against double precision, and backward bit for bit. */
import { afterEach, describe, expect, it } from 'vitest';
import { padded } from '../../../src/engine/layout.js';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, smallSize } from '../../support/numbers.js';
import { softmax } from '../../support/truth.js';

const bench = new Bench();
afterEach(() => bench.clear());
const f = Math.fround;

function run(rows: number, columns: number, values: ArrayLike<number>): Float32Array {
  const x = bench.matrix(rows, columns, values, rows + 2);
  const y = bench.matrix(rows, columns, [], rows + 2);
  bench.call('softmax', { rows, columns, x: x.address, y: y.address, ld: 4 * x.stride }, [y]);
  return bench.values(y);
}

describe('softmax', () => {
  it('gives shares of one that agree with double precision', () => {
    bench.forAll({ rows: smallSize, columns: size, seed }, ({ rows, columns, seed }) => {
      const values = numbers(rows * columns, seed, [-100, 30, 1000]).map((x) => 5 * x);
      const received = run(rows, columns, values);
      for (let i = 0; i < rows; i++) {
        const row = [...values.subarray(i * columns, (i + 1) * columns)];
        const greatest = Math.max(...row);
        softmax(row).forEach((expected, j) => {
          const error = Math.abs(received[i * columns + j] - expected);
          // x - max is rounded before e is raised to it.
          const relative = 1e-6 + 1.2e-7 * (greatest - row[j]);
          if (error > relative * expected + 1e-37) expect.fail(`row ${i}, column ${j} is off by ${error}`);
        });
        const sum = received.subarray(i * columns, (i + 1) * columns).reduce((total, p) => total + p, 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
      }
    });
  });

  it('is one where there is one column, whatever the value', () => {
    expect([...run(4, 1, [0, -1e30, 3e38, 5])]).toEqual([1, 1, 1, 1]);
  });

  it('does not overflow, and knows which is greatest among the largest floats', () => {
    expect([...run(1, 3, [3e38, -3e38, 1e38])]).toEqual([1, 0, 0]);
    expect([...run(1, 5, [-3e38, -3e38, -3e38, -3e38, -3e38])].every((p) => Math.abs(p - 0.2) < 1e-7)).toBe(
      true,
    );
  });

  it('gives NaN to the whole row that holds one, and to no other', () => {
    const [x, y] = [bench.matrix(2, 3, [1, NaN, 2, 1, 1, 1]), bench.matrix(2, 3)];
    bench.engine.call('softmax', { rows: 2, columns: 3, x: x.address, y: y.address, ld: 16 });
    const values = [...bench.values(y)];
    expect(values.slice(0, 3)).toEqual([NaN, NaN, NaN]);
    expect(values.slice(3).every((p) => Math.abs(p - 1 / 3) < 1e-7)).toBe(true);
  });
});

describe('softmaxGradient', () => {
  it('is y (dy - sum dy y), the sum four lanes at a time', () => {
    bench.forAll({ rows: smallSize, columns: size, seed }, ({ rows, columns, seed }) => {
      const p = run(rows, columns, numbers(rows * columns, seed));
      const back = numbers(rows * columns, seed + 1);
      const y = bench.matrix(rows, columns, p, rows + 2);
      const dy = bench.matrix(rows, columns, back, rows + 2);
      const place = { y: y.address, dy: dy.address, dx: dy.address, ld: 4 * y.stride };
      bench.call('softmaxGradient', { rows, columns, ...place }, [dy]);
      const expected = new Float32Array(rows * columns);
      for (let start = 0; start < expected.length; start += columns) {
        const lanes = [0, 0, 0, 0];
        for (let j = 0; j < padded(columns); j++) {
          const product = j < columns ? f(back[start + j] * p[start + j]) : 0;
          lanes[j % 4] = f(lanes[j % 4] + product);
        }
        const sum = f(f(lanes[0] + lanes[1]) + f(lanes[2] + lanes[3]));
        for (let j = start; j < start + columns; j++) {
          const slope = f(p[j] * f(back[j] - sum));
          expected[j] = Math.abs(slope) < 2 ** -126 ? 0 : slope;
        }
      }
      expectSameBits(bench.values(dy), expected);
    });
  });
});
