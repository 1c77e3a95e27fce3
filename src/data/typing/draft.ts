/**
 * A column while it is being read: its cells as text, kept small. What kind of column it becomes is decided later (infer.ts).
 *
 * Cells are kept as codes into a list of spellings, each held once. A column with many spellings that are nearly all
 * numbers turns into numbers on the way, so that a table of measurements takes eight bytes per cell, not a text.
 */
import { fail } from '../../errors.js';
import { readNumber, type DecimalMark, type MissingRule } from './cells.js';
import { Chunks } from './chunks.js';

/** After so many spellings a column of numbers is no longer kept as text. */
const MOST_SPELLED_NUMBERS = 4096;
/** More different texts than this do not fit a Map of the common engines with room to spare. */
const MOST_SPELLINGS = 8_000_000;
/** A column with a smaller share of cells that are neither numbers nor missing is taken for numbers with mistakes. */
export const MOST_TEXT_SHARE = 0.05;

/** The cells of a finished draft that stayed text: N codes into the spellings, which are trimmed of blanks and differ. */
export interface TextCells {
  kind: 'text';
  codes: Int32Array;
  spellings: string[];
  /** Cells with each spelling. */
  counts: number[];
  /** Row of the first cell with each spelling, from 0. */
  firstRows: number[];
}

/** The cells of a finished draft that became numbers: NaN where missing or text; infinities are still in it. */
export interface NumberCells {
  kind: 'numbers';
  values: Float64Array;
  /** Cells that are neither numbers nor missing. */
  text: number;
  /** Row of the first of them, from 0. */
  firstTextRow: number;
}

export type DraftCells = TextCells | NumberCells;

export interface DraftOptions {
  decimal: DecimalMark;
  missing: MissingRule;
  /** What the column is to become, if that is known: numbers at once, text to the end, or told by the cells. */
  keep: 'numbers' | 'text' | 'either';
}

export class ColumnDraft {
  readonly name: string;
  readonly options: DraftOptions;
  #codeOf = new Map<string, number>();
  #spellings: string[] = [];
  #counts: number[] = [];
  #firstRows: number[] = [];
  #codes: Chunks<Int32Array<ArrayBuffer>> = new Chunks(Int32Array);
  #numbers: Chunks<Float64Array<ArrayBuffer>> | undefined;
  #text = 0;
  #firstTextRow = -1;
  #turnAt: number;

  constructor(name: string, options: DraftOptions) {
    this.name = name;
    this.options = options;
    this.#turnAt = options.keep === 'either' ? MOST_SPELLED_NUMBERS : Infinity;
    if (options.keep === 'numbers') this.#numbers = new Chunks(Float64Array);
  }

  /** Takes the next cell. `text` may be a piece of a larger text; it is copied where it is kept. */
  add(text: string): void {
    if (this.#numbers !== undefined) return this.#addNumber(this.#numbers, text);
    const code = this.#codeOf.get(text) ?? this.#learn(text);
    this.#counts[code]++;
    this.#codes.push(code);
    if (this.#spellings.length > this.#turnAt) this.#turn();
  }

  /** The cells read so far. The draft is spent. */
  finish(): DraftCells {
    this.#codeOf.clear();
    if (this.#numbers !== undefined) {
      const [text, firstTextRow] = [this.#text, this.#firstTextRow];
      return { kind: 'numbers', values: this.#numbers.take(), text, firstTextRow };
    }
    return {
      kind: 'text',
      codes: this.#codes.take(),
      spellings: this.#spellings,
      counts: this.#counts,
      firstRows: this.#firstRows,
    };
  }

  #learn(text: string): number {
    const trimmed = text.trim();
    if (trimmed === text) return this.#addSpelling(text);
    const code = this.#codeOf.get(trimmed) ?? this.#addSpelling(trimmed);
    this.#codeOf.set(copyOf(text), code);
    return code;
  }

  #addSpelling(trimmed: string): number {
    const code = this.#spellings.length;
    if (code === MOST_SPELLINGS) fail('table.too-many-levels', { column: this.name, most: MOST_SPELLINGS });
    const kept = copyOf(trimmed);
    this.#codeOf.set(kept, code);
    this.#spellings.push(kept);
    this.#counts.push(0);
    this.#firstRows.push(this.#codes.length);
    return code;
  }

  /** Turns a column with many spellings into numbers if nearly all its cells are; else it stays text to the end. */
  #turn(): void {
    this.#turnAt = Infinity;
    const { decimal, missing } = this.options;
    let [numbers, text] = [0, 0];
    this.#spellings.forEach((one, code) => {
      if (missing.amongNumbers(one)) return;
      if (Number.isNaN(readNumber(one, decimal))) text += this.#counts[code];
      else numbers += this.#counts[code];
    });
    if (text > MOST_TEXT_SHARE * (text + numbers)) return;
    this.#turnToNumbers();
  }

  #turnToNumbers(): void {
    const numbers = new Chunks(Float64Array);
    for (const code of this.#codes.take()) this.#addNumber(numbers, this.#spellings[code]);
    this.#numbers = numbers;
    this.#codeOf = new Map();
    this.#spellings = [];
  }

  #addNumber(numbers: Chunks<Float64Array<ArrayBuffer>>, text: string): void {
    const { decimal, missing } = this.options;
    const value = text === '' ? NaN : readNumber(text, decimal);
    const known = !Number.isNaN(value) && !(missing.numbers.size > 0 && missing.numbers.has(value));
    numbers.push(known ? value : NaN);
    if (Number.isNaN(value) && !missing.amongNumbers(text)) this.#noteText(numbers.length - 1);
  }

  #noteText(row: number): void {
    if (this.#text === 0) this.#firstTextRow = row;
    this.#text++;
  }
}

/**
 * A text of its own. Engines keep a piece of a text as a window on the whole; without a copy, one long spelling would
 * hold the megabyte it was read from.
 */
function copyOf(text: string): string {
  return text.length < 13 ? text : decoder.decode(encoder.encode(text));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
