/** Sums of rows, in order, with and without the derivative of relu on the way. */
import { afterEach, describe, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, WILD } from '../../support/numbers.js';
import { flush } from './optimizers.js';

const bench = new Bench();
afterEach(() => bench.clear());

function sumOfRows(values: Float32Array, columns: number): Float32Array {
  const sum = new Float32Array(columns);
  values.forEach((value, at) => (sum[at % columns] = Math.fround(sum[at % columns] + value)));
  return sum;
}

describe('biasGradient', () => {
  it('adds the rows in use, from the first to the last', () => {
    bench.forAll({ rows: size, columns: size, seed }, ({ rows, columns, seed }) => {
      const values = numbers(rows * columns, seed, WILD);
      const gradient = bench.matrix(rows, columns, [...values, ...numbers(2 * columns, seed)], rows + 2);
      const sum = bench.matrix(1, columns);
      const place = { gradient: gradient.address, ld: 4 * gradient.stride, biasGradient: sum.address };
      bench.call('biasGradient', { rows, columns, ...place }, [sum]);
      expectSameBits(bench.values(sum), sumOfRows(values, columns));
    });
  });
});

describe('reluBiasGradient', () => {
  it('first clears the gradient where the output is not positive', () => {
    bench.forAll({ rows: size, columns: size, seed }, ({ rows, columns, seed }) => {
      const outputs = numbers(rows * columns, seed + 1, WILD);
      const values = numbers(rows * columns, seed, WILD);
      const output = bench.matrix(rows, columns, outputs);
      const gradient = bench.matrix(rows, columns, values, rows + 2);
      const sum = bench.matrix(1, columns);
      const place = { output: output.address, gradient: gradient.address, ld: 4 * gradient.stride };
      bench.call('reluBiasGradient', { rows, columns, ...place, biasGradient: sum.address }, [sum, gradient]);
      const passed = values.map((value, at) => (outputs[at] > 0 ? flush(value) : 0));
      expectSameBits(bench.values(gradient), passed, 'gradient');
      expectSameBits(bench.values(sum), sumOfRows(passed, columns), 'sum');
    });
  });
});
