/** What kind of column cells make: told where it can be told, refused where it would be a guess. */
import { describe, expect, it } from 'vitest';
import { booleanPair, isIdName } from '../../src/data/typing/words.js';
import { possibleDateFormats, readDate } from '../../src/data/typing/dates.js';
import { isNumberColumn } from '../../src/data/index.js';
import { column, errorOf, read, readColumn } from './tables.js';

/** `count` cells made from their row number. */
function cells(count: number, make: (row: number) => string | number): string[] {
  return Array.from({ length: count }, (_, row) => String(make(row)));
}

describe('numbers', () => {
  it('in every usual spelling', async () => {
    const a = await readColumn('a', ['1', '-2.50', '+.5', '3.', '1e3', '2.5E-2', ' 7 ', '-0']);
    expect(a).toMatchObject({ kind: 'number', values: Float64Array.of(1, -2.5, 0.5, 3, 1000, 0.025, 7, 0) });
  });

  it('few different whole numbers stay a number', async () => {
    expect(
      await readColumn(
        'grade',
        cells(40, (row) => 1 + (row % 3)),
      ),
    ).toMatchObject({ kind: 'number' });
  });

  it('more than the spellings kept as text turn into numbers on the way, to the last digit', async () => {
    const values = Array.from({ length: 9000 }, (_, row) => (row * 7919) / 1024);
    const read = await readColumn(
      'lab',
      values.map((value, row) => (row % 100 === 3 ? 'NA' : String(value))),
    );
    expect(read).toEqual({
      name: 'lab',
      kind: 'number',
      values: Float64Array.from(values, (value, row) => (row % 100 === 3 ? NaN : value)),
    });
  });

  it('a column without any value is an empty column of numbers', async () => {
    const empty = await readColumn('TBG', ['', 'NA', '?']);
    expect(empty).toMatchObject({ kind: 'number', values: Float64Array.of(NaN, NaN, NaN) });
  });
});

describe('text among numbers', () => {
  const withText = (count: number, rows: number) =>
    cells(rows, (row) => (row % 31 === 11 && count-- > 0 ? '<5' : row * 3));

  it('is an error with the count and the first row, not a category', async () => {
    const error = await errorOf(readColumn('creatinine', withText(14, 500)));
    expect(error).toMatchObject({
      code: 'table.text-in-numbers',
      details: { column: 'creatinine', count: 14, row: 12 },
    });
    expect(error.message).toContain('--schema');
  });

  it('is found after the column has turned into numbers', async () => {
    const error = await errorOf(readColumn('lab', [...cells(6000, (row) => row / 8), 'high', 'high']));
    expect(error).toMatchObject({ code: 'table.text-in-numbers', details: { count: 2, row: 6001 } });
  });

  it('is found when many cells of a measurement are text', async () => {
    const measured = cells(200, (row) => (row % 5 === 0 ? 'below detection' : row / 4));
    expect(await errorOf(readColumn('crp', measured))).toMatchObject({ details: { count: 40, row: 1 } });
  });

  it('is a level where a few codes happen to be digits', async () => {
    const scored = cells(60, (row) => ['0', '1', '2', '3+'][row % 4]);
    expect(await readColumn('her2', scored)).toMatchObject({
      kind: 'category',
      levels: ['0', '1', '2', '3+'],
    });
  });

  it('a decimal comma that nobody declared is named as what it is', async () => {
    const comma = '"1,5"\n"2,25"\n3\n"0,5"'.split('\n');
    expect(await errorOf(readColumn('lab', comma))).toMatchObject({
      code: 'table.decimal-mark',
      details: { column: 'lab', count: 3, declared: '.' },
    });
    const point = errorOf(read('a;b\n1.5;2\n2.5;3\n', { decimal: ',' }));
    expect(await point).toMatchObject({ code: 'table.decimal-mark', details: { count: 2, declared: ',' } });
  });

  it('infinities are an error, spelled or too large', async () => {
    const infinite = await errorOf(readColumn('ratio', ['1', '2', 'inf', '-Infinity', '1e999', 'NaN']));
    expect(infinite).toMatchObject({
      code: 'table.infinite',
      details: { column: 'ratio', count: 3, row: 3 },
    });
  });
});

describe('booleans', () => {
  it.each([
    [
      ['0', '1', '1', ''],
      ['0', '1'],
    ],
    [
      ['1.0', '0.0', '', '1'],
      ['0', '1'],
    ],
    [
      ['yes', 'no', 'Yes', 'NO'],
      ['no', 'yes'],
    ],
    [
      ['t', 'f', 'NA', 't'],
      ['f', 't'],
    ],
    [
      ['ja', 'nein', '', ''],
      ['nein', 'ja'],
    ],
    [
      ['negative', 'positive', '', ''],
      ['negative', 'positive'],
    ],
  ])('%j', async (written, levels) => {
    const found = await readColumn('flag', written);
    expect(found).toMatchObject({ kind: 'boolean', levels });
    const yes = written.map((cell) => [levels[1].toLowerCase(), '1.0'].includes(cell.toLowerCase()));
    expect(isNumberColumn(found) ? [] : [...found.codes].map((code) => code === 1)).toEqual(yes);
  });

  it('are not made of one value, of 1 and 2, or of sexes', async () => {
    expect(await readColumn('flag', ['0', '0', ''])).toMatchObject({ kind: 'number' });
    expect(await readColumn('sex', ['1', '2', '1'])).toMatchObject({ kind: 'number' });
    expect(await readColumn('sex', ['f', 'm', 'f'])).toMatchObject({ kind: 'category' });
    expect(booleanPair(['m', 'f'])).toBeUndefined();
  });
});

describe('categories', () => {
  it('have sorted levels, and "2.0" is "2"', async () => {
    const stage = await readColumn('stage', ['b', 'a', 'c', ' a', '', 'b']);
    expect(stage).toMatchObject({
      kind: 'category',
      levels: ['a', 'b', 'c'],
      codes: Int32Array.of(1, 0, 2, 0, -1, 1),
    });
    const coded = await readColumn('code', ['2.0', 'x', '2', 'x']);
    expect(coded).toMatchObject({ levels: ['2', 'x'], codes: Int32Array.of(0, 1, 0, 1) });
  });

  it('"1,000" is a 1 only where the comma is the decimal mark', async () => {
    const cells = ['"1,000"', 'x', '1', 'x'];
    const point = await readColumn('code', cells, { schema: { columns: { code: { type: 'category' } } } });
    expect(point).toMatchObject({ levels: ['1', '1,000', 'x'] });
    const comma = await readColumn('code', cells, { decimal: ',' });
    expect(comma).toMatchObject({ levels: ['1', 'x'] });
    const dotted = await readColumn('code', ['1.000', 'x', '1', 'x'], { decimal: ',' });
    expect(dotted).toMatchObject({ levels: ['1', '1.000', 'x'] });
  });

  it('may have 10,000 levels and more', async () => {
    const wide = await readColumn(
      'drug',
      cells(36_000, (row) => `drug ${row % 12_000}`),
    );
    expect(wide).toMatchObject({ kind: 'category' });
    expect(isNumberColumn(wide) ? 0 : wide.levels.length).toBe(12_000);
  });
});

describe('ids', () => {
  it('are as they are written', async () => {
    const id = await readColumn('patient_id', ['7.0', '007', '7', '"7,000"']);
    expect(id).toMatchObject({ kind: 'id', levels: ['7.0', '007', '7', '7,000'] });
  });

  it('are columns named so, with numbers or text, repeated or not', async () => {
    const ids = await readColumn('PatientID', ['1001', '1001', '0042', 'A7']);
    expect(ids).toMatchObject({
      kind: 'id',
      levels: ['1001', '0042', 'A7'],
      codes: Int32Array.of(0, 0, 1, 2),
    });
    expect(await readColumn('mean_id', ['1.5', '2.5'])).toMatchObject({ kind: 'number' });
  });

  it('keep what is written in a long column, leading zeros too', async () => {
    const ids = await readColumn(
      'mrn',
      cells(6000, (row) => String(row * 3).padStart(8, '0')),
    );
    expect(isNumberColumn(ids) ? undefined : ids.levels[1]).toBe('00000003');
  });

  it('are text that hardly repeats, and numbers that count the rows', async () => {
    expect(
      await readColumn(
        'note',
        cells(40, (row) => `text ${row}`),
      ),
    ).toMatchObject({ kind: 'id' });
    expect(
      await readColumn(
        'X',
        cells(40, (row) => row + 5),
      ),
    ).toMatchObject({ kind: 'id' });
    expect(
      await readColumn(
        'X',
        cells(40, (row) => row + (row > 20 ? 6 : 5)),
      ),
    ).toMatchObject({ kind: 'number' });
    expect(
      await readColumn(
        'note',
        cells(10, (row) => `text ${row}`),
      ),
    ).toMatchObject({ kind: 'category' });
  });

  it.each([
    'id',
    'ID',
    'patient_id',
    'PatientId',
    'patientid',
    'Patient No',
    'MRN',
    'hadm_id',
    'rownames',
    'uuid',
  ])('%s is a name for them', (name) => expect(isIdName(name)).toBe(true));
  it.each([
    'acid',
    'covid',
    'thyroid',
    'uric_acid',
    'number_of_lesions',
    'number',
    'idle',
    'side',
    'patient age',
  ])('%s is not', (name) => expect(isIdName(name)).toBe(false));
});

describe('dates', () => {
  it.each([
    ['2021-03-04', 'yyyy-mm-dd', '2021-03-04T00:00:00Z'],
    ['2021-03-04T06:00', 'yyyy-mm-dd', '2021-03-04T06:00:00Z'],
    ['2021-03-04 23:59:30.5+02:00', 'yyyy-mm-dd', '2021-03-04T21:59:30.500Z'],
    ['2021/3/4', 'yyyy/mm/dd', '2021-03-04T00:00:00Z'],
    ['20210304', 'yyyymmdd', '2021-03-04T00:00:00Z'],
    ['4.3.2021', 'dd.mm.yyyy', '2021-03-04T00:00:00Z'],
    ['04/03/2021', 'dd/mm/yyyy', '2021-03-04T00:00:00Z'],
    ['03/04/2021', 'mm/dd/yyyy', '2021-03-04T00:00:00Z'],
    ['04MAR2021', 'dd-mmm-yyyy', '2021-03-04T00:00:00Z'],
    ['4 March 2021', 'dd-mmm-yyyy', '2021-03-04T00:00:00Z'],
    ['29.02.1600', 'dd.mm.yyyy', '1600-02-29T00:00:00Z'],
  ] as const)('%s as %s', (text, format, iso) => {
    expect(readDate(text, format) * 86_400_000).toBeCloseTo(Date.parse(iso), 3);
  });

  it.each([
    ['2021-02-29', 'yyyy-mm-dd'],
    ['2021-13-01', 'yyyy-mm-dd'],
    ['31.4.2021', 'dd.mm.yyyy'],
    ['2021-03-04 25:00', 'yyyy-mm-dd'],
    ['2021-03-04 and more', 'yyyy-mm-dd'],
    ['4 Mai 2021', 'dd-mmm-yyyy'],
    ['0021-03-04', 'yyyy-mm-dd'],
  ] as const)('%s is none', (text, format) => expect(readDate(text, format)).toBeNaN());

  it('are told by the one format that fits every row', async () => {
    const day = await readColumn('seen', ['03/04/2021', '', '13/04/2021', 'none']);
    expect(day).toMatchObject({
      kind: 'date',
      format: 'dd/mm/yyyy',
      values: Float64Array.of(18720, NaN, 18730, NaN),
    });
    expect(await readColumn('seen', ['03/04/2021', '04/13/2021'])).toMatchObject({ format: 'mm/dd/yyyy' });
  });

  it('stay a category where the day and the month cannot be told apart, however many there are', async () => {
    expect(possibleDateFormats(['03/04/2021'])).toEqual(['dd/mm/yyyy', 'mm/dd/yyyy']);
    const both = cells(40, (row) => `0${1 + (row % 9)}/0${1 + Math.floor(row / 9)}/2021`);
    expect(await readColumn('seen', both)).toMatchObject({ kind: 'category' });
    expect(await readColumn('seen', ['13/04/2021', '04/13/2021'])).toMatchObject({ kind: 'category' });
  });

  it('eight digits are a number unless declared', async () => {
    expect(await readColumn('seen', ['20210304', '20210305'])).toMatchObject({ kind: 'number' });
  });
});

it('a table of one row can be read', async () => {
  const table = await read('age,sex,smoker\n63,male,1\n');
  expect(table).toMatchObject({
    rows: 1,
    columns: [{ kind: 'number' }, { kind: 'category' }, { kind: 'number' }],
  });
});

it('a column named like a trap is a column', async () => {
  const text = column('__proto__', ['a', 'b']).replace('x', 'constructor');
  expect((await read(text)).columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  const schema = { columns: {} };
  expect((await read(text, { schema })).columns).toHaveLength(2);
});
