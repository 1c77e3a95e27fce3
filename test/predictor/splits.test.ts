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

  it('are fewer where a class has fewer rows, and never fewer than two', () => {
    const values = new Float64Array(20);
    const count = (events: number) => {
      const outcome = {
        task: 'binary',
        classes: 2,
        values: values.map((_, i) => Number(i < events)),
      } as const;
      return innerSplits(outcome, { seed: 1 }).length;
    };
    expect([6, 3, 2, 1].map(count)).toEqual([5, 3, 2, 2]);
  });
});
