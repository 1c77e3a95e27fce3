/** The rules behind the findings, and the digits of every number. */
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../src/evaluation/estimate.js';
import { againstChance, compare, standing, tolerances, worstGroup } from '../../src/report/judgement.js';
import { decimalsFor, kindOf } from '../../src/report/metrics.js';
import { decimalsOf, estimateNumbers, showHundred, showMonth, showRisk } from '../../src/report/numbers.js';
import type { CalibrationGroup } from '../../src/study/types.js';
import { plainSummary } from '../../src/report/plain.js';
import { continuous } from './fixtures.js';
import { languages } from '../../src/report/words/index.js';

const definition = 'What it is.';
const estimate = (value: number, lower?: number, upper?: number): Estimate & { value: number } => ({
  value,
  lower,
  upper,
  definition,
  n: 100,
});
const missing: Estimate = { value: null, definition, n: 100, reason: 'no events' };
const { numbers } = languages.en;

describe('the interval decides, never the value alone', () => {
  test.each([
    [estimate(0.8, 0.7, 0.9), 'better'],
    [estimate(0.8, 0.45, 0.95), 'unclear'],
    [estimate(0.3, 0.2, 0.45), 'worse'],
    [estimate(0.9), 'bare'],
    [missing, 'missing'],
    [undefined, 'missing'],
  ])('against chance: %o is %s', (one, kind) => {
    expect(againstChance(one, 0.5)).toBe(kind);
  });

  test.each([
    [estimate(1.02, 0.9, 1.15), 'near'],
    [estimate(1, 0.5, 1.5), 'unclear'],
    [estimate(0.7, 0.6, 0.8), 'below'],
    [estimate(1.4, 1.2, 1.6), 'above'],
    [estimate(1), 'unclear'],
    [missing, 'missing'],
  ])('a calibration slope: %o is %s', (one, kind) => {
    expect(standing(one, tolerances.slope)).toBe(kind);
  });

  test('two models differ where their intervals do not overlap, and better depends on the measure', () => {
    const [low, high] = [estimate(0.1, 0.05, 0.2), estimate(0.4, 0.3, 0.5)];
    expect(compare(high, low, 'higher')).toBe('better');
    expect(compare(high, low, 'lower')).toBe('worse');
    expect(compare(low, estimate(0.2, 0.15, 0.3), 'lower')).toBe('unclear');
    expect(compare(low, undefined, 'lower')).toBe('missing');
  });
});

describe('the worst group of a calibration plot', () => {
  const group = (risk: number, value: number, lower: number, upper: number): CalibrationGroup => ({
    risk,
    observed: estimate(value, lower, upper),
  });

  test('is the farthest of those whose risk lies outside the interval', () => {
    const worst = group(0.8, 0.5, 0.4, 0.6);
    expect(worstGroup([group(0.4, 0.3, 0.25, 0.35), worst, group(0.1, 0.6, 0.05, 0.9)])).toBe(worst);
  });

  test('a risk just outside one of ten intervals is what chance does', () => {
    const fine = Array.from({ length: 9 }, () => group(0.5, 0.5, 0.4, 0.6));
    const justOutside = group(0.61, 0.5, 0.4, 0.6);
    expect(worstGroup([justOutside])).toBe(justOutside);
    expect(worstGroup([...fine, justOutside])).toBeUndefined();
  });
});

describe('digits', () => {
  test('an estimate has no more of them than its interval supports', () => {
    expect(numbers.estimate(estimate(0.8412, 0.7911, 0.8822), 2)).toBe('0.84 (0.79 to 0.88)');
    expect(numbers.estimate(estimate(0.5, 0.1, 0.9), 3)).toBe('0.50 (0.10 to 0.90)');
    expect(numbers.estimate(estimate(12_345.6, 12_001, 12_690))).toBe(
      '12\u202f346 (12\u202f001 to 12\u202f690)',
    );
    expect(numbers.estimate(estimate(0.003_21, 0.003, 0.0035))).toBe('0.00321 (0.00300 to 0.00350)');
    expect(decimalsOf(estimate(3.42, 3.11, 3.77))).toBe(2);
  });

  test('an estimate without an interval says so, and one without a value says why', () => {
    expect(numbers.estimate(estimate(0.8412), 2)).toBe('0.84 (no interval)');
    expect(numbers.estimate(missing, 2)).toBe('no events');
  });

  test('the number in 100 is the printed share, not another rounding of it', () => {
    expect(estimateNumbers(estimate(0.705, 0.671, 0.737), 2).value).toBe('0.70');
    expect(showHundred(0.705)).toBe('70');
  });

  test('a risk never rounds to certainty', () => {
    expect([0, 0.001, 0.183, 0.999, 1].map(showRisk)).toEqual(
      ['0', '<1', '18', '>99', '100'].map((text) => `${text}\u202f%`),
    );
  });

  test('a date is shown to the month', () => {
    expect([showMonth(0), showMonth(18_100.6), showMonth(1e300)]).toEqual(['1970-01', '2019-07', '']);
  });

  test('measures are known by their names, whatever their spelling', () => {
    const keys = [
      'AUROC',
      'AUROC, benign',
      'Brier score',
      'Scaled Brier score',
      'log loss',
      'O:E ratio',
      'R squared',
      'R²',
      'Prevalence',
      'Kappa',
    ].map((name) => kindOf(name)?.key);
    expect(keys).toEqual([
      'auroc',
      'auroc',
      'brier',
      'scaledBrier',
      'logLoss',
      'observedExpected',
      'rSquared',
      'rSquared',
      'prevalence',
      undefined,
    ]);
  });

  test('the intercept of a continuous outcome is in its unit, that of a binary one in log odds', () => {
    expect([
      decimalsFor('Calibration intercept', 'binary'),
      decimalsFor('Calibration intercept', 'continuous'),
    ]).toEqual([2, undefined]);
    const small = { ...estimate(0.0004, -0.0011, 0.0019) };
    const model = { metrics: { 'Calibration intercept': small } };
    expect(plainSummary({ ...continuous, model }).measures[0].model).toBe('0.0004 (−0.0011 to 0.0019)');
  });
});
