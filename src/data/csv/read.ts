/**
 * CSV into a table: bytes come in chunks, columns grow as typed arrays, and the file is never in memory as a whole.
 * What the cells mean is decided in typing/; this file only leads them there.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail } from '../../errors.js';
import { declared, type Schema } from '../schema.js';
import type { Column, Table } from '../table.js';
import { missingRule, type DecimalMark, type MissingRule } from '../typing/cells.js';
import { declareColumn } from '../typing/declare.js';
import { ColumnDraft } from '../typing/draft.js';
import { inferColumn } from '../typing/infer.js';
import { isIdName } from '../typing/words.js';
import { BlockCutter, type Block } from './blocks.js';
import { detectSeparator, notText } from './dialect.js';
import { readHeader } from './header.js';
import { decode, lineOfRecord, readRecords } from './records.js';

/** Bytes of a CSV: all at once, or in chunks of any size as a file, a request body or a browser's File streams them. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;

export interface CsvOptions {
  /** What is between two cells. Default: told from the header and the first rows; one of , ; tab | */
  separator?: string;
  /** Default: the schema's, or a point. A comma is never guessed. Becomes part of the table's schema. */
  decimal?: DecimalMark;
  /** What is known about the columns; the rest is told from the cells. */
  schema?: Schema;
  /** Spellings of missing beside the usual ones and the schema's, such as "-9". They become part of the table's schema. */
  missing?: readonly string[];
  /** Read a table that lacks columns the schema describes, as a table for prediction lacks the outcome. Default: fail. */
  allowAbsent?: boolean;
  /** Called after each piece of the file with the bytes read so far. */
  onProgress?: (bytes: number) => void;
}

/** Bytes handled at once. */
const PIECE = 2 ** 18;
/** A page stays responsive if no stretch of work is longer than this. */
const LONGEST_STRETCH_MS = 40;

/**
 * The table in a CSV: UTF-8 with or without byte order mark, any line breaks, cells quoted as RFC 4180 says. The spellings
 * of missing are in `typing/cells.ts`, the rules for kinds of columns in `typing/infer.ts`. Rows in which every cell is
 * empty are kept; blank lines are not rows.
 *
 * Memory: 8 bytes per number, 4 per other cell, and each different text once. A file of 204 MB (1.3 million rows of 26
 * columns, one of them unique text) takes 0.55 GB resident and 10 s on one thread of Node 20 (test/data/large.test.ts).
 *
 * Fails with a code beginning `table.`, naming the line (of the file, from 1) or the column, row (data rows, from 1) and count.
 */
export async function readCsv(source: ByteSource, options: CsvOptions = {}): Promise<Table> {
  const hash = sha256.create();
  const cutter = new BlockCutter();
  const reader = new TableReader(options);
  let bytes = 0;
  let pausedAt = performance.now();
  for await (const chunk of pieces(source)) {
    hash.update(chunk);
    bytes += chunk.length;
    reader.read(cutter.push(chunk));
    options.onProgress?.(bytes);
    if (performance.now() - pausedAt < LONGEST_STRETCH_MS) continue;
    await new Promise<void>((resume) => void setTimeout(resume, 0));
    pausedAt = performance.now();
  }
  reader.read(cutter.end());
  return { ...reader.finish(), sha256: bytesToHex(hash.digest()) };
}

/**
 * The same bytes in pieces of one size, so that nothing depends on how they came; a pause fits between two. The memory of
 * a piece is used again for the next one.
 */
async function* pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(PIECE);
  let used = 0;
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    for (let at = 0; at < chunk.length;) {
      const taken = chunk.subarray(at, at + PIECE - used);
      piece.set(taken, used);
      used += taken.length;
      at += taken.length;
      if (used < PIECE) continue;
      yield piece;
      used = 0;
    }
  }
  yield piece.subarray(0, used);
}

/** The schema with the marks that the options add; undefined if nothing is declared. */
function wholeSchema({ schema, decimal = schema?.decimal, missing: asked }: CsvOptions): Schema | undefined {
  const missing =
    asked === undefined ? schema?.missing : [...new Set([...(schema?.missing ?? []), ...asked])];
  if (decimal === undefined && missing === undefined) return schema;
  return { ...schema, ...(missing && { missing }), ...(decimal && { decimal }) };
}

/** Holds what is known of the table so far: nothing, then its header, then rows. */
class TableReader {
  readonly #options: CsvOptions;
  /** The schema with what the options add to it: what the table carries, and a model reads new tables by. */
  readonly #schema: Schema | undefined;
  readonly #decimal: DecimalMark;
  #separator: string | undefined;
  #names: string[] | undefined;
  #drafts: (ColumnDraft | undefined)[] = [];
  #rows = 0;

  constructor(options: CsvOptions) {
    this.#options = options;
    this.#schema = wholeSchema(options);
    this.#decimal = this.#schema?.decimal ?? '.';
    this.#separator = options.separator;
  }

  read(block: Block | undefined): void {
    if (block === undefined) return;
    if (block.line === 1) this.#refuseOtherFiles(block);
    this.#separator ??= detectSeparator(decode(block));
    const records = readRecords(block, this.#separator);
    const start = this.#names === undefined && records.length > 0 ? 1 : 0;
    if (start === 1) this.#begin(readHeader(records[0]));
    for (let i = start; i < records.length; i++) this.#addRow(records, i, block);
  }

  finish(): { rows: number; columns: Column[]; schema?: Schema } {
    const names = this.#names;
    if (names === undefined) return fail('table.empty-file', {});
    if (this.#rows === 0) fail('table.header-only', { columns: names.length });
    const columns: Column[] = [];
    for (const [i, draft] of this.#drafts.entries()) {
      if (draft !== undefined) columns.push(this.#finishColumn(draft));
      this.#drafts[i] = undefined; // lets go of its memory before the next column is made
    }
    const schema = this.#schema;
    return { rows: this.#rows, columns, ...(schema === undefined ? {} : { schema }) };
  }

  #refuseOtherFiles(block: Block): void {
    const looksLike = notText(block.bytes);
    if (looksLike !== undefined) fail('table.not-text', { looksLike });
  }

  #begin(names: string[]): void {
    this.#names = names;
    const present = new Set(names);
    const unknown = Object.keys(this.#schema?.columns ?? {}).find((name) => !present.has(name));
    if (unknown !== undefined && this.#options.allowAbsent !== true)
      fail('table.schema-column', { column: unknown, columns: names });
    this.#drafts = names.map((name) => this.#draftFor(name));
  }

  #draftFor(name: string): ColumnDraft | undefined {
    const type = declared(this.#schema, name)?.type;
    if (type === 'ignore') return undefined;
    const names = type === undefined ? isIdName(name) : type !== 'number';
    const keep = type === 'number' ? 'numbers' : names ? 'text' : 'either';
    return new ColumnDraft(name, { decimal: this.#decimal, missing: this.#missingIn(name), keep });
  }

  #missingIn(name: string): MissingRule {
    const own = declared(this.#schema, name);
    const ofColumn = own === undefined || own.type === 'ignore' ? [] : (own.missing ?? []);
    return missingRule([...(this.#schema?.missing ?? []), ...ofColumn], this.#decimal);
  }

  #addRow(records: readonly string[][], index: number, block: Block): void {
    const cells = records[index];
    const drafts = this.#drafts;
    if (cells.length !== drafts.length) {
      const line = lineOfRecord(block, this.#separator ?? ',', index);
      fail('table.ragged-row', { line, cells: cells.length, columns: drafts.length });
    }
    for (let j = 0; j < drafts.length; j++) drafts[j]?.add(cells[j]);
    this.#rows++;
  }

  #finishColumn(draft: ColumnDraft): Column {
    const { name, options } = draft;
    const declaration = declared(this.#schema, name);
    const cells = draft.finish();
    if (declaration === undefined || declaration.type === 'ignore') {
      return inferColumn(name, cells, options.missing, options.decimal);
    }
    return declareColumn(name, cells, declaration, options.missing, options.decimal);
  }
}
