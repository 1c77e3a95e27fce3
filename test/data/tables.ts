/** Small tables for tests: read from text, or made of plain columns. */
import { expect } from 'vitest';
import {
  fitPreparation,
  readCsv,
  type CsvOptions,
  type LevelColumn,
  type NumberColumn,
  type Preparation,
  type Table,
} from '../../src/data/index.js';
import { BedsideError } from '../../src/errors.js';

export function read(text: string, options?: CsvOptions): Promise<Table> {
  return readCsv(new TextEncoder().encode(text), options);
}

/** A CSV of one column and `x`, so that an empty cell is no blank line. */
export function column(name: string, cells: readonly string[]): string {
  return [`${name},x`, ...cells.map((cell) => `${cell},1`)].join('\n');
}

/** The first column of a table read from these cells. */
export async function readColumn(name: string, cells: readonly string[], options?: CsvOptions) {
  return (await read(column(name, cells), options)).columns[0];
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<BedsideError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BedsideError);
  return error as BedsideError;
}

/** The error that a call throws. */
export function thrownBy(call: () => unknown): BedsideError {
  let thrown: unknown;
  try {
    call();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(BedsideError);
  return thrown as BedsideError;
}

export function numbers(
  name: string,
  values: readonly number[],
  more: Partial<NumberColumn> = {},
): NumberColumn {
  return { name, kind: 'number', values: Float64Array.from(values), ...more };
}

/** A column of levels; '' is missing. */
export function levels(
  name: string,
  cells: readonly string[],
  kind: LevelColumn['kind'] = 'category',
  order: readonly string[] = [...new Set(cells)].filter((cell) => cell !== '').sort(),
): LevelColumn {
  return { name, kind, codes: Int32Array.from(cells, (cell) => order.indexOf(cell)), levels: [...order] };
}

export function tableOf(...columns: Table['columns']): Table {
  const [first] = columns;
  return { rows: 'values' in first ? first.values.length : first.codes.length, columns };
}

export function allRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}

/** Each text as often as it says. */
export function repeat(...cells: [text: string, count: number][]): string[] {
  return cells.flatMap(([text, count]) => Array.from({ length: count }, () => text));
}

/** `count` numbers made from their index. */
export function ramp(count: number, make = (index: number) => index): number[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The preparation of all columns of a table, fitted on these rows (default: all). */
export function fit(table: Table, rows = allRows(table.rows)): Preparation {
  return fitPreparation(table, { predictors: table.columns.map(({ name }) => name), rows });
}
