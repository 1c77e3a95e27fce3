/**
 * C = init + A B, optionally through relu: the one matrix product, for all three orientations.
 *
 *   matmulRows      A is read by rows: X W, and dY Wt on a transposed copy of W
 *   matmulColumns   A is read by columns: Xt dY, in place (aPanel = 16, aStep = ldx) or packed (see packPanels)
 *
 * m and n are multiples of 4 (the caller pads), k is any size from 1. Every element is
 * ((init + a0 b0) + a1 b1) + ...: k in order, one multiply, one add, never fused. That order is a contract: native
 * twins and later versions must give the same bits. `init` is a bias row (ldInit = 0), a row of zeros, or C itself.
 *
 * Why it looks as it does: eight accumulators, two loads of B and one of A just fit the sixteen vector registers of
 * x86; a ninth, or unrolling over k, spills and halves the speed on older V8. The tile stands inside the loops because a
 * call per tile costs a fifth. Blocks of k keep a strip of B (1024 x 8) in the second cache; they continue the same
 * accumulator through memory, so the order of the sum does not change. Shorter blocks, blocks of rows and copies of
 * strips were tried and gained nothing below 1024. The two kernels are one text, inlined with the
 * step along k or the distance of rows as a constant: an add less per load, a tenth of the time.
 */

const K_BLOCK: u32 = 1024;

/** A by rows, `lda` bytes apart. */
export function matmulRows(
  m: u32,
  n: u32,
  k: u32,
  a: usize,
  lda: u32,
  b: usize,
  ldb: u32,
  c: usize,
  ldc: u32,
  init: usize,
  ldInit: u32,
  relu: u32,
): void {
  product(m, n, k, a, 4 * lda, false, lda, 4, b, ldb, c, ldc, init, ldInit, relu);
}

/** A by columns: four of them side by side, panels of four `aPanel` bytes apart, steps along k `aStep` bytes apart. */
export function matmulColumns(
  m: u32,
  n: u32,
  k: u32,
  a: usize,
  aPanel: u32,
  aStep: u32,
  b: usize,
  ldb: u32,
  c: usize,
  ldc: u32,
  init: usize,
  ldInit: u32,
  relu: u32,
): void {
  product(m, n, k, a, aPanel, true, 4, aStep, b, ldb, c, ldc, init, ldInit, relu);
}

// @ts-ignore: decorator
@inline
function product(
  m: u32,
  n: u32,
  k: u32,
  a: usize,
  aPanel: u32,
  byColumns: bool,
  aRow: u32,
  aStep: u32,
  b: usize,
  ldb: u32,
  c: usize,
  ldc: u32,
  init: usize,
  ldInit: u32,
  relu: u32,
): void {
  do {
    const depth = min(k, K_BLOCK);
    k -= depth;
    const through: u32 = k ? 0 : relu;
    block(m, n, depth, a, aPanel, byColumns, aRow, aStep, b, ldb, c, ldc, init, ldInit, through);
    a += depth * aStep;
    b += depth * ldb;
    init = c;
    ldInit = ldc;
  } while (k);
}

// @ts-ignore: decorator
@inline
function block(
  m: u32,
  n: u32,
  k: u32,
  a: usize,
  aPanel: u32,
  byColumns: bool,
  aRow: u32,
  aStep: u32,
  b: usize,
  ldb: u32,
  c: usize,
  ldc: u32,
  init: usize,
  ldInit: u32,
  relu: u32,
): void {
  const zero = f32x4.splat(0);
  const bBytes: usize = k * ldb;
  let columns = n;
  while (columns >= 8) {
    const bEnd = b + bBytes;
    let aTile = a;
    let cTile = c;
    let initTile = init;
    let rows = m;
    do {
      let start = initTile;
      let c00 = v128.load(start);
      let c01 = v128.load(start, 16);
      start += ldInit;
      let c10 = v128.load(start);
      let c11 = v128.load(start, 16);
      start += ldInit;
      let c20 = v128.load(start);
      let c21 = v128.load(start, 16);
      start += ldInit;
      let c30 = v128.load(start);
      let c31 = v128.load(start, 16);

      // By rows, four pointers walk along k; by columns, one does, and the other rows are constants away from it.
      let a0 = aTile;
      let a1 = a0 + aRow;
      let a2 = a1 + aRow;
      let a3 = a2 + aRow;
      let bAt = b;
      do {
        const b0 = v128.load(bAt);
        const b1 = v128.load(bAt, 16);
        let x = v128.load32_splat(a0);
        c00 = f32x4.add(c00, f32x4.mul(x, b0));
        c01 = f32x4.add(c01, f32x4.mul(x, b1));
        x = v128.load32_splat(byColumns ? a0 + 1 * 4 : a1);
        c10 = f32x4.add(c10, f32x4.mul(x, b0));
        c11 = f32x4.add(c11, f32x4.mul(x, b1));
        x = v128.load32_splat(byColumns ? a0 + 2 * 4 : a2);
        c20 = f32x4.add(c20, f32x4.mul(x, b0));
        c21 = f32x4.add(c21, f32x4.mul(x, b1));
        x = v128.load32_splat(byColumns ? a0 + 3 * 4 : a3);
        c30 = f32x4.add(c30, f32x4.mul(x, b0));
        c31 = f32x4.add(c31, f32x4.mul(x, b1));
        a0 += aStep;
        if (!byColumns) {
          a1 += aStep;
          a2 += aStep;
          a3 += aStep;
        }
        bAt += ldb;
      } while (bAt < bEnd);

      if (relu) {
        c00 = f32x4.pmax(c00, zero);
        c01 = f32x4.pmax(c01, zero);
        c10 = f32x4.pmax(c10, zero);
        c11 = f32x4.pmax(c11, zero);
        c20 = f32x4.pmax(c20, zero);
        c21 = f32x4.pmax(c21, zero);
        c30 = f32x4.pmax(c30, zero);
        c31 = f32x4.pmax(c31, zero);
      }
      let out = cTile;
      v128.store(out, c00);
      v128.store(out, c01, 16);
      out += ldc;
      v128.store(out, c10);
      v128.store(out, c11, 16);
      out += ldc;
      v128.store(out, c20);
      v128.store(out, c21, 16);
      out += ldc;
      v128.store(out, c30);
      v128.store(out, c31, 16);

      aTile += aPanel;
      cTile = out + ldc;
      initTile = start + ldInit;
      rows -= 4;
    } while (rows);
    b += 32;
    c += 32;
    init += 32;
    columns -= 8;
  }
  if (columns) narrowBlock(m, k, a, aPanel, aRow, aStep, b, ldb, c, ldc, init, ldInit, relu);
}

/** The last four columns. */
// @ts-ignore: decorator
@inline
function narrowBlock(
  m: u32,
  k: u32,
  a: usize,
  aPanel: u32,
  aRow: u32,
  aStep: u32,
  b: usize,
  ldb: u32,
  c: usize,
  ldc: u32,
  init: usize,
  ldInit: u32,
  relu: u32,
): void {
  const zero = f32x4.splat(0);
  const bEnd: usize = b + k * ldb;
  let rows = m;
  do {
    let c0 = v128.load(init);
    let c1 = v128.load(init + ldInit);
    let c2 = v128.load(init + 2 * ldInit);
    let c3 = v128.load(init + 3 * ldInit);
    let at = a;
    let bAt = b;
    do {
      const b0 = v128.load(bAt);
      c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(at), b0));
      c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(at + aRow), b0));
      c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(at + 2 * aRow), b0));
      c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(at + 3 * aRow), b0));
      at += aStep;
      bAt += ldb;
    } while (bAt < bEnd);
    if (relu) {
      c0 = f32x4.pmax(c0, zero);
      c1 = f32x4.pmax(c1, zero);
      c2 = f32x4.pmax(c2, zero);
      c3 = f32x4.pmax(c3, zero);
    }
    v128.store(c, c0);
    v128.store(c + ldc, c1);
    v128.store(c + 2 * ldc, c2);
    v128.store(c + 3 * ldc, c3);
    a += aPanel;
    c += 4 * ldc;
    init += 4 * ldInit;
    rows -= 4;
  } while (rows);
}
