/** Rows that repeat an earlier row in every column, counted in one pass over the columns and one number per row. */
import { isNumberColumn, type Column, type Table } from '../table.js';
import { distinctCount } from '../values.js';

/**
 * How many rows repeat an earlier one. Rows are compared by 53 bits of two hashes: among a million different rows the
 * chance of a false repeat is about 1 in 20,000.
 */
export function countRepeatedRows(table: Table): number {
  const high = new Int32Array(table.rows).fill(0x2545f491);
  const low = new Int32Array(table.rows).fill(0x6a09e667);
  for (const column of table.columns) {
    mixColumn(high, column, 0);
    mixColumn(low, column, 0x3c6ef372);
  }
  const keys = new Float64Array(table.rows);
  for (let row = 0; row < keys.length; row++) keys[row] = (high[row] >>> 0) * 2 ** 21 + (low[row] >>> 11);
  return keys.length - distinctCount(keys.sort());
}

function mixColumn(hashes: Int32Array, column: Column, salt: number): void {
  if (!isNumberColumn(column)) {
    for (let row = 0; row < hashes.length; row++) hashes[row] = mix(hashes[row], column.codes[row] ^ salt);
    return;
  }
  // The two halves of a number; any NaN gets the bits of one, and a negative zero those of zero.
  const bits = new DataView(new ArrayBuffer(8));
  for (let row = 0; row < hashes.length; row++) {
    const value = column.values[row];
    bits.setFloat64(0, Number.isNaN(value) ? NaN : value + 0, true);
    hashes[row] = mix(mix(hashes[row], bits.getInt32(0, true) ^ salt), bits.getInt32(4, true));
  }
}

/** One round of MurmurHash3 (Appleby, 2011), with its finalizer's shifts so that high bits reach low ones. */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  let h = hash ^ k;
  h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  h ^= h >>> 16;
  return Math.imul(h, 0x85ebca6b);
}
