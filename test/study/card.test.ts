/** The model card as text: what it must say, whatever columns are called and however small numbers are. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/evaluation/estimate.js';
import { cardOf } from '../../src/study/card.js';
import type { Results } from '../../src/study/types.js';

const rmse: Estimate = { value: 0.000123, lower: 0.0001, upper: 0.00015, definition: 'Error.', n: 120 };
const results: Results = {
  format: 'bedside-results',
  version: 1,
  toolkit: 'bedside 1.0.0',
  design: { kind: 'cross-validation', folds: 5, grouped: false },
  task: 'continuous',
  target: 'dose_[mol](https://example.org)',
  rows: 120,
  predictors: ['a|b', '<img src=x>', 'two\nlines'],
  model: { metrics: { RMSE: rmse } },
  warnings: [],
};

describe('the model card', () => {
  it('gives small numbers with the digits they need, and from how many rows', () => {
    expect(cardOf(results)).toContain('| RMSE | 0.000123 (0.000100 to 0.000150) |');
    expect(cardOf(results)).toMatch(/\| 120 \|$/m);
  });

  it('says where there is no reference instead of calling it not estimable', () => {
    expect(cardOf(results)).toContain('| not made | 120 |');
    expect(cardOf({ ...results, reference: { metrics: { RMSE: { ...rmse, value: 12 } } } })).toContain(
      '12.000',
    );
  });

  it('shows names as they are, whatever they would mean in Markdown', () => {
    const lines = cardOf(results).split('\n');
    expect(lines).toContain(String.raw`- a\|b`);
    expect(lines).toContain(String.raw`- \<img src=x\>`);
    expect(lines).toContain('- two lines');
    expect(lines[0]).toBe(String.raw`# Prediction of dose\_\[mol\](https://example.org)`);
  });
});
