/**
 * A stream of bytes, cut where a row ends: each block holds whole rows and no more than the chunk it came in, so memory
 * does not grow with the file. A line break inside quotation marks is part of a cell. Knows bytes, not cells.
 */

export interface Block {
  bytes: Uint8Array;
  /** Line of the file its first row begins in, from 1. */
  line: number;
  /** `whole`: whole rows. `open`: the file ended inside quotation marks. `long`: one row, longer than is read. */
  state: 'whole' | 'open' | 'long';
}

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** A row longer than this is no row of a table: some quotation mark is not closed, or the file has no lines. */
export const MOST_ROW_BYTES = 4 * 2 ** 20;

export class BlockCutter {
  #rest = new Uint8Array();
  #line = 1;

  /** The whole rows in what has come so far and is not handed out yet, if there are any. */
  push(chunk: Uint8Array): Block | undefined {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const { end } = lastRowEnd(bytes);
    this.#rest = bytes.slice(end);
    if (end === 0 && bytes.length > MOST_ROW_BYTES) return this.#hand(bytes, 'long');
    return end === 0 ? undefined : this.#hand(bytes.subarray(0, end), 'whole');
  }

  /** What is left when the bytes have come to their end. */
  end(): Block | undefined {
    const bytes = this.#rest;
    this.#rest = new Uint8Array();
    if (bytes.length === 0) return undefined;
    return this.#hand(bytes, lastRowEnd(bytes).inQuotes ? 'open' : 'whole');
  }

  #hand(bytes: Uint8Array, state: Block['state']): Block {
    const block = { bytes, line: this.#line, state };
    this.#line += lineBreaks(bytes);
    return block;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Where the last whole row ends. A CR at the very end may be half of a CRLF, so it does not count. */
function lastRowEnd(bytes: Uint8Array): { end: number; inQuotes: boolean } {
  if (!bytes.includes(QUOTE)) {
    const lf = bytes.lastIndexOf(LF);
    const end = lf >= 0 ? lf : bytes.subarray(0, -1).lastIndexOf(CR);
    return { end: end + 1, inQuotes: false };
  }
  let end = 0;
  let inQuotes = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (inQuotes) continue;
    else if (byte === LF || (byte === CR && i + 1 < bytes.length && bytes[i + 1] !== LF)) end = i + 1;
  }
  return { end, inQuotes };
}

/** Line breaks in these bytes: LF and CRLF, or CR if there is no LF. */
export function lineBreaks(bytes: Uint8Array): number {
  return countOf(bytes, LF) || countOf(bytes, CR);
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let i = bytes.indexOf(byte); i >= 0; i = bytes.indexOf(byte, i + 1)) count++;
  return count;
}
