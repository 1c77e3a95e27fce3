/** Example details for every sentence about tables. */
import type { tableMessages } from '../../src/messages/tables.js';

const columns = ['patient', 'age', 'sex', 'creatinine', 'outcome'];

export const examples = {
  'table.empty-file': [{}],
  'table.header-only': [{ columns: 12 }, { columns: 1 }],
  'table.not-text': [{ looksLike: 'an Excel workbook or a ZIP archive' }],
  'table.not-utf8': [{ line: 17 }],
  'table.ragged-row': [
    { line: 212, cells: 13, columns: 12 },
    { line: 212, cells: 1, columns: 12 },
  ],
  'table.duplicate-columns': [{ columns: ['age'] }, { columns: ['age', 'sex'] }],
  'table.unnamed-columns': [{ positions: [1] }, { positions: [1, 4, 5, 6, 7, 8, 9] }],
  'table.no-header': [{ values: 3, names: 5 }],
  'table.unclosed-quote': [{ line: 212 }],
  'table.stray-quote': [{ line: 212 }],
  'table.record-too-long': [{ line: 1, megabytes: 4 }],
  'table.text-in-numbers': [
    { column: 'creatinine', count: 14, row: 212 },
    { column: 'creatinine', count: 1, row: 212 },
  ],
  'table.decimal-mark': [
    { column: 'creatinine', count: 303, declared: '.' },
    { column: 'creatinine', count: 303, declared: ',' },
  ],
  'table.infinite': [{ column: 'ratio', count: 2, row: 40 }],
  'table.too-many-levels': [{ column: 'notes', most: 8_000_000 }],
  'table.outside-limits': [
    { column: 'age', count: 1, row: 1365, min: 0, max: 120 },
    { column: 'age', count: 2, row: 1365, max: 120 },
  ],
  'table.not-boolean': [{ column: 'smoker', distinct: 3 }],
  'table.not-dates': [
    { column: 'admitted', count: 3, row: 7, format: 'dd/mm/yyyy' },
    { column: 'admitted', count: 1, row: 7, format: 'yyyy-mm-dd' },
  ],
  'table.date-format': [
    { column: 'admitted', formats: [] },
    { column: 'admitted', formats: ['dd/mm/yyyy', 'mm/dd/yyyy'] },
  ],
  'table.undeclared-levels': [{ column: 'stage', count: 4, row: 31 }],
  'table.unknown-column': [{ name: 'outcom', columns, role: 'the outcome' }],
  'table.schema-value': [
    { path: 'columns.age.min', expected: 'a number' },
    { path: '', expected: 'an object in braces: { }' },
  ],
  'table.schema-word': [
    {
      path: 'columns.age.type',
      word: 'numbr',
      known: ['number', 'boolean', 'category'],
      what: 'type of column',
    },
    { path: '', word: 'colums', known: ['columns', 'missing', 'decimal'], what: 'name it knows' },
  ],
  'table.schema-column': [{ column: 'creatinin', columns }],
  'table.target-empty': [{ target: 'outcome' }],
  'table.target-constant': [
    { target: 'outcome', rows: 303 },
    { target: 'outcome', rows: 1 },
  ],
  'table.target-lonely-classes': [
    { target: 'outcome', classes: 3, lonely: 1 },
    { target: 'outcome', classes: 3, lonely: 3 },
  ],
  'table.target-kind': [{ target: 'admitted', kind: 'date' }],
  'table.target-classes': [{ target: 'diagnosis', classes: 412, most: 20 }],
  'table.target-task': [{ target: 'outcome', task: 'binary', kind: 'category', distinct: 3 }],
  'table.target-not-binary': [{ target: 'stage', classes: 3 }, { target: 'days' }],
  'table.target-positive': [
    { target: 'outcome', positive: 'deseased', classes: ['recovered', 'deceased'] },
    { target: 'outcome', positive: 'deceased', classes: [] },
  ],
  'table.target-event': [
    { target: 'status', classes: ['1', '2'] },
    { target: 'status', classes: [] },
  ],
  'table.group-is-target': [{ column: 'outcome' }],
  'table.target-dropped': [{ column: 'outcome' }],
  'table.too-many-folds': [
    { folds: 5, units: 3, what: 'groups' },
    { folds: 2, units: 1, what: 'rows' },
  ],
  'table.share': [{ share: 1.5 }],
  'table.no-rows': [{}],
  'table.nothing-varies': [
    { predictors: 1, rows: 242 },
    { predictors: 3, rows: 242 },
  ],
  'table.id-predictor': [{ column: 'patient' }],
  'table.lacking-predictors': [
    { lacking: ['creatinine'], columns: ['creatinin', 'age'] },
    { lacking: ['creatinine', 'sex'], columns: [] },
  ],
  'table.unreadable-predictor': [{ column: 'creatinine', count: 40, kind: 'number' }],
  'table.preparation': [{ path: 'predictors.3.scale' }],
} satisfies { [C in keyof typeof tableMessages]: Parameters<(typeof tableMessages)[C]>[0][] };
