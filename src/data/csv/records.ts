/**
 * A block of whole rows into records, a record being the texts of its cells. Blank lines are no records.
 *
 * A block without a quotation mark is nothing but lines and separators, and is split as such, several times faster than a
 * parser goes through it; every other block is read by csv-parse, strictly. Both give the same records (tested). csv-parse
 * is opened by its build for browsers, which runs on every host.
 */
import { parse, type Options } from 'csv-parse/browser/esm/sync';
import { fail } from '../../errors.js';
import { lineBreaks, MOST_ROW_BYTES, type Block } from './blocks.js';

const QUOTE = 34;
const LINE_BREAK = /\r\n|\n|\r/;

/** Records of the block. Fails on text that is not UTF-8 and on quotation marks that are stray or not closed. */
export function readRecords(block: Block, separator: string): string[][] {
  const text = decode(block);
  if (block.bytes.includes(QUOTE)) return parseQuoted(block, separator);
  if (block.state === 'long') tooLong(block);
  const lines = text.includes('\r') ? text.split(LINE_BREAK) : text.split('\n');
  const records: string[][] = [];
  for (const line of lines) if (line !== '') records.push(line.split(separator));
  return records;
}

/** The text of a block, without a byte order mark at the start of the file. */
export function decode(block: Block): string {
  try {
    const text = decoder.decode(block.bytes);
    return block.line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch {
    return fail('table.not-utf8', { line: block.line + linesBeforeWrongByte(block.bytes) });
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function linesBeforeWrongByte(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const strict = new TextEncoder().encode(lenient);
  const wrong = strict.findIndex((byte, i) => byte !== bytes[i]);
  return lineBreaks(bytes.subarray(0, wrong < 0 ? bytes.length : wrong));
}

function optionsFor(separator: string): Options {
  return {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: false,
    relax_column_count: true,
    skip_empty_lines: true,
  };
}

function parseQuoted(block: Block, separator: string): string[][] {
  try {
    return parse(withoutMark(block), optionsFor(separator));
  } catch (error) {
    return explain(error as { code?: string }, block, separator);
  }
}

/** The bytes without a byte order mark at the start of the file. */
function withoutMark({ bytes, line }: Block): Uint8Array {
  const marked = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

/** The parser's own message quotes the cell; ours names the line in which the row begins. */
function explain(error: { code?: string }, block: Block, separator: string): never {
  const line = lineOfRecord(block, separator, Infinity);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fail('table.unclosed-quote', { line });
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE') {
    return fail('table.stray-quote', { line });
  }
  throw error;
}

function tooLong(block: Block): never {
  return fail('table.record-too-long', { line: block.line, megabytes: MOST_ROW_BYTES / 2 ** 20 });
}

/** The line of the file in which record `index` of the block begins, or the first one that cannot be read. */
export function lineOfRecord(block: Block, separator: string, index: number): number {
  const bytes = withoutMark(block);
  let [seen, end] = [0, 0];
  const stopped = 'enough';
  try {
    const onRecord = (_record: unknown, { bytes: at }: { bytes: number }) => {
      if (seen++ === index) throw stopped;
      end = at;
      return null;
    };
    parse(bytes, { ...optionsFor(separator), on_record: onRecord });
  } catch {
    // Stopped at the record that was asked for, or at the first that cannot be read: `end` is where it begins.
  }
  while (bytes[end] === 10 || bytes[end] === 13) end++;
  return block.line + lineBreaks(bytes.subarray(0, end));
}
