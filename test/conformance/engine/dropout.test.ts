/** Dropout's mask against the generator itself, and the product that carries gradients back through it. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Matrix } from '../../../src/engine/layout.js';
import { philox } from '../../../src/engine/random.js';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, WILD } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());

const rate = fc.constantFrom(0.1, 0.25, 0.5, 0.9);

interface Draw {
  rows: number;
  columns: number;
  rate: number;
  step: number;
  key: readonly [number, number];
}

/** Kept where 32 random bits reach rate 2^32; the bits come from a counter of row and block of four, and the step. */
function twin({ rows, columns, rate, step, key }: Draw): Float32Array {
  const blocks = Math.ceil(columns / 4);
  const mask = new Float32Array(rows * columns);
  for (let at = 0; at < mask.length; at++) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const block = Uint32Array.of(row * blocks + Math.floor(column / 4), step, 0, 0);
    philox(block, ...key);
    mask[at] = block[column % 4] >= Math.floor(rate * 2 ** 32) ? 1 / (1 - rate) : 0;
  }
  return mask;
}

function run({ rows, columns, rate, step, key }: Draw, x: Matrix, capacity = rows) {
  const [y, mask] = [bench.matrix(rows, columns, [], capacity), bench.matrix(rows, columns, [], capacity)];
  const stepWord = bench.block(4);
  bench.engine.arena.u32[stepWord / 4] = step;
  const place = { x: x.address, y: y.address, mask: mask.address, ld: 4 * x.stride, step: stepWord };
  const law = { threshold: Math.floor(rate * 2 ** 32), scale: 1 / (1 - rate), key0: key[0], key1: key[1] };
  bench.call('dropout', { rows, columns, ...place, ...law }, [y, mask]);
  return { y: bench.values(y), mask: bench.values(mask) };
}

describe('dropout', () => {
  it('draws the mask that the generator gives for each row, column and step', () => {
    const step = fc.nat({ max: 1e6 });
    bench.forAll({ rows: size, columns: size, rate, step, seed }, ({ seed, ...shape }) => {
      const values = numbers(shape.rows * shape.columns, seed, WILD);
      const draw = { ...shape, key: [seed, 77] as const };
      const { y, mask } = run(draw, bench.matrix(shape.rows, shape.columns, values), shape.rows + 2);
      const expected = twin(draw);
      expectSameBits(mask, expected, 'mask');
      const product = values.map((value, at) => value * expected[at]);
      expectSameBits(y, product, 'output');
    });
  });

  it('gives the first rows the same mask in a partial batch as in a full one', () => {
    const draw = { rows: 32, columns: 7, rate: 0.5, step: 3, key: [1, 2] as const };
    const x = bench.matrix(32, 7, numbers(32 * 7, 1));
    const { mask } = run(draw, x);
    expectSameBits(run({ ...draw, rows: 5 }, x, 32).mask, mask.subarray(0, 35));
  });

  it('keeps the share it should, and other rows at the next step', () => {
    const draw = { rows: 1000, columns: 20, rate: 0.3, step: 0, key: [5, 6] as const };
    const x = bench.matrix(1000, 20, new Float32Array(20_000).fill(1));
    const first = run(draw, x).mask;
    const next = run({ ...draw, step: 1 }, x).mask;
    const kept = (mask: Float32Array) => mask.filter((value) => value > 0).length / mask.length;
    // Four standard errors of a share of 20,000 are 0.013.
    expect(kept(first)).toBeCloseTo(0.7, 1.6);
    expect(kept(first.map((value, at) => value * next[at]))).toBeCloseTo(0.49, 1.6);
  });
});

describe('multiply', () => {
  it('multiplies the rows in use, in place if asked', () => {
    bench.forAll({ rows: size, columns: size, seed }, ({ rows, columns, seed }) => {
      const [a, b] = [numbers(rows * columns, seed, WILD), numbers(rows * columns, seed + 1, WILD)];
      const [x, y] = [bench.matrix(rows, columns, a, rows + 2), bench.matrix(rows, columns, b, rows + 2)];
      const place = { x: x.address, y: y.address, z: x.address, ld: 4 * x.stride };
      bench.call('multiply', { rows, columns, ...place }, [x]);
      const product = a.map((value, at) => value * b[at]);
      expectSameBits(bench.values(x), product);
    });
  });
});
