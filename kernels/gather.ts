/**
 * out[i] = table[order[i]] for the rows of one batch. `cursor` is the address of a word that holds the address of the
 * batch's first row number, so that stepping through an epoch changes one word and no plan. Rows may be 0.
 */
export function gatherRows(rows: u32, columns: u32, table: usize, ldTable: u32, cursor: usize, out: usize, ldOut: u32): void {
  const width: usize = ((columns + 3) & ~3) * 4;
  let order: usize = load<u32>(cursor);
  const end: usize = order + rows * 4;
  while (order < end) {
    const from: usize = table + load<u32>(order) * ldTable;
    let j: usize = 0;
    do {
      v128.store(out + j, v128.load(from + j));
      j += 16;
    } while (j < width);
    order += 4;
    out += ldOut;
  }
}
