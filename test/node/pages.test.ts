/** The pages that `inspect`, `train` and `evaluate` print: they fit 80 columns, mask small counts and say what to do next. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inspectionPage } from '../../node/cli/inspection-page.js';
import { programName, shellWord } from '../../node/cli/page.js';
import { resultsPage } from '../../node/cli/results-page.js';
import { displayWidth } from '../../node/cli/terminal.js';
import type { Inspection, Results } from '../../src/study/types.js';
import { binaryGood, binaryNewTable, continuous, hostile, multiclass, tiny } from '../report/fixtures.js';
import { withoutWishes } from './no-wishes.js';

withoutWishes();

const all: Record<string, Results> = { binaryGood, binaryNewTable, continuous, hostile, multiclass, tiny };
const pipe = { columns: 80, write: () => true };
const terminal = { isTTY: true, columns: 80, rows: 24, write: () => true };
const next = [['Report', 'runs/heart/report.html']] as const;

function inspectionOf(results: Results): Inspection {
  if (results.inspection === undefined) throw new Error('these results have no inspection');
  return results.inspection;
}

const widest = (page: string) =>
  Math.max(
    ...stripVTControlCharacters(page)
      .split('\n')
      .map((line) => displayWidth(line)),
  );

describe.each(Object.entries(all))('the page of results "%s"', (_, results) => {
  it.each([80, 200, 60])('fits a terminal of %i columns', (columns) => {
    expect(widest(resultsPage(results, next, { ...terminal, columns }))).toBeLessThanOrEqual(
      Math.min(80, columns),
    );
  });

  it('says the same with and without colour, and shows no control character of a name', () => {
    const page = resultsPage(results, next, pipe);
    expect(stripVTControlCharacters(resultsPage(results, next, terminal))).toBe(page);
    expect(page).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('ends with what to do next', () => {
    expect(resultsPage(results, next, pipe)).toMatch(/\nReport {3}runs\/heart\/report\.html\n$/);
  });
});

describe('the page of results', () => {
  it('shows each number with its interval, beside the regression', () => {
    const page = resultsPage(binaryGood, next, pipe);
    expect(page).toMatch(
      /^Risk of heart_disease = 1\n303 patients, 139 \(46\s%\) with the outcome; 13\s?predictors, 2 with missing\s?values;/,
    );
    expect(page).toMatch(/\n {2}AUROC +0\.90 \(0\.86 to 0\.93\) +0\.88 \(0\.84 to 0\.92\)\n/);
    expect(page.split('\n').length).toBeLessThanOrEqual(40);
  });

  it('masks counts from 1 to 10, and gives the reason for what is missing once, below the table', () => {
    const page = resultsPage(tiny, next, pipe);
    expect(page).toContain('37 patients, <11 with the outcome');
    expect(page).toMatch(/\n {2}AUROC +none(?: +none)?\n/);
    expect(page.match(/none, not estimable: <11 events/g)).toHaveLength(1);
  });

  it('gives the reason for an interval that is missing', () => {
    const { metrics } = binaryGood.model;
    const note = 'No interval: fewer than 11 groups with the outcome.';
    const AUROC = { ...metrics.AUROC, lower: undefined, upper: undefined, note };
    const page = resultsPage(
      { ...binaryGood, model: { ...binaryGood.model, metrics: { AUROC } } },
      next,
      pipe,
    );
    expect(page).toMatch(/AUROC +0\.90 \(no interval\)/);
    expect(page).toContain('\n  AUROC: no interval, fewer than 11 groups with the outcome.\n');
  });

  it('leaves no worry out where no report is written', () => {
    const warnings = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
    expect(resultsPage({ ...binaryGood, warnings }, next, pipe)).toMatch(/\d more in the report/);
    const page = resultsPage({ ...binaryNewTable, warnings }, [], pipe);
    expect(page).not.toContain('in the report');
    for (const warning of warnings) expect(page).toContain(warning);
  });
});

describe('the page of an inspection', () => {
  it.each(Object.entries(all).filter(([, { inspection }]) => inspection))(
    'of "%s" fits any terminal',
    (_, results) => {
      for (const columns of [80, 200, 60]) {
        const page = inspectionPage(inspectionOf(results), 'heart.csv', { ...terminal, columns });
        const body = page.split('\nNext')[0];
        expect(widest(body)).toBeLessThanOrEqual(Math.min(80, columns));
      }
    },
  );

  it('has a line per column: kind, missing, histogram, middle and spread', () => {
    const page = inspectionPage(inspectionOf(binaryGood), 'data/heart.csv', pipe);
    expect(page).toContain('heart.csv   303 rows, 14 columns\n');
    expect(page).toMatch(/\n {2}age +number +none {2}[▁-█ ]{12} {2}56 \(40 to 68\)\n/);
    expect(page).toMatch(/\n {2}major_vessels +number +<11 /);
    expect(page).toMatch(/\nNext {5}npx bedside train data\/heart\.csv --target heart_disease\n$/);
    const asked = inspectionPage(inspectionOf(binaryGood), 'data/heart.csv', pipe, ['--positive', '2']);
    expect(asked).toMatch(/ --target heart_disease --positive 2\n$/);
  });

  it('goes on with the options it was given, on a line of their own where they find no room', () => {
    const kept = ['--group', 'patient', '--drop', 'site,length of stay'];
    const page = inspectionPage(inspectionOf(binaryGood), 'data/heart.csv', pipe, kept);
    expect(page).toContain(
      "\nNext\nnpx bedside train data/heart.csv --target heart_disease --group patient --drop 'site,length of stay'\n",
    );
  });

  it('cuts a long list of columns on a terminal, and nowhere else', () => {
    const inspection = inspectionOf(binaryGood);
    const many = {
      ...inspection,
      columns: Array(50).fill(inspection.columns).flat() as Inspection['columns'],
    };
    expect(inspectionPage(many, 'heart.csv', terminal)).toContain('and 690 more columns');
    expect(inspectionPage(many, 'heart.csv', pipe).split('\n').length).toBeGreaterThan(700);
  });

  it('shows what stops a training first, and then does not suggest one', () => {
    const page = inspectionPage(inspectionOf(tiny), 'heart.csv', pipe);
    expect(page).toContain('\nStop     Fewer than 11 patients had the outcome.');
    expect(page).not.toContain('bedside train');
  });
});

it('commands that can be copied are called as this one was', () => {
  expect(programName('/usr/local/bin/bedside', {})).toBe('bedside');
  expect(programName('C:\\tools\\bedside.cmd', {})).toBe('bedside');
  expect(programName('/home/x/node_modules/.bin/bedside', { npm_command: 'exec' })).toBe('npx bedside');
  expect(programName('/home/x/dist/node/cli/main.js', {})).toBe('npx bedside');
});

it('a name in a command that can be copied is quoted so that a shell takes it as one word', () => {
  const words = ['runs/heart.csv', 'length of stay', "it's", 'a;rm -rf ~', '$(x)', 'größe', 'a\u001b[2Jb'];
  expect(words.map(shellWord)).toEqual([
    'runs/heart.csv',
    "'length of stay'",
    "'it'\\''s'",
    "'a;rm -rf ~'",
    "'$(x)'",
    'größe',
    "'a\ufffd[2Jb'",
  ]);
});
