/** The schema: its form is checked with the path and the nearest word, its fit to the cells with counts. */
import { describe, expect, it } from 'vitest';
import { parseSchema, type ColumnSchema, type CsvOptions } from '../../src/data/index.js';
import { errorOf, read, readColumn, thrownBy } from './tables.js';

function declaredColumn(cells: readonly string[], declaration: ColumnSchema, more: CsvOptions = {}) {
  return readColumn('a', cells, { ...more, schema: parseSchema({ columns: { a: declaration } }) });
}

describe('the form of a schema', () => {
  it('takes every type with all its members', () => {
    const schema = {
      columns: {
        age: { type: 'number', unit: 'years', min: 0, max: 120, missing: ['0'] },
        smoker: { type: 'boolean', levels: ['never', 'ever'] },
        site: { type: 'category', levels: ['a', 'b'] },
        stage: { type: 'ordered', levels: ['I', 'II'], unit: 'FIGO' },
        seen: { type: 'date', format: 'dd/mm/yyyy' },
        patient: { type: 'id' },
        notes: { type: 'ignore' },
      },
      missing: ['-9'],
      decimal: ',',
    };
    expect(parseSchema(schema)).toEqual(schema);
    expect(parseSchema({})).toEqual({});
  });

  it.each([
    [{ column: {} }, 'table.schema-word', { path: '', word: 'column' }, 'Did you mean "columns"?'],
    [
      { columns: { age: { type: 'numeric' } } },
      'table.schema-word',
      { path: 'columns.age.type' },
      '"number"',
    ],
    [
      { columns: { age: { type: 'number', maximum: 3 } } },
      'table.schema-word',
      { path: 'columns.age' },
      '"max"',
    ],
    [
      { columns: { s: { type: 'date', format: 'd/mm/yyyy' } } },
      'table.schema-word',
      { path: 'columns.s.format' },
      'Did you mean "dd/mm/yyyy"?',
    ],
    [{ decimal: ';' }, 'table.schema-word', { path: 'decimal' }, '"."'],
    [{ columns: { age: {} } }, 'table.schema-value', { path: 'columns.age.type' }, '"ordered"'],
    [{ columns: { age: 'number' } }, 'table.schema-value', { path: 'columns.age' }, 'an object in braces'],
    [
      { columns: { age: { type: 'number', min: '0' } } },
      'table.schema-value',
      { path: 'columns.age.min' },
      'a number',
    ],
    [
      { columns: { s: { type: 'ordered' } } },
      'table.schema-value',
      { path: 'columns.s.levels' },
      'a list of texts',
    ],
    [{ columns: { s: { type: 'ordered', levels: ['I'] } } }, 'table.schema-value', {}, 'two levels or more'],
    [
      { columns: { s: { type: 'category', levels: ['I', 'I '] } } },
      'table.schema-value',
      {},
      'levels that all differ',
    ],
    [{ missing: -9 }, 'table.schema-value', { path: 'missing' }, 'a list of texts'],
    [{ missing: [-9] }, 'table.schema-value', { path: 'missing.0' }, 'a text in quotes'],
    [[], 'table.schema-value', { path: '' }, 'an object in braces'],
    [null, 'table.schema-value', { path: '' }, 'an object in braces'],
  ])('%j is refused', (schema, code, details, sentence) => {
    const error = thrownBy(() => parseSchema(schema));
    expect(error).toMatchObject({ code, details });
    expect(error.message).toContain(sentence);
  });
});

describe('a declared column', () => {
  it('is of the declared type', async () => {
    const codes = ['1', '2.0', '1', 'NA'];
    expect(await declaredColumn(codes, { type: 'category' })).toMatchObject({
      kind: 'category',
      levels: ['1', '2'],
    });
    expect(await declaredColumn(codes, { type: 'id' })).toMatchObject({ kind: 'id', levels: ['1', '2.0'] });
    expect(await declaredColumn(codes, { type: 'number', unit: 'mm' })).toMatchObject({
      kind: 'number',
      unit: 'mm',
    });
    const ordered = await declaredColumn(codes, { type: 'ordered', levels: ['2', '1', '0'], unit: 'class' });
    expect(ordered).toMatchObject({
      kind: 'ordered',
      levels: ['2', '1', '0'],
      codes: Int32Array.of(1, 0, 1, -1),
    });
    const boolean = await declaredColumn(codes, { type: 'boolean', levels: ['1', '2'] });
    expect(boolean).toMatchObject({ kind: 'boolean', levels: ['1', '2'], codes: Int32Array.of(0, 1, 0, -1) });
    const dates = await declaredColumn(['03/04/2021', ''], { type: 'date', format: 'mm/dd/yyyy' });
    expect(dates).toMatchObject({ kind: 'date', values: Float64Array.of(18690, NaN), format: 'mm/dd/yyyy' });
    const digits = await declaredColumn(['20210304'], { type: 'date', format: 'yyyymmdd' });
    expect(digits).toMatchObject({ kind: 'date', values: Float64Array.of(18690) });
  });

  it('may be left out of memory altogether', async () => {
    const table = await read('a,b\nx,1\ny,2\n', { schema: { columns: { a: { type: 'ignore' } } } });
    expect(table.columns.map(({ name }) => name)).toEqual(['b']);
  });

  it('has spellings of missing of its own', async () => {
    const zero = await declaredColumn(['0', '120', '0.0'], { type: 'number', missing: ['0'] });
    expect(zero).toMatchObject({ values: Float64Array.of(NaN, 120, NaN) });
  });

  it('takes the decimal mark and the missing spellings of the schema', async () => {
    const table = await read('a;b\n1,5;-9\n-9;2\n', { schema: { decimal: ',', missing: ['-9'] } });
    expect(table.columns).toMatchObject([
      { values: Float64Array.of(1.5, NaN) },
      { values: Float64Array.of(NaN, 2) },
    ]);
    expect(table.schema).toEqual({ decimal: ',', missing: ['-9'] });
  });

  const misfits: [string, string[], ColumnSchema, string, object][] = [
    ['text', ['1', 'x', 'y'], { type: 'number' }, 'table.text-in-numbers', { count: 2, row: 2 }],
    ['an infinity', ['1', 'inf'], { type: 'number' }, 'table.infinite', { count: 1, row: 2 }],
    ['values beyond the limits', ['1', '455', '-1'], { type: 'number', min: 0, max: 120 }, 'table.outside-limits', { count: 2, row: 2 }],
    ['words that are no pair', ['a', 'b', 'c'], { type: 'boolean' }, 'table.not-boolean', { distinct: 3 }],
    ['a third word', ['no', 'yes', 'x'], { type: 'boolean', levels: ['no', 'yes'] }, 'table.undeclared-levels', { count: 1, row: 3 }],
    ['other levels', ['I', 'III', '', 'i'], { type: 'ordered', levels: ['I', 'II'] }, 'table.undeclared-levels', { count: 2, row: 2 }],
    ['what is no date', ['2021-02-30', '2021-01-01'], { type: 'date', format: 'yyyy-mm-dd' }, 'table.not-dates', { count: 1, row: 1 }],
    ['dates of any format', ['03/04/2021'], { type: 'date' }, 'table.date-format', { formats: ['dd/mm/yyyy', 'mm/dd/yyyy'] }],
    ['dates of no format', ['03/04/2021', 'soon'], { type: 'date' }, 'table.date-format', { formats: [] }],
  ]; // prettier-ignore
  it.each(misfits)('with %s says how many cells do not fit', async (_, cells, declaration, code, details) => {
    const error = await errorOf(declaredColumn(cells, declaration));
    expect(error).toMatchObject({ code, details: { column: 'a', ...details } });
    expect(error.message).not.toMatch(/455|III|2021-02-30/);
  });

  it('that the table does not have is an error, unless it may be absent', async () => {
    const schema = { columns: { pateint: { type: 'id' } } } as const;
    const error = await errorOf(read('patient,age\n1,2\n', { schema }));
    expect(error).toMatchObject({ code: 'table.schema-column', details: { column: 'pateint' } });
    expect(error.message).toContain('Did you mean "patient"?');
    expect(await read('patient,age\n1,2\n', { schema, allowAbsent: true })).toMatchObject({ rows: 1 });
  });
});
