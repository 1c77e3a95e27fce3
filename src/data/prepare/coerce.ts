/**
 * Cells of a new table read as what they were in training, whatever kind the new column was told to be: a table of one
 * patient tells little about kinds. What cannot be read so is counted, never guessed.
 */
import { isNumberColumn, type Column } from '../table.js';
import { levelName, readNumber, type DecimalMark } from '../typing/cells.js';
import { readDate } from '../typing/dates.js';
import { valuesAt } from '../values.js';
import type { NumberPredictor, PreparedPredictor } from './preparation.js';

/** Codes of cells that have no place among the training levels. */
export const MISSING = -1;
export const UNSEEN = -2;

/** The numbers of B rows, NaN where missing or unreadable, and how many were unreadable. */
export function readNumbers(
  predictor: NumberPredictor,
  column: Column,
  rows: Int32Array,
  decimal: DecimalMark,
): { values: Float64Array; unreadable: number } {
  if (isNumberColumn(column)) {
    const values = valuesAt(column.values, rows);
    if (column.kind === predictor.kind) return { values, unreadable: 0 };
    const unreadable = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    return { values: values.fill(NaN), unreadable };
  }
  const perLevel = column.levels.map((level) => readLevel(predictor, level, decimal));
  const values = Float64Array.from(rows, (row) =>
    column.codes[row] < 0 ? NaN : perLevel[column.codes[row]],
  );
  const unreadable = rows.reduce(
    (sum, row, i) => sum + (column.codes[row] >= 0 && Number.isNaN(values[i]) ? 1 : 0),
    0,
  );
  return { values, unreadable };
}

function readLevel(predictor: NumberPredictor, level: string, decimal: DecimalMark): number {
  if (predictor.kind === 'date') return readDate(level, predictor.format ?? 'yyyy-mm-dd');
  const value = readNumber(level, decimal);
  return Math.abs(value) === Infinity ? NaN : value;
}

/**
 * The places of B rows among the training levels, or MISSING or UNSEEN. Numbers match levels that are the same number;
 * the words of a boolean match in any letter case.
 */
export function readCodes(
  { kind, levels }: Exclude<PreparedPredictor, NumberPredictor>,
  column: Column,
  rows: Int32Array,
  decimal: DecimalMark,
): Int32Array {
  if (isNumberColumn(column)) {
    const place = new Map(levels.map((level, code) => [Number(level), code]));
    const { values } = column;
    return rows.map((row) => (Number.isNaN(values[row]) ? MISSING : (place.get(values[row]) ?? UNSEEN)));
  }
  const key = (level: string) => {
    const name = levelName(level, decimal);
    return kind === 'boolean' ? name.toLowerCase() : name;
  };
  const place = new Map(levels.map((level, code) => [key(level), code]));
  const perLevel = column.levels.map((level) => place.get(key(level)) ?? UNSEEN);
  return rows.map((row) => (column.codes[row] < 0 ? MISSING : perLevel[column.codes[row]]));
}
