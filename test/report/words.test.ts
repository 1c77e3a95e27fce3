/** The sentences that the report chooses for each kind of result. */
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../src/report/index.js';
import type { Results } from '../../src/study/types.js';
import {
  binaryGood,
  binaryGrouped,
  binaryHopeless,
  binaryNewTable,
  continuous,
  multiclass,
  tiny,
} from './fixtures.js';
import { visibleText } from './tags.js';

/** The text between two class names or tags of the page. */
function part(results: Results, from: string, to: string): string {
  const html = renderReport(results, { table: 'heart.csv' });
  const start = html.indexOf(from);
  return visibleText(html.slice(start, html.indexOf(to, start + 1)));
}

const verdict = (results: Results) => part(results, '<div class="verdict">', '</div>').trim().split('\n');
const worries = (results: Results) => part(results, '<aside class="worries"', '</aside>');
const findings = (results: Results) =>
  [...renderReport(results).matchAll(/<h2 id="[a-z]+-finding">(.*?)<\/h2>/g)].map((match) =>
    visibleText(match[1]),
  );

describe('the verdict', () => {
  test('of a good model says how good, how sure, from how many, and that a regression is as near', () => {
    expect(verdict(binaryGood)).toEqual([
      'Of two patients, one with the outcome and one without, the model gives the higher risk to the right one about 90 times in 100: AUROC 0.90 (0.86 to 0.93), 303 patients, 139 events.',
      'Its risks agree with what happened, as far as can be seen here: O:E ratio 1.01 (0.91 to 1.12), calibration slope 0.98 (0.79 to 1.17).',
      'Whether it does better than a ridge logistic regression, these intervals do not tell: AUROC 0.90 (0.86 to 0.93) against 0.88 (0.84 to 0.92).',
    ]);
  });

  test('of a hopeless model says that we cannot tell it from chance', () => {
    expect(verdict(binaryHopeless)[0]).toBe(
      'We cannot tell whether the model ranks patients any better than chance: AUROC 0.51 (0.44 to 0.57), 303 patients, 139 events, where 0.50 is chance.',
    );
    expect(visibleText(renderReport(binaryHopeless))).not.toContain('the right one');
  });

  test('of a model that fails on a new table says how its risks are wrong', () => {
    expect(verdict(binaryNewTable)[1]).toBe(
      'Its risks are too high on average, and too extreme, high ones too high and low ones too low: O:E ratio 0.75 (0.68 to 0.83), calibration slope 0.61 (0.52 to 0.70).',
    );
  });

  test('of too few patients says why there is no number', () => {
    expect(verdict(tiny)).toEqual([
      'How well the model ranks patients could not be measured: not estimable: <11 events.',
      'Whether its risks agree with what happened could not be measured: not estimable: <11 events.',
    ]);
  });

  test('of a continuous outcome is in its unit', () => {
    expect(verdict(continuous)[0]).toBe(
      'Predictions are typically off by 3.42 (3.11 to 3.77) days (RMSE), 442 patients.',
    );
  });

  test('of several classes names the measure', () => {
    expect(verdict(multiclass)[0]).toContain(
      'AUROC (average of the classes) 0.99 (0.98 to 1.00), 178 patients',
    );
  });

  test('an AUROC without an interval is told with the reason, and is nowhere called chance', () => {
    const { AUROC } = binaryGood.model.metrics;
    const note = 'No interval: fewer than 11 groups with the outcome.';
    const bare = { ...AUROC, lower: undefined, upper: undefined, note };
    const results = { ...binaryGood, model: { ...binaryGood.model, metrics: { AUROC: bare } } };
    expect(verdict(results)[0]).toBe(
      'How sure the ranking is cannot be said: AUROC 0.90; no interval: fewer than 11 groups with the outcome (303 patients, 139 events).',
    );
    expect(findings(results)[1]).toBe('AUROC 0.90; no interval: fewer than 11 groups with the outcome');
    expect(visibleText(renderReport(results))).not.toMatch(/(?:no|any) better than chance|from chance/i);
  });

  test('a number that is missing gets a sentence of its own', () => {
    const { metrics } = binaryGood.model;
    const reason = 'the risks part the two groups completely, so no finite slope fits';
    const slope = { ...metrics['Calibration slope'], value: null, reason };
    const model = { ...binaryGood.model, metrics: { ...metrics, 'Calibration slope': slope } };
    expect(verdict({ ...binaryGood, model })[1]).toMatch(
      /: O:E ratio 1\.01 \(0\.91 to 1\.12\); 1 is perfect\. There is no calibration slope: the risks part the two groups completely, so no finite slope fits\.$/,
    );
  });

  test('a regression that does better is named as the one to use', () => {
    const better = { ...binaryGood.model.metrics.AUROC, value: 0.97, lower: 0.95, upper: 0.99 };
    const results = { ...binaryGood, reference: { metrics: { AUROC: better } } };
    expect(verdict(results).at(-1)).toMatch(
      /^It does worse than a ridge logistic regression, which is the one to use/,
    );
  });
});

describe('the first screen', () => {
  test('names the table where it is told', () => {
    expect(part(binaryGood, '<p class="subtitle">', '</p>')).toBe(
      '\n303 patients of heart.csv, 139 (46\u202f%) with the outcome. 13 predictors, tested by 5-fold cross-validation.',
    );
  });

  test('shows three worries at most, blocking ones first, and how the model was tested last', () => {
    const text = worries(binaryGood);
    expect(text).toContain('Three things to worry about');
    expect(text.indexOf('139 patients')).toBeLessThan(text.indexOf('resting_ecg'));
    expect(text).toContain('Tested only on patients of the table it was learned from.');
    expect(worries(tiny)).toMatch(/Two things to worry about\s+Stop\. Fewer than 11/);
  });

  test('counts the worries it does not show', () => {
    const results = { ...binaryGood, warnings: ['One.', 'Two.', 'Three.', 'Four.'] };
    expect(worries(results)).toContain('3 more below');
  });

  test('what it leaves out stands below, every sentence of it', () => {
    const results = { ...binaryGood, warnings: ['One.', 'Two.', 'Three.', 'Four.'] };
    const list = part(results, '<ul class="findings">', '</ul>');
    for (const warning of results.warnings) expect(list).toContain(warning);
    expect(list).toContain('Tested only on patients of the table it was learned from.');
  });

  test('puts what makes the table unfit before what the run had to change', () => {
    const finding = (code: string, what: string) => ({
      code,
      severity: 'warning' as const,
      columns: [],
      what,
      fix: '',
    });
    const findings = [finding('few-events', 'Few events.'), finding('zeros-apart', 'Zeros.')];
    const inspection = binaryGood.inspection && { ...binaryGood.inspection, findings };
    const text = worries({ ...binaryGood, inspection, warnings: ['Four folds instead of five.'] });
    const places = ['Zeros.', 'Few events.', 'Four folds'].map((what) => text.indexOf(what));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('says so where there is nothing to worry about', () => {
    expect(worries({ ...binaryNewTable, warnings: [] })).toContain(
      'Nothing in the table or the run asks for a warning.',
    );
  });

  test('a warning that repeats a finding is said once', () => {
    const [, finding] = binaryGood.inspection?.findings ?? [];
    const text = worries({ ...binaryGood, warnings: [finding.what] });
    expect(text.split(finding.what)).toHaveLength(2);
  });
});

describe('every section opens with its finding', () => {
  test('for a good model', () => {
    expect(findings(binaryGood)).toEqual([
      '303 patients; 2 of 13 predictors have missing values',
      'Of two patients, the right one gets the higher risk 90 times in 100 (86 to 93)',
      'In none of 3 groups of patients does what was told clearly differ from what happened',
      'The held-out loss was lowest at epoch 52 of 64, then training had nothing more to give',
      'Every prediction judged here was made for a patient the networks had not seen',
      'The same table, settings and version give the same model, bit for bit',
    ]);
  });

  test('for risks that are wrong', () => {
    expect(findings(binaryNewTable)[2]).toMatch(
      /^Risks of about 78.% are too high: of 100 patients told that, about 52 \(43 to 61\) had the outcome$/,
    );
  });

  test('for risks that few patients tell little about', () => {
    const { metrics } = binaryGood.model;
    const slope = { ...metrics['Calibration slope'], lower: 0.4, upper: 1.6 };
    const model = { ...binaryGood.model, metrics: { ...metrics, 'Calibration slope': slope } };
    expect(findings({ ...binaryGood, model })[2]).toBe(
      'In none of 3 groups of patients does what was told clearly differ from what happened, but the intervals leave much open',
    );
  });

  test('for risks that are wrong though no group shows it alone', () => {
    expect(findings(binaryHopeless)[2]).toBe(
      'Risks are too extreme, high ones too high and low ones too low',
    );
  });
});

describe('what is said of the rows', () => {
  test('rows of which several belong to one patient are not called patients', () => {
    const text = visibleText(renderReport(binaryGrouped));
    expect(text).toContain('303 rows, 139 events');
    expect(text).toContain('All rows of one patient stayed in one part.');
  });

  test('columns that are no predictors are listed with the reason', () => {
    const text = visibleText(renderReport(continuous));
    expect(text).toContain('hospital_number: names rows; it predicts nothing');
    expect(text).toContain('discharge_code: dropped');
  });

  test('a measure that another model lacks, or that has a note, is shown all the same', () => {
    const brier = { ...binaryGood.model.metrics['Brier score'], note: 'Two risks were clipped.' };
    const text = visibleText(
      renderReport({ ...binaryGood, model: { ...binaryGood.model, metrics: { Kappa: brier } } }),
    );
    expect(text).toContain('Kappa\n0.128(0.108 to 0.150)Two risks were clipped.');
  });
});
