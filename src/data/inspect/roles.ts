/** Which columns are predictors, and why the others are not. */
import { fail } from '../../errors.js';
import type { ColumnSummary } from '../../study/types.js';
import { requireColumn } from '../columns.js';
import { SMALLEST_GROUP } from '../masking.js';
import { isNumberColumn, type Column, type Table } from '../table.js';
import { levelCounts, sortedValues } from '../values.js';

export interface RoleOptions {
  target?: string;
  /** Column that names the patient. */
  group?: string;
  /** Columns that are not to be predictors. */
  drop?: readonly string[];
}

export interface ColumnRole {
  column: Column;
  role: ColumnSummary['role'];
  /** Why a column is left out. */
  why?: string;
}

/**
 * The role of every column, in the table's order. Left out without being asked: ids, dates, columns that hold one value or
 * none, numbers that fewer than 11 rows have, and text in which no level is held by 11 rows. Fails with `table.unknown-column` for a name that is
 * not there, and with `table.group-is-target` and `table.target-dropped`.
 */
export function assignRoles(table: Table, { target, group, drop = [] }: RoleOptions): ColumnRole[] {
  if (target !== undefined) requireColumn(table, target, 'the outcome');
  if (group !== undefined) requireColumn(table, group, 'the group column');
  for (const name of drop) requireColumn(table, name, 'a column to drop');
  if (target !== undefined && group === target) fail('table.group-is-target', { column: target });
  if (target !== undefined && drop.includes(target)) fail('table.target-dropped', { column: target });
  const dropped = new Set(drop);
  return table.columns.map((column) => {
    if (column.name === target) return { column, role: 'target' };
    if (column.name === group) return { column, role: 'group' };
    if (dropped.has(column.name)) return { column, role: 'dropped' };
    const why = whyUseless(column);
    return why === undefined ? { column, role: 'predictor' } : { column, role: 'left out', why };
  });
}

function whyUseless(column: Column): string | undefined {
  if (column.kind === 'id') return 'names rows or patients';
  if (column.kind === 'date') return 'a date: new patients come after all that were trained on';
  const variety = varietyOf(column);
  if (variety !== 'varied') return variety;
  if (isNumberColumn(column)) {
    const isEnough = sortedValues(column.values).length >= SMALLEST_GROUP;
    return isEnough ? undefined : `fewer than ${SMALLEST_GROUP} rows have a value`;
  }
  if (column.kind !== 'category') return undefined;
  const counts = levelCounts(column.codes, column.levels.length);
  return counts.some((count) => count >= SMALLEST_GROUP)
    ? undefined
    : `no level is held by ${SMALLEST_GROUP} rows or more`;
}

/** Whether a column has no value, one value, or more. */
export function varietyOf(column: Column): 'empty' | 'constant' | 'varied' {
  const cells: ArrayLike<number> = isNumberColumn(column) ? column.values : column.codes;
  let first = NaN;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (Number.isNaN(cell) || (!isNumberColumn(column) && cell < 0)) continue;
    if (Number.isNaN(first)) first = cell;
    else if (cell !== first) return 'varied';
  }
  return Number.isNaN(first) ? 'empty' : 'constant';
}
