/** target += source over whole vectors of B rows: gradients that meet where a value has several readers. */
export function add(rows: u32, columns: u32, source: usize, target: usize, ld: u32): void {
  const width: usize = ((columns + 3) & ~3) * 4;
  do {
    let j: usize = 0;
    do {
      v128.store(target + j, f32x4.add(v128.load(target + j), v128.load(source + j)));
      j += 16;
    } while (j < width);
    source += ld;
    target += ld;
  } while (--rows);
}
