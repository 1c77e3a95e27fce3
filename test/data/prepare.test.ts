/** Preparing predictors: learned from training rows only, the same for every new table, and odd tables are named odd. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPreparation,
  fitPreparation,
  parsePreparation,
  preparedNames,
  type Column,
  type Preparation,
} from '../../src/data/index.js';
import { allRows, fit, levels, numbers, ramp, read, repeat, tableOf, thrownBy } from './tables.js';

/** A column that varies, of so many rows: without one there is nothing to prepare. */
const varied = (rows: number) =>
  levels(
    'varied',
    ramp(rows).map((i) => (i % 2 ? 'yes' : 'no')),
    'boolean',
  );

/** The matrix of a table prepared by itself, one list per column. */
function prepared(...columns: Column[]): Record<string, number[]> {
  const table = tableOf(...columns);
  const { matrix, rows, columns: width, names } = applyPreparation(fit(table), table);
  return Object.fromEntries(
    names.map((name, p) => [name, Array.from({ length: rows }, (_, b) => matrix[b * width + p])]),
  );
}

describe('numbers', () => {
  interface Golden {
    columns: Record<
      string,
      { values: (number | null)[]; center: number; scale: number; prepared: number[]; missing: number[] }
    >;
  }
  const golden = JSON.parse(readFileSync('test/golden/data/prepare.json', 'utf8')) as Golden;
  it.each(Object.entries(golden.columns))('%s is prepared as NumPy does it', (name, truth) => {
    const column = numbers(
      name,
      truth.values.map((value) => value ?? NaN),
    );
    const [predictor] = fit(tableOf(column)).predictors;
    expect(predictor).toMatchObject({ center: truth.center });
    expect((predictor as { scale: number }).scale).toBeCloseTo(truth.scale, 12);
    const matrix = prepared(column);
    truth.prepared.forEach((value, i) => expect(matrix[name][i]).toBeCloseTo(value, 6));
    if (truth.values.includes(null)) expect(matrix[`${name} is missing`]).toEqual(truth.missing);
    else expect(Object.keys(matrix)).toEqual([name]);
  });

  it('mostly equal ones are scaled by what 11 rows reach, few different ones by 1, constant ones not used', () => {
    const tail = numbers('a', [...ramp(80, () => 0), ...ramp(15, () => 4)]);
    expect(fit(tableOf(tail)).predictors[0]).toMatchObject({ scale: 2 / 4 });
    const rare = numbers('a', [...ramp(95, () => 0), 4]);
    expect(fit(tableOf(rare)).predictors[0]).toMatchObject({ scale: 1 });
    const [same, empty] = [ramp(12, () => 7), ramp(12, () => NaN)];
    const unused = prepared(numbers('a', same), numbers('b', empty), varied(12));
    expect(Object.keys(unused)).toEqual(['varied']);
    expect(prepared(numbers('a', [...same, NaN]))).toEqual({ 'a is missing': [...ramp(12, () => 0), 1] });
  });

  it('stay within -3 and 3 whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 11, maxLength: 60 }),
        (values) => {
          for (const column of Object.values(prepared(numbers('a', values)))) {
            expect(column.every((value) => Math.abs(value) <= 3)).toBe(true);
          }
        },
      ),
    );
  });

  it('dates are numbers of days', () => {
    const days = { ...numbers('seen', ramp(19)), kind: 'date' as const };
    expect(prepared(days).seen).toEqual(prepared(numbers('seen', ramp(19))).seen);
  });
});

describe('levels', () => {
  it('booleans are -1 and 1, missing ones in the middle with an indicator', () => {
    const flag = levels('flag', ['no', 'yes', '', 'yes'], 'boolean');
    expect(prepared(flag)).toEqual({ flag: [-1, 1, 0, 1], 'flag is missing': [0, 0, 1, 0] });
    const always = levels('flag', ['no', 'no', 'no'], 'boolean', ['no', 'yes']);
    expect(prepared(always, varied(3))).toEqual({ varied: [-1, 1, -1] });
  });

  it('ordered levels are even steps from -1 to 1, missing ones the median', () => {
    const stage = levels('stage', ['I', 'III', 'II', '', 'III'], 'ordered', ['I', 'II', 'III']);
    expect(prepared(stage)).toEqual({ stage: [-1, 1, 0, 0.5, 1], 'stage is missing': [0, 0, 0, 1, 0] });
  });

  it('categories are one column per level; rare and missing ones are unknown', () => {
    const site = levels('site', [...repeat(['a', 11], ['b', 12], ['c', 10]), '']);
    const matrix = prepared(site);
    expect(Object.keys(matrix)).toEqual(['site = a', 'site = b', 'site = unknown']);
    expect(matrix['site = a'].reduce((sum, one) => sum + one)).toBe(11);
    expect(matrix['site = unknown'].slice(-11)).toEqual(ramp(11, () => 1));
  });

  it('an unknown level that training never met is the average patient', () => {
    const preparation = fit(tableOf(levels('sex', repeat(['f', 60], ['m', 20]))));
    const { matrix, names } = applyPreparation(preparation, tableOf(levels('sex', ['x', '', 'm'])));
    expect(names).toEqual(['sex = f', 'sex = m']);
    expect([...matrix]).toEqual([0.75, 0.25, 0.75, 0.25, 0, 1]);
  });

  it('of 10,000 the 32 most frequent are kept, and the matrix stays narrow', () => {
    const common = ramp(40).flatMap((i) => repeat([`common ${i}`, 20 + i]));
    const table = tableOf(levels('drug', [...common, ...ramp(10_000, (i) => i).map((i) => `rare ${i}`)]));
    const preparation = fit(table);
    const [drug] = preparation.predictors;
    expect(preparedNames(preparation)).toHaveLength(33);
    expect(drug.kind === 'category' && drug.levels.includes('common 39')).toBe(true);
    expect(JSON.stringify(preparation)).not.toMatch(/rare|common 7"/);
  });
});

describe('what is learned', () => {
  const cell = fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constant(NaN));
  const row = fc.tuple(
    cell,
    fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd', ''),
    fc.constantFrom('no', 'yes', ''),
    fc.boolean(),
  );
  type Row = [number, string, string, boolean];
  const tableFrom = (rows: readonly Row[]) =>
    tableOf(
      numbers(
        'number',
        rows.map(([value]) => value),
      ),
      levels(
        'category',
        rows.map(([, level]) => level),
        'category',
        ['a', 'b', 'c', 'd'],
      ),
      levels(
        'flag',
        rows.map(([, , flag]) => flag),
        'boolean',
        ['no', 'yes'],
      ),
      levels(
        'stage',
        rows.map(([, level]) => level),
        'ordered',
        ['a', 'b', 'c', 'd'],
      ),
    );

  const flagVaries = (rows: readonly Row[]) =>
    ['no', 'yes'].every((word) => rows.some(([, , flag]) => flag === word));

  it('depends on the training rows only', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 40, maxLength: 60 }),
        fc.array(row, { minLength: 60, maxLength: 60 }),
        (rows, others) => {
          const training = Int32Array.from(rows.keys()).filter((i) => rows[i][3]);
          fc.pre(flagVaries(rows.filter((one) => one[3])));
          const changed = rows.map((one, i) => (one[3] ? one : others[i]));
          expect(fit(tableFrom(changed), training)).toEqual(fit(tableFrom(rows), training));
        },
      ),
    );
  });

  it('survives JSON to the last bit and gives finite numbers for any table', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 60 }).filter(flagVaries),
        fc.array(row, { minLength: 1, maxLength: 9 }),
        (rows, others) => {
          const preparation = fit(tableFrom(rows));
          const again = parsePreparation(JSON.parse(JSON.stringify(preparation)));
          expect(again).toEqual(preparation);
          const [once, twice] = [preparation, again].map((one) => applyPreparation(one, tableFrom(others)));
          expect(twice.matrix).toEqual(once.matrix);
          expect(once.matrix.every((value) => Number.isFinite(value))).toBe(true);
          expect(once.matrix).toHaveLength(others.length * preparedNames(preparation).length);
        },
      ),
    );
  });

  it('does not touch the table, and takes the rows it is asked for in their order', () => {
    const table = tableFrom([
      [1, 'a', 'no', true],
      [2, 'b', 'yes', true],
      [NaN, '', '', true],
    ]);
    const copy = structuredClone(table);
    const preparation = fit(table);
    const all = applyPreparation(preparation, table);
    const some = applyPreparation(preparation, table, Int32Array.of(2, 0));
    expect(table).toEqual(copy);
    expect(some.rows).toBe(2);
    expect([...some.matrix.subarray(0, some.columns)]).toEqual([...all.matrix.subarray(2 * all.columns)]);
    expect([...some.matrix.subarray(some.columns)]).toEqual([...all.matrix.subarray(0, all.columns)]);
  });

  it('holds no single patient: no level of fewer than 11 rows, no extreme', () => {
    const values = ramp(200, (i) => 100 + i / 8);
    values[17] = 987.25;
    values[18] = -654.5;
    const table = tableOf(
      numbers('lab', values),
      levels('place', [...repeat(['town', 190], ['hamlet', 10])]),
    );
    expect(JSON.stringify(fit(table))).not.toMatch(/987|654|hamlet/);
  });

  it('holds no number that fewer than 11 values stand behind', () => {
    const few = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { maxLength: 10 });
    fc.assert(
      fc.property(few, fc.nat(60), (values, missing) => {
        fc.pre(values.length + missing > 1); // two rows, or nothing can vary
        const column = numbers('lab', [...values, ...ramp(missing, () => NaN)]);
        const indicator = values.length > 0 && missing > 0;
        const [lab] = fit(tableOf(column, varied(column.values.length))).predictors;
        expect(lab).toEqual({ name: 'lab', kind: 'number', center: 0, scale: 0, indicator });
        const years = ramp(11).map((i) => 1900 + i);
        const [filled] = fit(tableOf(numbers('lab', [...column.values, ...years]))).predictors;
        expect((filled as { scale: number }).scale).toBeGreaterThan(0);
      }),
    );
  });

  it('holds no shares from which the rows of a rare level could be counted', () => {
    const shares = (...cells: [string, number][]) =>
      fit(tableOf(levels('site', repeat(...cells)))).predictors.map((one) => 'shares' in one && one.shares);
    expect(shares(['a', 150], ['b', 47], ['c', 3])).toEqual([[]]);
    expect(shares(['a', 150], ['b', 47], ['', 3])).toEqual([[]]);
    expect(shares(['a', 150], ['b', 50])).toEqual([[0.75, 0.25]]);
  });

  it('keeps how the table was read, but not what it may hold', async () => {
    const schema = {
      columns: {
        lab: { type: 'number', min: 0, max: 9, missing: ['-1'] },
        grade: { type: 'ordered', levels: ['1', '2'] },
        seen: { type: 'date', format: 'dd/mm/yyyy' },
      },
      decimal: ',',
      missing: ['-9'],
    } as const;
    const table = await read('lab;grade;seen;sex\n1,5;1;03/04/2021;f\n2;2;04/04/2021;m\n', {
      schema: structuredClone(schema) as never,
    });
    expect(fit(table).reading).toEqual({
      columns: {
        lab: { type: 'number', missing: ['-1'] },
        grade: { type: 'category' },
        seen: { type: 'date', format: 'dd/mm/yyyy' },
        sex: { type: 'category' },
      },
      decimal: ',',
      missing: ['-9'],
    });
  });

  it.each([
    ['a wrong version', (p: Preparation) => ({ ...p, version: 2 })],
    ['an extra member', (p: Preparation) => ({ ...p, rows: [1, 2] })],
    [
      'a number that is none',
      (p: Preparation) => ({ ...p, predictors: [{ ...p.predictors[0], scale: null }] }),
    ],
    ['a share too few', (p: Preparation) => ({ ...p, predictors: [{ ...p.predictors[1], shares: [1] }] })],
  ])('is refused with %s', (_, damage) => {
    const table = tableOf(numbers('age', ramp(40)), levels('sex', repeat(['f', 20], ['m', 20])));
    const damaged: unknown = JSON.parse(JSON.stringify(damage(fit(table))));
    expect(thrownBy(() => parsePreparation(damaged))).toMatchObject({ code: 'table.preparation' });
  });

  it('cannot come from training rows in which nothing varies, which a fold may have', () => {
    const flag = levels('flag', [...repeat(['no', 39], ['yes', 1])], 'boolean');
    const fitting = (...columns: Column[]) => thrownBy(() => fit(tableOf(...columns), allRows(39)));
    expect(fitting(flag)).toMatchObject({
      code: 'table.nothing-varies',
      details: { predictors: 1, rows: 39 },
    });
    expect(fitting(flag, numbers('lab', [...ramp(39, () => 7), 8]))).toMatchObject({
      code: 'table.nothing-varies',
    });
    expect(fit(tableOf(flag)).predictors).toHaveLength(1);
  });

  it('cannot come from no rows, from a column that is not there, or from an id', () => {
    const table = tableOf(numbers('age', [1, 2]), levels('patient', ['a', 'b'], 'id'));
    const fitting = (predictors: string[], rows = allRows(2)) =>
      thrownBy(() => fitPreparation(table, { predictors, rows }));
    expect(fitting(['age'], new Int32Array())).toMatchObject({ code: 'table.no-rows' });
    expect(fitting(['aeg'])).toMatchObject({ code: 'table.unknown-column' });
    expect(fitting(['patient'])).toMatchObject({
      code: 'table.id-predictor',
      details: { column: 'patient' },
    });
  });
});
