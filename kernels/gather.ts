/**
 * out[i] = table[order[i]] for the rows of one batch. `cursor` is the address of a word that holds the address of the
 * batch's first row number, so that stepping through an epoch changes one word and no plan.
 */
export function gatherRows(rows: u32, columns: u32, table: usize, ldTable: u32, cursor: usize, out: usize, ldOut: u32): void {
  let order: usize = load<u32>(cursor);
  for (let i: u32 = 0; i < rows; i++) {
    let from: usize = table + load<u32>(order) * ldTable;
    let to: usize = out;
    for (let j: u32 = 0; j < columns; j += 4) {
      v128.store(to, v128.load(from));
      from += 16;
      to += 16;
    }
    order += 4;
    out += ldOut;
  }
}
