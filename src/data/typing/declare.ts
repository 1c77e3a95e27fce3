/** The column that a schema declares, from its cells. Says with counts and the first row where the cells do not fit. */
import { fail } from '../../errors.js';
import type { ColumnSchema } from '../schema.js';
import type { Column, NumberColumn } from '../table.js';
import { levelName, type DecimalMark, type MissingRule } from './cells.js';
import { numberColumn, toBoolean, toDates, toLevels, toNumbers } from './convert.js';
import { possibleDateFormats, type DateFormat } from './dates.js';
import type { DraftCells, TextCells } from './draft.js';
import { distinctWords, surveyText, type Survey } from './survey.js';
import { booleanPair } from './words.js';

type Declaration<T extends ColumnSchema['type']> = Extract<ColumnSchema, { type: T }>;
export type ReadColumnSchema = Exclude<ColumnSchema, { type: 'ignore' }>;

/** The column of the declared type. Fails if a cell is neither of that type nor missing. */
export function declareColumn(
  name: string,
  cells: DraftCells,
  declaration: ReadColumnSchema,
  missing: MissingRule,
  decimal: DecimalMark,
): Column {
  if (cells.kind === 'numbers') return declareNumbers(name, toNumbers(name, cells, undefined), declaration);
  const survey = surveyText(cells, missing, decimal);
  switch (declaration.type) {
    case 'number':
      return declareNumbers(name, toNumbers(name, cells, survey), declaration);
    case 'boolean':
      return declareBoolean(name, cells, survey, declaration);
    case 'date':
      return declareDates(name, cells, survey, declaration);
    case 'category':
    case 'ordered':
      return declareLevels(name, cells, survey, declaration);
    case 'id':
      return { name, kind: 'id', ...toLevels(cells, survey, { kind: 'id' }) };
  }
}

function declareNumbers(name: string, values: Float64Array, declaration: ReadColumnSchema): NumberColumn {
  const { unit, min, max } = declaration as Declaration<'number'>;
  const isOutside = (value: number) => value < (min ?? -Infinity) || value > (max ?? Infinity);
  const row = values.findIndex(isOutside) + 1;
  if (row > 0) {
    const count = values.reduce((sum, value) => sum + (isOutside(value) ? 1 : 0), 0);
    fail('table.outside-limits', { column: name, count, row, min, max });
  }
  return numberColumn(name, values, unit === undefined ? {} : { unit });
}

function declareBoolean(
  name: string,
  cells: TextCells,
  survey: Survey,
  declaration: Declaration<'boolean'>,
): Column {
  const words = distinctWords(cells, survey);
  const names = declaration.levels?.map((word) => levelName(word, survey.decimal));
  const pair = names?.map((word) => word.toLowerCase()) ?? booleanPair(words);
  if (pair === undefined) return fail('table.not-boolean', { column: name, distinct: words.length });
  const { codes, levels } = toBoolean(cells, survey, [pair[0], pair[1]]);
  refuseUndeclared(name, codes);
  return { name, kind: 'boolean', codes, levels: names ?? levels };
}

function declareDates(
  name: string,
  cells: TextCells,
  survey: Survey,
  declaration: Declaration<'date'>,
): Column {
  const format = declaration.format ?? theOnlyFormat(name, cells, survey);
  const { values, wrong, firstRow } = toDates(cells, survey, format);
  if (wrong > 0) fail('table.not-dates', { column: name, count: wrong, row: firstRow + 1, format });
  return { name, kind: 'date', values, format };
}

function theOnlyFormat(name: string, cells: TextCells, survey: Survey): DateFormat {
  const written = cells.spellings.filter(
    (_, code) => survey.roles[code] === 'text' || survey.roles[code] === 'number',
  );
  const formats = possibleDateFormats(written);
  if (formats.length !== 1 && written.length > 0) fail('table.date-format', { column: name, formats });
  return formats[0] ?? 'yyyy-mm-dd';
}

function declareLevels(
  name: string,
  cells: TextCells,
  survey: Survey,
  declaration: Declaration<'category' | 'ordered'>,
): Column {
  const { codes, levels } = toLevels(cells, survey, { kind: declaration.type, declared: declaration.levels });
  refuseUndeclared(name, codes);
  const unit = declaration.type === 'ordered' ? declaration.unit : undefined;
  return { name, kind: declaration.type, codes, levels, ...(unit === undefined ? {} : { unit }) };
}

/** The code -2 marks a cell whose level is not among the declared ones. */
function refuseUndeclared(name: string, codes: Int32Array): void {
  const row = codes.indexOf(-2) + 1;
  if (row === 0) return;
  const count = codes.reduce((sum, code) => sum + (code === -2 ? 1 : 0), 0);
  fail('table.undeclared-levels', { column: name, count, row });
}
