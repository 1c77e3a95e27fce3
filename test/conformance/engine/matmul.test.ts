/** The matrix product in its three orientations, bit for bit against three nested loops. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { padded, type Matrix } from '../../../src/engine/layout.js';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers, seed, size, WILD } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());

/** C = init + A B: M x O terms of a sum over K. A and the start of the sum are given element by element. */
interface Product {
  m: number;
  k: number;
  n: number;
  a: (i: number, l: number) => number;
  b: Float32Array;
  init: (i: number, j: number) => number;
  relu?: boolean;
}

/** ((init + a0 b0) + a1 b1) + ...: each product and each sum rounded to a float. */
function twin({ m, k, n, a, b, init, relu }: Product): Float32Array {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = init(i, j);
      for (let l = 0; l < k; l++) sum = Math.fround(sum + Math.fround(a(i, l) * b[l * n + j]));
      c[i * n + j] = relu && sum < 0 ? 0 : sum;
    }
  }
  return c;
}

/** How A is walked: by rows (matmulRows), by columns, or by columns through a packed copy (matmulColumns). */
function rowsOf({ address, stride }: Matrix) {
  return { a: address, lda: 4 * stride };
}
function columnsOf({ address, stride }: Matrix) {
  return { a: address, aPanel: 16, aStep: 4 * stride };
}
function packedColumnsOf({ address: source, stride, rows, columns }: Matrix) {
  const panelBytes = 16 * rows;
  const target = bench.block((panelBytes * padded(columns)) / 4);
  const shape = { rows, columns: padded(columns) };
  bench.engine.call('packPanels', { ...shape, source, ldSource: 4 * stride, target, panelBytes });
  return { a: target, aPanel: panelBytes, aStep: 16 };
}

interface Call {
  k: number;
  a: ReturnType<typeof rowsOf> | ReturnType<typeof columnsOf>;
  b: Matrix;
  /** M x O, with room for padded rows. */
  c: Matrix;
  /** Where the sums start: one row for all, or C itself. Default: zeros. */
  init?: Matrix;
  relu?: boolean;
}

/** Runs the kernel that the walk of A belongs to, on the bench (which looks at all pads) or on the bare engine. */
function run({ k, a, b, c, init, relu }: Call, on: 'bench' | 'engine'): void {
  const start = init ?? bench.matrix(1, c.columns);
  const shared = {
    ...{ m: padded(c.rows), n: padded(c.columns), k, b: b.address, ldb: 4 * b.stride },
    ...{ c: c.address, ldc: 4 * c.stride, init: start.address, ldInit: init === c ? 4 * c.stride : 0 },
    relu: relu ? 1 : 0,
  };
  const outputs = [{ ...c, rows: padded(c.rows) }];
  if (on === 'engine' && 'lda' in a) bench.engine.call('matmulRows', { ...shared, ...a });
  else if ('lda' in a) bench.call('matmulRows', { ...shared, ...a }, outputs);
  else bench.call('matmulColumns', { ...shared, ...a }, outputs);
}

function multiply(call: Call): Float32Array {
  run(call, 'bench');
  return bench.values(call.c);
}

const sizes = { m: size, k: size, n: size, seed };
const tooMuch = ({ m, k, n }: { m: number; k: number; n: number }) => m * k * n > 5e5;

describe('matmul', () => {
  it('multiplies rows of X with W from a bias, through relu or not (NN)', () => {
    bench.forAll({ ...sizes, relu: fc.boolean() }, ({ m, k, n, seed, relu }) => {
      if (tooMuch({ m, k, n })) return;
      const [x, w, bias] = [numbers(m * k, seed), numbers(k * n, seed + 1), numbers(n, seed + 2)];
      const [a, b, c] = [rowsOf(bench.matrix(m, k, x)), bench.matrix(k, n, w), bench.matrix(m, n)];
      const received = multiply({ k, a, b, c, init: bench.matrix(1, n, bias), relu });
      const at = (i: number, l: number) => x[i * k + l];
      expectSameBits(received, twin({ m, k, n, a: at, b: w, init: (_, j) => bias[j], relu }));
    });
  });

  it.each([
    ['in place', columnsOf],
    ['packed', packedColumnsOf],
  ])('multiplies columns of X with D, over the rows in use only (TN, %s)', (_, columns) => {
    bench.forAll(sizes, ({ m, k, n, seed }) => {
      if (tooMuch({ m, k, n })) return;
      const [x, d] = [numbers(k * m, seed), numbers(k * n, seed + 1)];
      const tables = [bench.matrix(k, m, x, k + 3), bench.matrix(k, n, d, k + 3)];
      // Rows beyond the k in use hold leftovers of a fuller batch.
      for (const { address, stride } of tables) {
        bench.engine.arena.f32.fill(NaN, address / 4 + k * stride, address / 4 + (k + 3) * stride);
      }
      const received = multiply({ k, a: columns(tables[0]), b: tables[1], c: bench.matrix(m, n) });
      const at = (i: number, l: number) => x[l * m + i];
      expectSameBits(received, twin({ m, k, n, a: at, b: d, init: () => 0 }));
    });
  });

  it('multiplies D with the transpose of W by way of a transposed copy (NT)', () => {
    bench.forAll(sizes, ({ m, k, n, seed }) => {
      if (tooMuch({ m, k, n })) return;
      const [d, w] = [numbers(m * k, seed), numbers(n * k, seed + 1)];
      const [source, copy] = [bench.matrix(n, k, w), bench.matrix(k, n)];
      bench.engine.call('transpose', {
        ...{ rows: padded(n), columns: padded(k), source: source.address, ldSource: 4 * source.stride },
        ...{ target: copy.address, ldTarget: 4 * copy.stride },
      });
      const received = multiply({ k, a: rowsOf(bench.matrix(m, k, d)), b: copy, c: bench.matrix(m, n) });
      const b = Float32Array.from({ length: k * n }, (_, at) => w[(at % n) * k + Math.floor(at / n)]);
      const at = (i: number, l: number) => d[i * k + l];
      expectSameBits(received, twin({ m, k, n, a: at, b, init: () => 0 }));
    });
  });

  it('goes on from C itself, so that a sum may be split anywhere', () => {
    const [m, k, n] = [5, 300, 9];
    const [x, w, first] = [numbers(m * k, 1), numbers(k * n, 2), numbers(m * n, 3)];
    const c = bench.matrix(m, n, first);
    const a = rowsOf(bench.matrix(m, k, x));
    const received = multiply({ k, a, b: bench.matrix(k, n, w), c, init: c });
    const at = (i: number, l: number) => x[i * k + l];
    expectSameBits(received, twin({ m, k, n, a: at, b: w, init: (i, j) => first[i * n + j] }));
  });

  it.each([255, 256, 257, 511, 512, 513, 1025])(
    'keeps the order of the sum over blocks of k, and relu for the end: %i terms',
    (k) => {
      const [m, n] = [4, 12];
      const [x, w] = [numbers(m * k, k), numbers(k * n, k + 1)];
      const [a, b] = [rowsOf(bench.matrix(m, k, x)), bench.matrix(k, n, w)];
      const received = multiply({ k, a, b, c: bench.matrix(m, n), relu: true });
      const at = (i: number, l: number) => x[i * k + l];
      expectSameBits(received, twin({ m, k, n, a: at, b: w, init: () => 0, relu: true }));
      expect(received.some((value) => value === 0)).toBe(true);
    },
  );

  it('does with NaN, infinity, signed zeros and subnormals what single products and sums do', () => {
    bench.forAll({ ...sizes, relu: fc.boolean() }, ({ m, k, n, seed, relu }) => {
      if (tooMuch({ m, k, n })) return;
      const [x, w] = [numbers(m * k, seed, WILD), numbers(k * n, seed + 1, WILD)];
      const [a, b, c] = [rowsOf(bench.matrix(m, k, x)), bench.matrix(k, n, w), bench.matrix(m, n)];
      // Called without the look at pads: infinity times a pad is NaN there too.
      run({ k, a, b, c, relu }, 'engine');
      const at = (i: number, l: number) => x[i * k + l];
      expectSameBits(bench.values(c), twin({ m, k, n, a: at, b: w, init: () => 0, relu }));
    });
  });
});
