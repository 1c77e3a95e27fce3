/** What holds for every activation beside its values (math.test.ts): slopes, places, pads, rows in use. */
import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, smallSize, SPECIAL } from '../../support/numbers.js';
import { activations } from '../../support/truth.js';

const bench = new Bench();
afterEach(() => bench.clear());

const KINDS = ['sigmoid', 'relu', 'tanh', 'elu', 'selu', 'gelu', 'silu', 'softplus'];

function forward(kind: string, rows: number, columns: number, values: Float32Array) {
  const x = bench.matrix(rows, columns, values, rows + 2);
  const y = bench.matrix(rows, columns, [], rows + 2);
  const place = { x: x.address, y: y.address, ld: 4 * x.stride };
  bench.call('activate', { kind: KINDS.indexOf(kind), rows, columns, ...place, alpha: 1 }, [y]);
  return { x, y };
}

describe.each(KINDS)('%s', (kind) => {
  it('gives a value the same bits wherever it stands, and keeps pads at zero', () => {
    bench.forAll({ rows: smallSize, columns: smallSize, seed }, ({ rows, columns, seed }) => {
      const few = numbers(3, seed, SPECIAL);
      const alone = few.map((value) => bench.values(forward(kind, 1, 1, Float32Array.of(value)).y)[0]);
      const values = Float32Array.from({ length: rows * columns }, (_, at) => few[at % 3]);
      const { y } = forward(kind, rows, columns, values);
      const expected = values.map((_, at) => alone[at % 3]);
      expectSameBits(bench.values(y), expected);
    });
  });

  it('carries gradients back by its slope, in place if asked', () => {
    bench.forAll({ rows: smallSize, columns: smallSize, seed }, ({ rows, columns, seed }) => {
      const values = numbers(rows * columns, seed).map((x) => 3 * x);
      const back = numbers(rows * columns, seed + 1);
      const { x, y } = forward(kind, rows, columns, values);
      const dy = bench.matrix(rows, columns, back, rows + 2);
      const place = { x: x.address, y: y.address, dy: dy.address, dx: dy.address, ld: 4 * x.stride };
      bench.call('activateGradient', { kind: KINDS.indexOf(kind), rows, columns, ...place, alpha: 1 }, [dy]);
      const dx = bench.values(dy);
      values.forEach((value, at) => {
        const error = Math.abs(dx[at] - back[at] * activations[kind].slope(value));
        // Slopes are made of outputs, and lose what those have lost: a few units of 1, whatever the slope.
        if (error > 1e-6) expect.fail(`slope at ${value} is off by ${error}`);
      });
    });
  });

  it('makes no subnormal gradients', () => {
    const { x, y } = forward(kind, 1, 4, Float32Array.of(-1, -0.5, 0.5, 1));
    const dy = bench.matrix(1, 4, [1e-38, -1e-40, 1e-45, -1.18e-38]);
    const place = { x: x.address, y: y.address, dy: dy.address, dx: dy.address, ld: 4 * x.stride };
    bench.call('activateGradient', { kind: KINDS.indexOf(kind), rows: 1, columns: 4, ...place, alpha: 1 }, [
      dy,
    ]);
    for (const value of bench.values(dy)) {
      expect(value === 0 || Math.abs(value) >= 2 ** -126, `gradient ${value}`).toBe(true);
    }
  });
});

describe('elu', () => {
  it.each([0.5, 1, 2])('tends to -alpha, and so does its slope: alpha %f', (alpha) => {
    const [x, y] = [bench.matrix(1, 2, [-50, -1]), bench.matrix(1, 2)];
    const place = { kind: 3, rows: 1, columns: 2, x: x.address, y: y.address, ld: 16, alpha };
    bench.call('activate', place, [y]);
    const values = bench.values(y);
    expect(values[0]).toBe(-alpha);
    expect(values[1]).toBeCloseTo(alpha * Math.expm1(-1), 6);
    const dy = bench.matrix(1, 2, [1, 1]);
    bench.call('activateGradient', { ...place, dy: dy.address, dx: dy.address }, [dy]);
    expect(bench.values(dy)[1]).toBeCloseTo(alpha * Math.exp(-1), 6);
  });
});
