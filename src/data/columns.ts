/** Columns by name, as people and options name them. */
import { fail } from '../errors.js';
import { findColumn, type Column, type Table } from './table.js';

/** The column with this name. Fails with `table.unknown-column`, which offers the nearest name; `role` says who asked. */
export function requireColumn(table: Table, name: string, role: string): Column {
  const column = findColumn(table, name);
  const columns = table.columns.map((one) => one.name);
  return column ?? fail('table.unknown-column', { name, columns, role });
}
