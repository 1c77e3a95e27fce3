/** Cells into columns, once the kind is known. Fails on cells that do not fit; decides nothing. */
import { fail } from '../../errors.js';
import type { LevelColumn, NumberColumn } from '../table.js';
import { levelName } from './cells.js';
import { readDate, type DateFormat } from './dates.js';
import type { DraftCells, TextCells } from './draft.js';
import type { Survey } from './survey.js';

/** Values of a column of numbers: NaN where missing. Fails on text and on infinities. */
export function toNumbers(name: string, cells: DraftCells, survey: Survey | undefined): Float64Array {
  const [text, firstRow] =
    cells.kind === 'numbers'
      ? [cells.text, cells.firstTextRow]
      : [survey?.cells.text ?? 0, survey?.firstTextRow ?? 0];
  if (text > 0) refuseText(name, text, firstRow);
  const values =
    cells.kind === 'numbers' ? cells.values : spread(cells, survey?.values ?? new Float64Array());
  refuseInfinities(name, values);
  return values;
}

/** Fails: `count` cells of a column of numbers are text, the first in this row (from 0). */
export function refuseText(name: string, count: number, firstRow: number): never {
  return fail('table.text-in-numbers', { column: name, count, row: firstRow + 1 });
}

/** One value per cell from one value per spelling. */
function spread(cells: TextCells, perSpelling: Float64Array): Float64Array {
  const { codes } = cells;
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) values[row] = perSpelling[codes[row]];
  return values;
}

function refuseInfinities(name: string, values: Float64Array): void {
  const isInfinite = (value: number) => Math.abs(value) === Infinity;
  const first = values.findIndex(isInfinite);
  if (first < 0) return;
  const count = values.reduce((sum, value) => sum + (isInfinite(value) ? 1 : 0), 0);
  fail('table.infinite', { column: name, count, row: first + 1 });
}

/** Dates in days; cells that are no such date are NaN, and counted. Words such as "none" are missing. */
export function toDates(
  cells: TextCells,
  survey: Survey,
  format: DateFormat,
): { values: Float64Array; wrong: number; firstRow: number } {
  let [wrong, firstRow] = [0, Infinity];
  const perSpelling = Float64Array.from(cells.spellings, (text, code) => {
    const role = survey.roles[code];
    if (role === 'missing' || role === 'word') return NaN;
    const day = readDate(text, format);
    if (Number.isNaN(day)) {
      wrong += cells.counts[code];
      firstRow = Math.min(firstRow, cells.firstRows[code]);
    }
    return day;
  });
  return { values: spread(cells, perSpelling), wrong, firstRow };
}

export function numberColumn(
  name: string,
  values: Float64Array,
  more: Partial<NumberColumn> = {},
): NumberColumn {
  return { name, kind: 'number', values, ...more };
}

/**
 * Levels and codes of a column of names. Without `declared`, levels are what occurs: sorted (numbers as numbers), or in
 * order of appearance for ids, of which there may be millions, and which are as they are written. With `declared`, cells outside it get the code -2.
 */
export function toLevels(
  cells: TextCells,
  survey: Survey,
  options: { kind: LevelColumn['kind']; declared?: readonly string[] },
): { codes: Int32Array; levels: string[] } {
  const { perSpelling, levels } =
    options.declared === undefined
      ? occurring(cells, survey, options.kind)
      : matched(
          cells,
          survey,
          options.declared.map((level) => levelName(level, survey.decimal)),
        );
  return { codes: cells.codes.map((code) => perSpelling[code]), levels };
}

type Coding = { perSpelling: Int32Array; levels: string[] };

function matched(cells: TextCells, survey: Survey, levels: string[]): Coding {
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const perSpelling = Int32Array.from(cells.spellings, (text, code) =>
    survey.roles[code] === 'missing' ? -1 : (codeOf.get(levelName(text, survey.decimal)) ?? -2),
  );
  return { perSpelling, levels };
}

/** Spellings differ, so they are looked up only where two of them may name one level ("2" and "2.0"). */
function occurring(cells: TextCells, survey: Survey, kind: LevelColumn['kind']): Coding {
  const levels: string[] = [];
  const nameOf = (text: string) => (kind === 'id' ? text.trim() : levelName(text, survey.decimal));
  const codeOf = cells.spellings.some((text) => nameOf(text) !== text)
    ? new Map<string, number>()
    : undefined;
  const perSpelling = new Int32Array(cells.spellings.length).fill(-1);
  for (const [code, text] of cells.spellings.entries()) {
    if (survey.roles[code] === 'missing') continue;
    const name = nameOf(text);
    const known = codeOf?.get(name);
    perSpelling[code] = known ?? levels.push(name) - 1;
    if (known === undefined) codeOf?.set(name, perSpelling[code]);
  }
  return kind === 'id' ? { perSpelling, levels } : inOrder({ perSpelling, levels });
}

function inOrder({ perSpelling, levels }: Coding): Coding {
  const sorted = sortLevels([...levels]);
  const place = new Map(sorted.map((level, code) => [level, code]));
  const moved = perSpelling.map((code) => (code < 0 ? code : (place.get(levels[code]) ?? -1)));
  return { perSpelling: moved, levels: sorted };
}

/** In order of code units, or of size if every level is a number. */
export function sortLevels(levels: string[]): string[] {
  const numbers = levels.map(Number);
  if (numbers.every((value) => !Number.isNaN(value))) return levels.sort((a, b) => Number(a) - Number(b));
  return levels.sort((a, b) => (a < b ? -1 : 1));
}

/** Codes of a boolean: `words` are no and yes in small letters, compared after trimming; -2 for any other word. */
export function toBoolean(
  cells: TextCells,
  survey: Survey,
  words: readonly [string, string],
): { codes: Int32Array; levels: string[] } {
  const [no, yes] = words;
  const perSpelling = Int32Array.from(cells.spellings, (text, code) => {
    if (survey.roles[code] === 'missing') return -1;
    const word = levelName(text, survey.decimal).toLowerCase();
    if (word === no || word === yes) return word === yes ? 1 : 0;
    return survey.roles[code] === 'word' ? -1 : -2;
  });
  const spelled = (value: number) => cells.spellings.find((_, code) => perSpelling[code] === value);
  const levels = [spelled(0) ?? no, spelled(1) ?? yes].map((text) => levelName(text, survey.decimal));
  return { codes: cells.codes.map((code) => perSpelling[code]), levels };
}
