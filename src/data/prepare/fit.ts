/** Learning how to prepare predictors, from the training rows and nothing else. */
import { fail } from '../../errors.js';
import { requireColumn } from '../columns.js';
import { declared, type ColumnSchema, type Schema } from '../schema.js';
import { isNumberColumn, type Column, type Table } from '../table.js';
import { preparedNames } from './apply.js';
import { fitCategory } from './categories.js';
import { fitBoolean, fitOrdered } from './levels.js';
import { fitNumber } from './numbers.js';
import type { Preparation, PreparedPredictor } from './preparation.js';

/**
 * How to turn these predictors into numbers, learned from the given rows of the table: other rows change nothing.
 * Fails with `table.no-rows`, `table.unknown-column`, for a column that names patients `table.id-predictor`, and with
 * `table.nothing-varies` where not one number is left that differs between rows.
 */
export function fitPreparation(
  table: Table,
  options: { predictors: readonly string[]; rows: Int32Array },
): Preparation {
  const { predictors, rows } = options;
  if (rows.length === 0) fail('table.no-rows', {});
  const columns = predictors.map((name) => requireColumn(table, name, 'a predictor'));
  const preparation: Preparation = {
    version: 1,
    predictors: columns.map((column) => fitPredictor(column, rows)),
    reading: readingSchema(table.schema, columns),
  };
  if (preparedNames(preparation).length === 0)
    fail('table.nothing-varies', { predictors: predictors.length, rows: rows.length });
  return preparation;
}

function fitPredictor(column: Column, rows: Int32Array): PreparedPredictor {
  if (isNumberColumn(column)) return fitNumber(column, rows);
  if (column.kind === 'boolean') return fitBoolean(column, rows);
  if (column.kind === 'ordered') return fitOrdered(column, rows);
  if (column.kind === 'id') return fail('table.id-predictor', { column: column.name });
  return fitCategory(column, rows);
}

/**
 * What a new table has to be told to be read alike: the decimal mark, the spellings of missing, and which columns hold
 * names. Limits and lists of levels are left away: in a new table these are matters for a warning.
 */
function readingSchema(schema: Schema | undefined, columns: readonly Column[]): Schema {
  const entries = columns.flatMap((column): [string, ColumnSchema][] => {
    const entry = readingOf(column, declared(schema, column.name));
    return entry === undefined ? [] : [[column.name, entry]];
  });
  return {
    columns: Object.fromEntries(entries),
    ...(schema?.missing === undefined ? {} : { missing: schema.missing }),
    ...(schema?.decimal === undefined ? {} : { decimal: schema.decimal }),
  };
}

function readingOf(column: Column, declaration: ColumnSchema | undefined): ColumnSchema | undefined {
  const missing =
    declaration === undefined || declaration.type === 'ignore' ? undefined : declaration.missing;
  const more = missing === undefined ? {} : { missing };
  if (!isNumberColumn(column)) return { type: 'category', ...more };
  if (declaration === undefined) return undefined;
  if (column.kind === 'number') return { type: 'number', ...more };
  return { type: 'date', ...more, ...(column.format === undefined ? {} : { format: column.format }) };
}
