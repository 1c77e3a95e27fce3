/** Reading CSV: every way to write one gives the same table, and every broken one a sentence with its line. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/data/csv/records.js';
import { readCsv, type Table } from '../../src/data/index.js';
import { errorOf, read } from './tables.js';

const plain = 'age,sex,stage\n63,male,I\n41,female,II\n,male,I\n';

function contents({ rows, columns }: Table) {
  return { rows, columns };
}

describe('ways to write the same table', () => {
  const ways: Record<string, string> = {
    'with a byte order mark': `\ufeff${plain}`,
    'with CRLF': plain.replaceAll('\n', '\r\n'),
    'with CR alone': plain.replaceAll('\n', '\r'),
    'with mixed line breaks': plain.replace('\n', '\r\n'),
    'without a last line break': plain.trimEnd(),
    'with blank lines': plain.replaceAll('\n', '\n\n'),
    'with semicolons': plain.replaceAll(',', ';'),
    'with tabs': plain.replaceAll(',', '\t'),
    'with bars': plain.replaceAll(',', '|'),
    'with every cell in quotes': plain.replaceAll(/[^,\n]+/g, '"$&"'),
    'with some cells in quotes': plain.replaceAll('male', '"male"').replaceAll('fe"male"', '"female"'),
    'with quotes and a byte order mark': `\ufeff${plain.replace('age', '"age"')}`,
    'with blanks around cells': plain.replaceAll(',', ' , '),
  };
  for (const [name, text] of Object.entries(ways)) {
    it(name, async () => expect(contents(await read(text))).toEqual(contents(await read(plain))));
  }

  it('with one name among many that is a number, such as a year', async () => {
    expect((await read('age,sex,stage,2019\n63,m,I,1\n')).columns.map(({ name }) => name)).toContain('2019');
  });

  it('in chunks of any size', async () => {
    const bytes = new TextEncoder().encode(plain.replace('female', '"fem\r\nále"').replaceAll('\n', '\r\n'));
    const whole = await readCsv(bytes);
    for (const size of [1, 2, 3, 7]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, i * size + size),
      );
      expect(await readCsv(chunks)).toEqual(whole);
    }
  });

  it('carries the marks it was read with in its schema, beside what was declared', async () => {
    const schema = { columns: { a: { type: 'number' as const } }, missing: ['-8'] };
    const options = { decimal: ',' as const, missing: ['-9', '-8'] };
    const table = await read('a;b\n1,5;-9\n-8;3e2\n', { ...options, schema });
    expect(table.schema).toEqual({ ...schema, decimal: ',', missing: ['-8', '-9'] });
    expect(table.columns).toMatchObject([{ values: Float64Array.of(1.5, NaN) }, {}]);
    expect(schema.missing).toEqual(['-8']);
    expect((await read('a,b\n1,2\n')).schema).toBeUndefined();
  });

  it('with a decimal comma, when it is declared', async () => {
    const table = await read('a;b\n1,5;2\n-0,25;3e2\n', { decimal: ',' });
    expect(table.columns).toMatchObject([
      { kind: 'number', values: Float64Array.of(1.5, -0.25) },
      { kind: 'number', values: Float64Array.of(2, 300) },
    ]);
  });

  it('keeps separators, quotation marks and line breaks inside a quoted cell', async () => {
    const { columns } = await read('a,b\n"x, ""y""\nz",1\n"x, ""y""\nz",2\nw,3\n');
    expect(columns[0]).toMatchObject({ kind: 'category', levels: ['w', 'x, "y"\nz'] });
  });

  it('is not misled by separators inside quotes, or by few of them in the cells', async () => {
    expect((await read('"a;b;c;d",e\n"1;2;3;4",5\n')).columns.map(({ name }) => name)).toEqual([
      'a;b;c;d',
      'e',
    ]);
    expect((await read('a;b\n"x,y,z";1\n"x,y,z";2\n')).columns.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('names the bytes it read by their SHA-256, and tells how far it is', async () => {
    const seen: number[] = [];
    const { sha256 } = await read(plain, { onProgress: (bytes) => seen.push(bytes) });
    expect(sha256).toBe(createHash('sha256').update(plain).digest('hex'));
    expect(seen.at(-1)).toBe(plain.length);
  });
});

describe('records', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '1', ' ', ',', ';', '"', '\n', '\r\n'),
    maxLength: 4,
  });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const block = (text: string) => ({
    bytes: new TextEncoder().encode(text),
    line: 1,
    state: 'whole' as const,
  });

  it('are what was written, in quotes', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n');
        expect(readRecords(block(text), ',')).toEqual(rows);
      }),
    );
  });

  it('without quotation marks are what csv-parse reads', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '\n', '\r', '\r\n') }),
        (text) => {
          const options = {
            relax_column_count: true,
            skip_empty_lines: true,
            record_delimiter: ['\r\n', '\n', '\r'],
          };
          expect(readRecords(block(text), ',')).toEqual(parse(text, options));
        },
      ),
    );
  });
});

describe('what is missing', () => {
  it('is spelled in the usual ways, in any letter case', async () => {
    const spellings = ['', 'NA', 'n/a', '#N/A', '<NA>', 'NaN', 'NULL', 'missing', '?', '.', ' na '];
    const text = `a,b\n${spellings.map((one) => `${one},${one}`).join('\n')}\n1,red\n2,red\n`;
    const { columns } = await read(text);
    expect(columns[0]).toMatchObject({ kind: 'number' });
    expect([...(columns[0] as { values: Float64Array }).values].filter(Number.isNaN).length).toBe(
      spellings.length,
    );
    expect(columns[1]).toMatchObject({ kind: 'category', levels: ['red'] });
  });

  it('is "none" or "-" among numbers, but a level among words', async () => {
    const { columns } = await read('lab,allergy,test\n1.5,none,-\nnone,nuts,+\n-,pollen,-\n2,none,+\n');
    expect(columns[0]).toMatchObject({ kind: 'number', values: Float64Array.of(1.5, NaN, NaN, 2) });
    expect(columns[1]).toMatchObject({ kind: 'category', levels: ['none', 'nuts', 'pollen'] });
    expect(columns[2]).toMatchObject({
      kind: 'boolean',
      levels: ['-', '+'],
      codes: Int32Array.of(0, 1, 0, 1),
    });
  });

  it('is what the caller says, however the number is written', async () => {
    const { columns } = await read('a,b\n-9,x\n-9.0,y\n4,-9\n5,x\n', { missing: ['-9'] });
    expect(columns).toMatchObject([{ values: Float64Array.of(NaN, NaN, 4, 5) }, { levels: ['x', 'y'] }]);
  });
});

describe('files that are no table', () => {
  const header = 'a,b\n1,2\n';
  const cases: [name: string, text: string, code: string, details: object][] = [
    ['an empty file', '', 'table.empty-file', {}],
    ['only a byte order mark', '\ufeff', 'table.empty-file', {}],
    ['only blank lines', '\n\n', 'table.empty-file', {}],
    ['a header only', 'a,b,c\n', 'table.header-only', { columns: 3 }],
    ['a short row', `${header}3\n`, 'table.ragged-row', { line: 3, cells: 1, columns: 2 }],
    ['a long row', `${header}3,4,5\n6,7\n`, 'table.ragged-row', { line: 3, cells: 3, columns: 2 }],
    ['a ragged row after a cell of two lines', 'a,b\n"x\ny",1\n\n"z"\n', 'table.ragged-row', { line: 5 }],
    ['columns of one name', 'a,b,a,b,c\n1,2,3,4,5\n', 'table.duplicate-columns', { columns: ['a', 'b'] }],
    ['no header', '84,131.7,m,1\n63,120,f,0\n', 'table.no-header', { values: 3, names: 4 }],
    [
      'no header, decimal commas and dates',
      'm;131,7;2.5.2020\nf;120,1;3.5.2020\n',
      'table.no-header',
      { values: 2, names: 3 },
    ],
    ['no header, and cells that repeat', '84,84,m\n63,120,f\n', 'table.no-header', { values: 2, names: 3 }],
    ['columns without a name', ',a, \n1,2,3\n', 'table.unnamed-columns', { positions: [1, 3] }],
    ['a quotation mark never closed', `${header}3,"4\n5,6\n`, 'table.unclosed-quote', { line: 3 }],
    ['a quotation mark inside a cell', `${header}3,5" long\n"6",7\n`, 'table.stray-quote', { line: 3 }],
    ['text after a closed quotation mark', `${header}"3"x,4\n`, 'table.stray-quote', { line: 3 }],
    [
      'a workbook',
      'PK\u0003\u0004......',
      'table.not-text',
      { looksLike: 'an Excel workbook or a ZIP archive' },
    ],
    ['text in UTF-16', 'a\0,\0b\0\n\0', 'table.not-text', {}],
  ];
  for (const [name, text, code, details] of cases) {
    it(`${name} is answered with ${code}`, async () => {
      expect(await errorOf(read(text))).toMatchObject({ code, details });
    });
  }

  it('text that is not UTF-8 is answered with its line', async () => {
    const latin = Uint8Array.from([
      ...new TextEncoder().encode('a,b\n1,2\n3,'),
      0xe9,
      0x0a,
      0x35,
      0x2c,
      0x36,
    ]);
    expect(await errorOf(readCsv(latin))).toMatchObject({ code: 'table.not-utf8', details: { line: 3 } });
  });

  it('lines are counted across pieces of the file', async () => {
    const rows = '1,2\n'.repeat(200_000);
    expect(await errorOf(read(`a,b\n${rows}3\n`))).toMatchObject({ details: { line: 200_002 } });
    expect(await errorOf(read(`a,b\n${rows}3,"4"5\n`))).toMatchObject({ details: { line: 200_002 } });
  });

  it('a file without line breaks is given up before it fills the memory', async () => {
    const chunk = new Uint8Array(2 ** 20).fill('a'.charCodeAt(0));
    let taken = 0;
    function* endless() {
      for (; ; taken++) yield chunk;
    }
    expect(await errorOf(readCsv(endless()))).toMatchObject({
      code: 'table.record-too-long',
      details: { line: 1 },
    });
    expect(taken).toBeLessThan(6);
  });

  it('a source that fails is reported as it failed', async () => {
    async function* broken() {
      yield new TextEncoder().encode('a,b\n');
      throw new Error('the disk is gone');
    }
    await expect(readCsv(broken())).rejects.toThrow('the disk is gone');
  });
});

describe('no sentence shows a cell', () => {
  const secret = 'SECRETVALUE';
  const texts = [
    `a,b\n1,${secret}\n2\n`,
    `a,b\n1,"${secret}\n`,
    `a,b\n1,${secret}" x\n`,
    `a,b\n1,"${secret}" x\n`,
    `a,b\n${'1,2\n'.repeat(30)}${secret},3\n`,
    `a,b\n${'1,2\n'.repeat(30)}inf,3\n`,
  ];
  it.each(texts)('%j', async (text) => {
    const error = await errorOf(read(text));
    expect(`${error.message} ${JSON.stringify(error.details)} ${error.stack}`).not.toMatch(
      /SECRETVALUE|inf,/,
    );
  });
});
