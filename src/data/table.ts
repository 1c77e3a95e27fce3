/**
 * A table in memory: typed columns of one length. Plain data, so it crosses to a worker as it is.
 * Reading, typing, splitting and preparing tables are rooms of their own; this one only says what a table is.
 */

import type { Schema } from './schema.js';
import type { DateFormat } from './typing/dates.js';

/** What a column holds. `date` is a NumberColumn in days since 1970-01-01; `id` names rows or patients and predicts nothing. */
export type ColumnKind = 'number' | 'date' | 'boolean' | 'category' | 'ordered' | 'id';

/** Numbers: N values, NaN where missing. Dates are days since 1970-01-01 UTC, fractions for times. */
export interface NumberColumn {
  name: string;
  kind: 'number' | 'date';
  values: Float64Array;
  unit?: string;
  /** Dates: the format they were read in, so that a new table can be read alike. */
  format?: DateFormat;
}

/** Names: N codes into `levels`, -1 where missing. `ordered` levels go from low to high; a `boolean` has exactly two: no, yes. */
export interface LevelColumn {
  name: string;
  kind: 'boolean' | 'category' | 'ordered' | 'id';
  codes: Int32Array;
  levels: string[];
  unit?: string;
}

export type Column = NumberColumn | LevelColumn;

export interface Table {
  /** N, the number of data rows; the header is not one. */
  rows: number;
  columns: Column[];
  /** SHA-256 of the bytes the table was read from, in hexadecimal. */
  sha256?: string;
  /** What was declared about the columns when the table was read. */
  schema?: Schema;
}

export function isNumberColumn(column: Column): column is NumberColumn {
  return column.kind === 'number' || column.kind === 'date';
}

/** True where the cell of this row is missing. */
export function isMissing(column: Column, row: number): boolean {
  return isNumberColumn(column) ? Number.isNaN(column.values[row]) : column.codes[row] < 0;
}

export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}
