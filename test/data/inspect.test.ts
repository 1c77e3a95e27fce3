/** The first look at a table: roles, summaries fit to be shared, and findings that say what to do. */
import { describe, expect, it } from 'vitest';
import { assignRoles, inspectTable, type Table } from '../../src/data/index.js';
import { countRepeatedRows } from '../../src/data/inspect/duplicates.js';
import { levels, numbers, ramp, read, repeat, tableOf, thrownBy } from './tables.js';
import { readFileSync } from 'node:fs';

function summaryOf(table: Table, name: string) {
  return inspectTable(table).columns.find((column) => column.name === name);
}

describe('roles', () => {
  const table = tableOf(
    levels('patient', repeat(['a', 15], ['b', 15]), 'id'),
    numbers('age', ramp(30)),
    numbers(
      'site',
      ramp(30, (i) => i % 2),
    ),
    levels('outcome', repeat(['no', 15], ['yes', 15]), 'boolean'),
    { ...numbers('seen', ramp(30)), kind: 'date' },
    numbers(
      'empty',
      ramp(30, () => NaN),
    ),
    levels('same', repeat(['x', 29], ['', 1])),
    levels(
      'text',
      ramp(30).map((i) => `t${i % 15}`),
    ),
    numbers(
      'rare lab',
      ramp(30, (i) => (i < 10 ? i : NaN)),
    ),
  );

  it('say what is a predictor, and why the rest is not', () => {
    const roles = assignRoles(table, { target: 'outcome', group: 'patient', drop: ['site'] });
    expect(roles.map(({ column, role, why }) => [column.name, role, why])).toEqual([
      ['patient', 'group', undefined],
      ['age', 'predictor', undefined],
      ['site', 'dropped', undefined],
      ['outcome', 'target', undefined],
      ['seen', 'left out', 'a date: new patients come after all that were trained on'],
      ['empty', 'left out', 'empty'],
      ['same', 'left out', 'constant'],
      ['text', 'left out', 'no level is held by 11 rows or more'],
      ['rare lab', 'left out', 'fewer than 11 rows have a value'],
    ]);
  });

  it('cannot make one column the outcome and the patient', () => {
    const error = thrownBy(() => assignRoles(table, { target: 'outcome', group: 'outcome' }));
    expect(error).toMatchObject({ code: 'table.group-is-target' });
  });

  it('names no class that a handful of rows hold, nor the count that the others would tell', () => {
    const stages = (...counts: [string, number][]) =>
      inspectTable(tableOf(levels('stage', repeat(...counts))), { target: 'stage' }).outcome;
    expect(stages(['I', 40], ['II', 30], ['III', 4])).toEqual([
      { level: 'I', count: 40 },
      { level: 'other', count: 34 },
    ]);
    expect(stages(['I', 40], ['II', 6], ['III', 7])).toEqual([
      { level: 'I', count: 40 },
      { level: 'other', count: 13 },
    ]);
    expect(stages(['I', 40], ['II', 30], ['III', 11])).toHaveLength(3);
  });

  it('cannot drop the outcome', () => {
    const error = thrownBy(() => assignRoles(table, { target: 'outcome', drop: ['age', 'outcome'] }));
    expect(error).toMatchObject({ code: 'table.target-dropped', details: { column: 'outcome' } });
  });

  it.each([{ target: 'outcme' }, { group: 'pateint' }, { drop: ['age', 'sites'] }])(
    '%j is a mistyped name',
    (options) => {
      const error = thrownBy(() => assignRoles(table, options));
      expect(error).toMatchObject({ code: 'table.unknown-column' });
      expect(error.message).toMatch(/Did you mean "(outcome|patient|site)"\?/);
    },
  );
});

describe('a summary', () => {
  it('of numbers has bins between the 1st and 99th percentile and no extreme', () => {
    const lab = numbers('lab', [...ramp(500, (i) => i / 10), 99_999, NaN]);
    const summary = summaryOf(tableOf(lab), 'lab')!;
    expect(summary).toMatchObject({ kind: 'number', role: 'predictor', missing: 1, distinct: 501 });
    expect(summary.histogram).toHaveLength(24);
    expect(summary.histogram.reduce((sum, count) => sum + count)).toBe(501);
    expect(Math.min(...summary.histogram)).toBeGreaterThan(10);
    expect(summary.quantiles).toEqual([2.5, 25, 47.5]);
    expect(JSON.stringify(summary)).not.toContain('99999');
  });

  it('shows 5th and 95th percentile only where 11 rows lie on or beyond each', () => {
    const quantiles = (values: number[]) => summaryOf(tableOf(numbers('lab', values)), 'lab')?.quantiles;
    expect(quantiles(ramp(100))).toBeUndefined();
    expect(quantiles(ramp(219, (i) => i / 3))).toEqual([10.9 / 3, 109 / 3, 207.1 / 3]);
    expect(quantiles(ramp(40, (i) => i % 2))).toEqual([0, 0.5, 1]);
  });

  it('of few whole numbers has one bin for each', () => {
    const score = numbers(
      'score',
      ramp(40, (i) => (i % 4) * 2),
    );
    expect(summaryOf(tableOf(score), 'score')!.histogram).toEqual([10, 0, 10, 0, 10, 0, 10]);
    expect(
      summaryOf(
        tableOf(
          numbers(
            'one',
            ramp(30, () => 3),
          ),
        ),
        'one',
      )!.histogram,
    ).toEqual([30]);
  });

  it('of fewer than 20 numbers shows no distribution', () => {
    expect(summaryOf(tableOf(numbers('lab', ramp(19))), 'lab')).toEqual({
      name: 'lab',
      kind: 'number',
      role: 'predictor',
      missing: 0,
      distinct: 19,
      histogram: [],
    });
  });

  it('of levels names those of 11 rows or more, most frequent first', () => {
    const site = levels('site', [...repeat(['a', 11], ['b', 30], ['c', 6], ['d', 5]), '']);
    expect(summaryOf(tableOf(site), 'site')).toMatchObject({
      missing: 1,
      distinct: 4,
      levels: ['b', 'a', 'other'],
      histogram: [30, 11, 11],
    });
  });

  it('takes one more level into "other" where the rest could be worked out', () => {
    const rare = levels('rare', repeat(['a', 40], ['b', 20], ['c', 3]));
    expect(summaryOf(tableOf(rare), 'rare')).toMatchObject({ levels: ['a', 'other'], histogram: [40, 23] });
    const one = levels('flag', repeat(['no', 40], ['yes', 1]), 'boolean');
    expect(summaryOf(tableOf(one), 'flag')).toMatchObject({ levels: ['other'], histogram: [41] });
  });

  it('of many levels has 24 bins, of ids none', () => {
    const wide = levels(
      'wide',
      ramp(40).flatMap((i) => repeat([`l${i}`, 12 + i])),
    );
    const { histogram, levels: names } = summaryOf(tableOf(wide), 'wide')!;
    expect([histogram.length, names?.length, names?.[0], names?.at(-1)]).toEqual([24, 24, 'l39', 'other']);
    const id = levels('id', ramp(30).map(String), 'id');
    expect(summaryOf(tableOf(id), 'id')).toMatchObject({ distinct: 30, histogram: [], role: 'left out' });
  });
});

describe('findings', () => {
  const healthy = () => [
    numbers(
      'age',
      ramp(200, (i) => 40 + ((i * 37) % 41) + i / 1000),
    ),
    levels('outcome', repeat(['no', 100], ['yes', 100]), 'boolean'),
  ];
  const codesOf = (table: Table, target?: string, group?: string) =>
    inspectTable(table, { target, group })
      .findings.map(({ code }) => code)
      .filter((code) => code !== 'event-chosen');

  it('are none for a healthy table', () => expect(codesOf(tableOf(...healthy()), 'outcome')).toEqual([]));

  it.each([
    [repeat(['no', 100], ['yes', 100]), 'info', 'The event is y = yes, chosen because it is named like one.'],
    [repeat(['a', 110], ['b', 90]), 'warning', 'The event is y = b, chosen because it is the rarer level.'],
    [
      repeat(['a', 100], ['b', 100]),
      'warning',
      'The event is y = b, chosen because no level is rarer and it comes last.',
    ],
  ])('say which level is the event, and why, unless it was asked for: case %#', (cells, severity, what) => {
    const table = tableOf(healthy()[0], levels('y', cells));
    const findings = (positive?: string) => inspectTable(table, { target: 'y', positive }).findings;
    expect(findings()).toMatchObject([{ code: 'event-chosen', severity, what }]);
    expect(findings(cells[0])).toEqual([]);
  });

  it('warn of patients that are named by a measurement', () => {
    const measured = numbers(
      'weight',
      ramp(200, (i) => i % 90),
    );
    expect(codesOf(tableOf(...healthy(), measured), 'outcome', 'weight')).toEqual(['measured-group']);
  });

  it.each([
    [
      'empty-column',
      numbers(
        'x',
        ramp(200, () => NaN),
      ),
    ],
    ['constant-column', levels('x', repeat(['a', 150], ['', 50]))],
    [
      'mostly-missing',
      numbers(
        'x',
        ramp(200, (i) => (i < 101 ? NaN : i / 7)),
      ),
    ],
    [
      'near-unique-column',
      levels(
        'x',
        ramp(200).map((i) => `t${i}`),
        'id',
      ),
    ],
    [
      'repeated-ids',
      levels(
        'x',
        ramp(200).map((i) => `t${i % 190}`),
        'id',
      ),
    ],
    [
      'many-levels',
      levels(
        'x',
        ramp(200).map((i) => `t${i % 51}`),
      ),
    ],
    [
      'zeros-apart',
      numbers(
        'x',
        ramp(200, (i) => (i < 12 ? 0 : 120 + i / 3)),
      ),
    ],
    ['similar-levels', levels('x', repeat(['Male', 100], ['male ', 50], ['female', 50]))],
    ['ambiguous-dates', levels('x', repeat(['03/04/2021', 100], ['05/04/2021', 100]))],
  ])('%s', (code, column) => {
    const table = tableOf(...healthy(), column);
    const { findings } = inspectTable(table, { target: 'outcome', positive: 'yes' });
    expect(findings).toMatchObject([{ code, columns: ['x'] }]);
    expect(findings[0].what).toMatch(/^Column "x" .*\.$/);
  });

  it('very-many-levels are no crash', () => {
    const drug = levels(
      'drug',
      ramp(30_000).map((i) => `t${i % 10_001}`),
    );
    const outcome = numbers(
      'y',
      ramp(30_000, (i) => i / 3),
    );
    expect(codesOf(tableOf(drug, outcome), 'y')).toEqual(['very-many-levels']);
  });

  it('name a group column instead of repeated ids, once it is given', () => {
    const patient = levels(
      'patient',
      ramp(200).map((i) => `t${i % 190}`),
      'id',
    );
    expect(codesOf(tableOf(...healthy(), patient), 'outcome', 'patient')).toEqual([]);
  });

  it('one finding speaks for all its columns, and small counts are masked', () => {
    const empty = ramp(6).map((i) =>
      numbers(
        `e${i}`,
        ramp(90, () => NaN),
      ),
    );
    const outcome = levels('y', [...repeat(['no', 80], ['yes', 5]), '', '', '', '', '']);
    const { findings } = inspectTable(
      tableOf(
        ...empty,
        numbers(
          'x',
          ramp(90, (i) => i / 7),
        ),
        outcome,
      ),
      { target: 'y', positive: 'yes' },
    );
    expect(findings.map(({ code, severity, what }) => [code, severity, what])).toEqual([
      ['small-table', 'warning', 'There are 85 rows to learn from.'],
      ['few-events', 'warning', 'The rarest outcome has fewer than 11 rows, for 1 predictor.'],
      ['missing-outcome', 'warning', 'The outcome is missing in fewer than 11 rows, which are left out.'],
      ['empty-column', 'info', '6 columns ("e0", "e1", "e2", ...) are empty.'],
    ]);
  });

  it('count rows that repeat an earlier one in every column', () => {
    const table = tableOf(
      numbers('a', [1, 1, NaN, 2, NaN, 1, 0, -0]),
      levels('b', ['x', 'x', '', 'x', '', 'y', 'z', 'z']),
    );
    expect(countRepeatedRows(table)).toBe(3);
    const once = inspectTable(tableOf(numbers('a', [1, 2, 2]))).findings;
    expect(once.find(({ code }) => code === 'repeated-rows')?.what).toBe(
      'Fewer than 11 rows repeat an earlier row in every column.',
    );
    const distinct = tableOf(
      numbers('a', ramp(50_000)),
      numbers(
        'b',
        ramp(50_000, (i) => i % 7),
      ),
    );
    expect(countRepeatedRows(distinct)).toBe(0);
  });
});

it('an impossible target is an error, not a finding', () => {
  const table = tableOf(numbers('age', ramp(30)), levels('y', repeat(['no', 30]), 'boolean', ['no', 'yes']));
  expect(thrownBy(() => inspectTable(table, { target: 'y' }))).toMatchObject({
    code: 'table.target-constant',
  });
});

it('the shipped example reads as its notice says', async () => {
  const table = await read(readFileSync('examples/data/heart-cleveland.csv', 'utf8'));
  const inspection = inspectTable(table, { target: 'heart_disease', positive: '1' });
  expect(inspection).toMatchObject({ rows: 303, target: 'heart_disease', task: 'binary', findings: [] });
  expect(inspection.outcome).toEqual([
    { level: '0', count: 164 },
    { level: '1', count: 139 },
  ]);
  expect(inspection.columns.map(({ kind }) => kind)).toEqual([
    'number', 'category', 'category', 'number', 'number', 'boolean', 'category', 'number', 'boolean', 'number', 'category', 'number', 'category', 'boolean',
  ]); // prettier-ignore
  expect(inspection.columns.reduce((sum, { missing }) => sum + missing, 0)).toBe(6);
});
