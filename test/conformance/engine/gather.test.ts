/** Rows of a table, in the order that a list of row numbers gives. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, smallSize, WILD } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());

describe('gatherRows', () => {
  it('copies the rows that the cursor points at', () => {
    const start = fc.nat({ max: 5 });
    bench.forAll({ rows: smallSize, columns: size, start, seed }, ({ rows, columns, start, seed }) => {
      const values = numbers(20 * columns, seed, WILD);
      const table = bench.matrix(20, columns, values);
      const out = bench.matrix(rows, columns, [], rows + 2);
      const [order, cursor] = [bench.block(80), bench.block(4)];
      const numbersOfRows = Array.from({ length: 20 }, (_, i) => (i * 7 + seed) % 20);
      bench.engine.arena.u32.set(numbersOfRows, order / 4);
      bench.engine.arena.u32[cursor / 4] = order + 4 * start;
      const from = { table: table.address, ldTable: 4 * table.stride, cursor };
      bench.call('gatherRows', { rows, columns, ...from, out: out.address, ldOut: 4 * out.stride }, [out]);
      const expected = numbersOfRows.slice(start, start + rows).flatMap((row) => {
        return [...values.subarray(row * columns, (row + 1) * columns)];
      });
      expectSameBits(bench.values(out), expected);
    });
  });

  it('touches nothing when there are no rows, as where there are no weights', () => {
    const cursor = bench.block(4);
    const place = { rows: 0, columns: 1, table: 0, ldTable: 16, cursor, out: 0, ldOut: 16 };
    expect(() => bench.call('gatherRows', place, [])).not.toThrow();
  });
});
