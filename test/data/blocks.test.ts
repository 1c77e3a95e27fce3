/** Bytes cut into blocks of whole rows: however they come, nothing is lost, no row is cut, and lines are counted right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockCutter, type Block } from '../../src/data/csv/blocks.js';
import { readRecords } from '../../src/data/csv/records.js';

function cut(chunks: readonly Uint8Array[]): Block[] {
  const cutter = new BlockCutter();
  const blocks = [...chunks.map((chunk) => cutter.push(chunk)), cutter.end()].filter(
    (one) => one !== undefined,
  );
  // A block is a window on its chunk, valid until the next one: keep copies.
  return blocks.map((block) => ({ ...block, bytes: block.bytes.slice() }));
}

function chunksOf(text: string, cuts: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((place, i) => bytes.subarray(places[i], place));
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', '\r', '\ufeff'),
  maxLength: 3,
});
const quote = (text: string) => (/[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });
const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
const cuts = fc.array(fc.nat(), { maxLength: 6 });

describe('blocks', () => {
  it('hold the rows of the whole, in any chunks and with any line breaks', () => {
    fc.assert(
      fc.property(table, lineBreak, fc.boolean(), cuts, (rows, end, ends, places) => {
        const text = rows.map((row) => row.map(quote).join(',')).join(end) + (ends ? end : '');
        const blocks = cut(chunksOf(text, places));
        expect(blocks.flatMap((block) => readRecords(block, ','))).toEqual(rows);
        expect(blocks.every(({ state }) => state === 'whole')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('know the line they begin in', () => {
    const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n3,4\r\n5,6';
    // Each cut parts a CR from its LF.
    const blocks = cut(chunksOf(text, [4, 14, 21]));
    expect(blocks.map(({ bytes, line }) => [new TextDecoder().decode(bytes), line])).toEqual([
      ['a,b\r\n', 1],
      ['1,"x\r\ny"\r\n\r\n', 2],
      ['3,4\r\n', 5],
      ['5,6', 6],
    ]);
    expect(cut(chunksOf('a\r\nb\r\nc', [2, 5])).map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('keep a byte order mark that is not the first character of the file', () => {
    const blocks = cut(chunksOf('\ufeffa,b\n\ufeffc,d', [7]));
    expect(blocks.flatMap((block) => readRecords(block, ','))).toEqual([
      ['a', 'b'],
      ['\ufeffc', 'd'],
    ]);
  });

  it('say when the end comes inside quotation marks', () => {
    expect(cut(chunksOf('a\n"b\n', [])).map(({ state }) => state)).toEqual(['whole', 'open']);
  });
});
