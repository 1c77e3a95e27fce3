/**
 * Sentences about tables: reading, typing, splitting and preparing them.
 * Details are column names, row and line numbers and counts, never a patient's value.
 */
import { suggestion } from '../nearest.js';
import type { Sentence } from './index.js';

/** A column name in quotes: it comes from a file, so control characters that could disturb a terminal are shown as "?". */
function quote(name: string): string {
  return `"${name.replace(/\p{Cc}/gu, '?')}"`;
}

function list(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

const schemaHint = 'declare the column as a category or an id in the schema (--schema)';

export const tableMessages = {
  'table.empty-file': (_: Record<never, never>): Sentence => ({
    what: 'The file is empty.',
    expected: 'Expected a header line with column names, then one line per row.',
    fix: 'Check that it was exported and copied whole.',
  }),
  'table.header-only': ({ columns }: { columns: number }): Sentence => ({
    what: `The file has a header with ${many(columns, 'column')} and no rows.`,
    expected: 'Expected at least one line after the header.',
    fix: 'Check that the export holds the patients you meant.',
  }),
  'table.not-text': ({ looksLike }: { looksLike: string }): Sentence => ({
    what: `The file is not a CSV: it looks like ${looksLike}.`,
    expected: 'Expected text with commas, semicolons, tabs or bars between the cells.',
    fix: 'Export the table as "CSV UTF-8" and read that file.',
  }),
  'table.not-utf8': ({ line }: { line: number }): Sentence => ({
    what: `Line ${line} holds bytes that are not UTF-8 text.`,
    expected: 'Expected a CSV in UTF-8.',
    fix: 'Export it again as "CSV UTF-8", or convert it (iconv -f windows-1252 -t utf-8 old.csv > new.csv).',
  }),
  'table.ragged-row': (d: { line: number; cells: number; columns: number }): Sentence => ({
    what: `Line ${d.line} has ${many(d.cells, 'cell')}; the header has ${many(d.columns, 'column')}.`,
    expected: 'Expected every row to have one cell per column.',
    fix: 'Look for a separator inside a cell: such a cell needs quotation marks around it.',
  }),
  'table.duplicate-columns': ({ columns }: { columns: string[] }): Sentence => ({
    what: `The header has ${columns.length === 1 ? 'a name' : `${columns.length} names`} more than once: ${list(columns)}.`,
    expected: 'Expected every column to have a name of its own.',
    fix: 'Rename or remove the repeats.',
  }),
  'table.unnamed-columns': ({ positions }: { positions: number[] }): Sentence => ({
    what: `${positions.length === 1 ? 'Column' : 'Columns'} ${positions.slice(0, 6).join(', ')}${positions.length > 6 ? ` and ${positions.length - 6} more` : ''} of the header ${positions.length === 1 ? 'has' : 'have'} no name.`,
    expected: 'Expected every column to have a name.',
    fix: 'Name it in the header, or export without row names (pandas: index=False, R: row.names = FALSE).',
  }),
  'table.no-header': ({ values, names }: { values: number; names: number }): Sentence => ({
    what: `Line 1 looks like a patient, not like column names: ${values} of ${many(names, 'name')} ${values === 1 ? 'is a number or a date' : 'are numbers or dates'}.`,
    expected: 'Expected the names of the columns in the first line.',
    fix: 'Add a line with the names at the top, or export the table with its header.',
  }),
  'table.unclosed-quote': ({ line }: { line: number }): Sentence => ({
    what: `The row that begins in line ${line} has a quotation mark that is never closed.`,
    expected: 'Expected quotation marks in pairs.',
    fix: 'Close it, or write a quotation mark inside a quoted cell twice ("").',
  }),
  'table.stray-quote': ({ line }: { line: number }): Sentence => ({
    what: `The row that begins in line ${line} has a quotation mark in the middle of a cell.`,
    expected: 'Expected quotation marks around a whole cell.',
    fix: 'Put the whole cell in quotation marks and write the inner one twice ("").',
  }),
  'table.record-too-long': ({ line, megabytes }: { line: number; megabytes: number }): Sentence => ({
    what: `The row that begins in line ${line} is longer than ${megabytes} MB.`,
    expected: 'Expected one line per row.',
    fix: 'Check that the file is a CSV with line breaks.',
  }),
  'table.text-in-numbers': (d: { column: string; count: number; row: number }): Sentence => ({
    what: `Column ${quote(d.column)} has ${many(d.count, 'cell')} that ${d.count === 1 ? 'is not a number' : 'are not numbers'} (first in row ${d.row}, the header not counted).`,
    expected: 'Expected a number or an empty cell.',
    fix: `Fix the cells, list their spelling under "missing" in the schema, or ${schemaHint}.`,
  }),
  'table.decimal-mark': (d: { column: string; count: number; declared: '.' | ',' }): Sentence => ({
    what: `Column ${quote(d.column)} has ${many(d.count, 'number')} written with a ${d.declared === '.' ? 'comma' : 'point'}.`,
    expected: `Expected a decimal ${d.declared === '.' ? 'point' : 'comma'}.`,
    fix:
      d.declared === '.'
        ? 'If it is a decimal comma, declare it: --decimal , or "decimal": "," in the schema. If it parts thousands, remove it. If it joins codes, declare a category.'
        : 'Do not declare a decimal comma, or write the numbers of this column with a comma.',
  }),
  'table.infinite': (d: { column: string; count: number; row: number }): Sentence => ({
    what: `Column ${quote(d.column)} has ${many(d.count, 'infinite number')} (first in row ${d.row}, the header not counted).`,
    expected: 'Expected finite numbers: an infinity is the trace of a division by zero, not a measurement.',
    fix: 'Empty these cells, or list their spelling under "missing" in the schema (--schema).',
  }),
  'table.too-many-levels': ({ column, most }: { column: string; most: number }): Sentence => ({
    what: `Column ${quote(column)} has more than ${most} different texts.`,
    expected: 'Expected text that names levels or rows.',
    fix: `Leave the column out: declare it in the schema (--schema) as { "type": "ignore" }.`,
  }),
  'table.outside-limits': (d: {
    column: string;
    count: number;
    row: number;
    min?: number;
    max?: number;
  }): Sentence => ({
    what: `Column ${quote(d.column)} has ${many(d.count, 'value')} outside its limits (first in row ${d.row}, the header not counted).`,
    expected: `Expected ${[d.min === undefined ? '' : `at least ${d.min}`, d.max === undefined ? '' : `at most ${d.max}`].filter(Boolean).join(' and ')}, as the schema says.`,
    fix: 'Correct or empty the cells, or widen "min" and "max" in the schema.',
  }),
  'table.not-boolean': ({ column, distinct }: { column: string; distinct: number }): Sentence => ({
    what: `Column ${quote(column)} is declared a boolean and has ${many(distinct, 'different value')} that do not read as one no and one yes.`,
    expected: 'Expected a pair such as 0 and 1, no and yes, or false and true.',
    fix: 'Give the pair as "levels": [no, yes] in the schema, or declare a category.',
  }),
  'table.not-dates': (d: { column: string; count: number; row: number; format: string }): Sentence => ({
    what: `Column ${quote(d.column)} is declared a date and has ${many(d.count, 'cell')} that ${d.count === 1 ? 'is' : 'are'} not (first in row ${d.row}, the header not counted).`,
    expected: `Expected dates written ${d.format}, or an empty cell.`,
    fix: 'Correct the cells, or the "format" in the schema.',
  }),
  'table.date-format': ({ column, formats }: { column: string; formats: readonly string[] }): Sentence => ({
    what: `Column ${quote(column)} is declared a date, and its cells ${formats.length === 0 ? 'fit no one format' : `can be read as ${formats.join(' and as ')}`}.`,
    expected: 'Expected dates in one format that can only be read one way.',
    fix: 'Give their "format" in the schema, such as "dd/mm/yyyy".',
  }),
  'table.undeclared-levels': (d: { column: string; count: number; row: number }): Sentence => ({
    what: `Column ${quote(d.column)} has ${many(d.count, 'cell')} with a level that the schema does not list (first in row ${d.row}, the header not counted).`,
    expected: 'Expected one of its "levels" or an empty cell.',
    fix: 'Add the level to the schema, or correct the cells. Levels differ if their letter case does.',
  }),
  'table.unknown-column': (d: { name: string; columns: readonly string[]; role: string }): Sentence => ({
    what: `The table has no column ${quote(d.name)}, which is named as ${d.role}.`,
    expected: '',
    fix: suggestion(d.name, d.columns),
  }),
  'table.schema-value': (d: { path: string; expected: string }): Sentence => ({
    what: `The schema has a wrong value${d.path === '' ? '' : ` at ${d.path}`}.`,
    expected: `Expected ${d.expected}.`,
    fix: '',
  }),
  'table.schema-word': (d: {
    path: string;
    word: string;
    known: readonly string[];
    what: string;
  }): Sentence => ({
    what: `The schema has ${quote(d.word)}${d.path === '' ? '' : ` at ${d.path}`}, which is no ${d.what}.`,
    expected: `Expected ${d.known.map(quote).join(', ')}.`,
    fix: suggestion(d.word, d.known),
  }),
  'table.schema-column': (d: { column: string; columns: readonly string[] }): Sentence => ({
    what: `The schema describes a column ${quote(d.column)}, which the table does not have.`,
    expected: '',
    fix: suggestion(d.column, d.columns),
  }),
  'table.target-empty': ({ target }: { target: string }): Sentence => ({
    what: `The outcome ${quote(target)} is missing in every row.`,
    expected: 'Expected rows whose outcome is known.',
    fix: 'Name another column with --target, or check the export.',
  }),
  'table.target-constant': ({ target, rows }: { target: string; rows: number }): Sentence => ({
    what: `The outcome ${quote(target)} is the same in ${rows === 1 ? 'the only row' : `all ${rows} rows`} that ${rows === 1 ? 'has' : 'have'} one.`,
    expected: 'Expected rows with the outcome and rows without it.',
    fix: 'Check that the table holds both, for example that no filter on the outcome was left on.',
  }),
  'table.target-lonely-classes': (d: { target: string; classes: number; lonely: number }): Sentence => ({
    what: `${d.lonely} of the ${d.classes} classes of the outcome ${quote(d.target)} ${d.lonely === 1 ? 'has' : 'have'} a single row.`,
    expected: 'Expected at least two rows of every class: one to learn from and one to check.',
    fix: 'Add rows, merge rare classes into one, or leave these rows out.',
  }),
  'table.target-kind': (d: { target: string; kind: string }): Sentence => ({
    what: `The outcome ${quote(d.target)} is a column of kind "${d.kind}".`,
    expected: 'Expected a boolean, a category, ordered levels or a number.',
    fix: 'Name another column with --target, or declare its type in the schema (--schema).',
  }),
  'table.target-classes': (d: { target: string; classes: number; most: number }): Sentence => ({
    what: `The outcome ${quote(d.target)} has ${d.classes} classes.`,
    expected: `Expected at most ${d.most}.`,
    fix: 'Merge classes, or name a numeric column to predict a number.',
  }),
  'table.target-task': (d: { target: string; task: string; kind: string; distinct: number }): Sentence => ({
    what: `The outcome ${quote(d.target)} is a column of kind "${d.kind}" with ${many(d.distinct, 'different value')}, which does not fit the task "${d.task}".`,
    expected:
      'A binary outcome has two values, a multiclass one has three or more, a continuous one is a number.',
    fix: 'Leave the task away to have it told from the column, or name another outcome.',
  }),
  'table.target-not-binary': ({ target, classes }: { target: string; classes?: number }): Sentence => ({
    what: `The outcome ${quote(target)} ${classes === undefined ? 'is a number' : `has ${classes} classes`}; --positive needs two${classes === undefined ? ' classes' : ''}.`,
    expected: 'Expected an outcome of two levels, one of which is the event.',
    fix: 'Leave --positive away, or make a column that says whether the event happened and name that with --target.',
  }),
  'table.target-positive': (d: {
    target: string;
    positive: string;
    classes: readonly string[];
  }): Sentence => ({
    what: `The outcome ${quote(d.target)} has no level ${quote(d.positive)}.`,
    expected: 'Expected the level that is the event.',
    fix: d.classes.length === 0 ? 'Check how the level is written.' : suggestion(d.positive, d.classes),
  }),
  'table.target-event': ({ target, classes }: { target: string; classes: readonly string[] }): Sentence => ({
    what: `The outcome ${quote(target)} has two numbers as levels${classes.length === 2 ? `, ${classes.join(' and ')}` : ''}, and nothing says which is the event.`,
    expected: 'Expected 0 and 1, or words, or to be told.',
    fix: `Name the level that is the event, for example --positive ${classes.at(-1) ?? 'LEVEL'}.`,
  }),
  'table.group-is-target': ({ column }: { column: string }): Sentence => ({
    what: `Column ${quote(column)} is named both as the outcome and as the group column.`,
    expected: 'Expected a group column that names the patient.',
    fix: 'Name another column with --group, or leave it away if every row is a patient.',
  }),
  'table.target-dropped': ({ column }: { column: string }): Sentence => ({
    what: `Column ${quote(column)} is named both as the outcome and as a column to drop.`,
    expected: 'Expected the columns to drop to be ones that would predict.',
    fix: 'Take it out of --drop, or name another outcome with --target. The outcome is never a predictor.',
  }),
  'table.too-many-folds': (d: { folds: number; units: number; what: 'rows' | 'groups' }): Sentence => ({
    what: `${many(d.units, d.what === 'rows' ? 'row' : 'group')} cannot be split into ${d.folds} folds.`,
    expected: `Expected 2 folds or more, and at least one ${d.what === 'rows' ? 'row' : 'group'} for each.`,
    fix: `Ask for ${d.units >= 2 ? `2 to ${d.units} folds` : 'a larger table'}.`,
  }),
  'table.share': ({ share }: { share: number }): Sentence => ({
    what: `A share of ${share} of the rows cannot be held out.`,
    expected: 'Expected a number above 0 and below 1, such as 0.2.',
    fix: '',
  }),
  'table.no-rows': (_: Record<never, never>): Sentence => ({
    what: 'There are no rows to prepare from.',
    expected: 'Expected at least one training row.',
    fix: 'Pass the numbers of the training rows.',
  }),
  'table.nothing-varies': (d: { predictors: number; rows: number }): Sentence => ({
    what: `${d.predictors === 1 ? 'The only predictor has' : `All ${d.predictors} predictors have`} nothing to learn from in ${many(d.rows, 'training row')}: one value everywhere, or values in fewer than 11 rows.`,
    expected: 'Expected one that varies among the training rows of every fold.',
    fix: 'Add predictors or rows; "bedside inspect" shows how each column varies.',
  }),
  'table.id-predictor': ({ column }: { column: string }): Sentence => ({
    what: `Column ${quote(column)} names rows or patients and is used as a predictor.`,
    expected: 'Expected predictors that say something about a patient who is new.',
    fix: 'Leave it out, or declare its type in the schema (--schema).',
  }),
  'table.lacking-predictors': (d: { lacking: string[]; columns: readonly string[] }): Sentence => ({
    what: `The table lacks ${d.lacking.length === 1 ? 'a predictor' : `${d.lacking.length} predictors`} of the model: ${list(d.lacking)}.`,
    expected: 'Expected every column the model was trained on; a value may be missing, a column may not.',
    fix: d.columns.length === 0 ? '' : suggestion(d.lacking[0], d.columns),
  }),
  'table.unreadable-predictor': (d: { column: string; count: number; kind: string }): Sentence => ({
    what: `Column ${quote(d.column)} was a ${d.kind} in training, and here none of its ${many(d.count, 'cell')} can be read as one.`,
    expected: `Expected a ${d.kind} or an empty cell.`,
    fix: 'Write the cells as in the training table; a decimal comma is declared with --decimal ,. A measurement that was not made is an empty cell.',
  }),
  'table.preparation': ({ path }: { path: string }): Sentence => ({
    what: `The stored preparation of the predictors is damaged${path === '' ? '' : ` at ${path}`}.`,
    expected: 'Expected it as it was written when the model was trained.',
    fix: 'Get the model file again from where it was made.',
  }),
} satisfies Record<string, (details: never) => Sentence>;
