/** Inner folds: every row once, classes in their shares, patients whole. */
import { describe, expect, it } from 'vitest';
import { innerSplits } from '../../src/predictor/splits.js';
import { problem } from './problems.js';

describe('inner splits', () => {
  it('put every row on the validation side of exactly one split, and on the training side of the others', () => {
    const { outcome } = problem('binary');
    const splits = innerSplits(outcome, { seed: 1 });
    expect(splits.length).toBe(5);
    const validated = splits.flatMap(({ validation }) => [...validation]).sort((a, b) => a - b);
    expect(validated).toEqual(Array.from({ length: 90 }, (_, i) => i));
    for (const { training, validation } of splits) {
      expect(new Set([...training, ...validation]).size).toBe(90);
    }
  });

  it('never part the rows of one patient', () => {
    const { outcome, groups } = problem('multiclass');
    for (const { training, validation } of innerSplits(outcome, { seed: 3, groups })) {
      const learning = new Set(Array.from(training, (row) => groups[row]));
      expect(validation.some((row) => learning.has(groups[row]))).toBe(false);
    }
  });

  it('keep the share of each class', () => {
    const { outcome } = problem('binary', 200);
    const events = outcome.values.reduce((a, b) => a + b, 0);
    for (const { validation } of innerSplits(outcome, { seed: 1 })) {
      const own = validation.reduce((sum, row) => sum + outcome.values[row], 0);
      expect(Math.abs(own - events / 5)).toBeLessThan(1);
    }
  });

  it('are fewer where a class has fewer rows, and none where one cannot be on both sides', () => {
    const values = new Float64Array(20);
    const count = (events: number) => {
      const outcome = {
        task: 'binary',
        classes: 2,
        values: values.map((_, i) => Number(i < events)),
      } as const;
      return innerSplits(outcome, { seed: 1 }).length;
    };
    expect([6, 3, 2, 1].map(count)).toEqual([5, 3, 2, 0]);
  });

  it('leave every class among the rows to learn from, with fewer folds where patients hold many rows', () => {
    // 60 rows of 12 patients; the event lies within two of them, so that three folds or more may put both into one.
    const groups = Int32Array.from({ length: 60 }, (_, i) => Math.floor(i / 5));
    const values = Float64Array.from(groups, (patient) => Number(patient < 2));
    const outcome = { task: 'binary', classes: 2, values } as const;
    for (let seed = 0; seed < 40; seed++) {
      const splits = innerSplits(outcome, { seed, groups });
      expect(splits.length).toBeGreaterThanOrEqual(2);
      for (const { training } of splits) expect(new Set(Array.from(training, (i) => values[i])).size).toBe(2);
    }
    const alone = values.map((_, i) => Number(groups[i] === 0));
    expect(innerSplits({ ...outcome, values: alone }, { seed: 1, groups })).toEqual([]);
  });
});
