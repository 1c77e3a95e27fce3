/**
 * Copies that put a matrix in the order `matmul` reads best. Both work on whole 4 x 4 blocks, so rows and columns are
 * multiples of 4 and pads are copied with the rest.
 */

/** target[j][i] = source[i][j] for `rows` x `columns` of the source. */
export function transpose(rows: u32, columns: u32, source: usize, ldSource: u32, target: usize, ldTarget: u32): void {
  for (let i: u32 = 0; i < rows; i += 4) {
    let from: usize = source + i * ldSource;
    let to: usize = target + i * 4;
    for (let j: u32 = 0; j < columns; j += 4) {
      const r0 = v128.load(from);
      const r1 = v128.load(from + ldSource);
      const r2 = v128.load(from + 2 * ldSource);
      const r3 = v128.load(from + 3 * ldSource);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(to + ldTarget, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
      v128.store(to + 2 * ldTarget, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
      v128.store(to + 3 * ldTarget, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
      from += 16;
      to += 4 * ldTarget;
    }
  }
}

/** Copies `rows` x `columns` into panels of 4 columns, `panelBytes` apart: A of a TN product with many columns. */
export function packPanels(
  rows: u32,
  columns: u32,
  source: usize,
  ldSource: u32,
  target: usize,
  panelBytes: u32,
): void {
  for (let j: u32 = 0; j < columns; j += 4) {
    let from: usize = source + j * 4;
    let to: usize = target;
    for (let i: u32 = 0; i < rows; i++) {
      v128.store(to, v128.load(from));
      from += ldSource;
      to += 16;
    }
    target += panelBytes;
  }
}
