/** target += source over whole vectors of B rows: gradients that meet where a value has several readers. */
export function add(rows: u32, columns: u32, source: usize, target: usize, ld: u32): void {
  const width: usize = ((columns + 3) & ~3) * 4;
  for (let i: u32 = 0; i < rows; i++) {
    for (let j: usize = 0; j < width; j += 16) {
      v128.store(target + j, f32x4.add(v128.load(target + j), v128.load(source + j)));
    }
    source += ld;
    target += ld;
  }
}
