/** Gradients that meet are added, row by row in use. */
import { afterEach, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, smallSize, WILD } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());

it('add adds the rows in use to their target', () => {
  bench.forAll({ rows: smallSize, columns: size, seed }, ({ rows, columns, seed }) => {
    const [a, b] = [numbers(rows * columns, seed, WILD), numbers(rows * columns, seed + 1, WILD)];
    const source = bench.matrix(rows, columns, a, rows + 2);
    const target = bench.matrix(rows, columns, b, rows + 2);
    const place = { source: source.address, target: target.address, ld: 4 * target.stride };
    bench.call('add', { rows, columns, ...place }, [target]);
    expectSameBits(
      bench.values(target),
      b.map((value, at) => value + a[at]),
    );
  });
});
