/** The two copies that put a matrix in the order the product reads best. */
import { afterEach, describe, it } from 'vitest';
import { padded } from '../../../src/engine/layout.js';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, WILD } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());

describe('transpose', () => {
  it('turns rows into columns, whatever is in them', () => {
    bench.forAll({ rows: size, columns: size, seed }, ({ rows, columns, seed }) => {
      const values = numbers(rows * columns, seed, WILD);
      const source = bench.matrix(rows, columns, values);
      const target = bench.matrix(columns, rows);
      const shape = { rows: padded(rows), columns: padded(columns) };
      const from = { source: source.address, ldSource: 4 * source.stride };
      const to = { target: target.address, ldTarget: 4 * target.stride };
      bench.call('transpose', { ...shape, ...from, ...to }, [{ ...target, rows: padded(columns) }]);
      const expected = values.map((_, at) => values[(at % rows) * columns + Math.floor(at / rows)]);
      expectSameBits(bench.values(target), expected);
    });
  });
});

describe('packPanels', () => {
  it('lays four columns at a time side by side, the rows in use only', () => {
    bench.forAll({ rows: size, columns: size, seed }, ({ rows, columns, seed }) => {
      const values = numbers(rows * columns, seed, WILD);
      const source = bench.matrix(rows, columns, values, rows + 2);
      const panelBytes = 16 * (rows + 2);
      const panels = padded(columns) / 4;
      const target = bench.block(panels * panelBytes);
      const from = { source: source.address, ldSource: 4 * source.stride };
      bench.call('packPanels', { rows, columns: padded(columns), ...from, target, panelBytes }, [
        { address: target, bytes: panels * panelBytes },
      ]);
      const expected = Array.from({ length: panels }, (_, panel) =>
        Array.from({ length: 4 * (rows + 2) }, (_, at) => {
          const [i, j] = [Math.floor(at / 4), 4 * panel + (at % 4)];
          return i < rows && j < columns ? values[i * columns + j] : 0;
        }),
      ).flat();
      expectSameBits(bench.read(target, expected.length), expected);
    });
  });
});
