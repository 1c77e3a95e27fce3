/** What of an evaluation may travel: also of a new table in which one of several classes is rare. */
import { expect, it } from 'vitest';
import { evaluatePredictions } from '../../src/study/evidence.js';
import { shareable } from '../../src/study/shareable.js';

const classes = ['A', 'B', 'C'];
const values = Float64Array.from({ length: 80 }, (_, i) => (i % 16 === 3 ? 2 : i % 2));
const predictions = Float64Array.from({ length: 240 }, (_, i) => [0.5, 0.3, 0.2][(i + (i % 7)) % 3]);
const outcome = { task: 'multiclass', classes: 3, values } as const;

it('tells neither the size of a rare class nor what it follows from', () => {
  const model = evaluatePredictions({ outcome, predictions, classes, seed: 1 });
  const { metrics } = shareable({
    format: 'bedside-results',
    version: 1,
    toolkit: 'bedside',
    design: { kind: 'new table' },
    task: 'multiclass',
    target: 'stage',
    classes,
    rows: 80,
    predictors: ['x'],
    model,
    warnings: [],
  }).model;
  expect(metrics['AUROC, C']).toMatchObject({ value: null, reason: 'fewer than 11 rows of this class' });
  expect(metrics['AUROC, average of the classes'].value).toBeNull();
  expect(metrics['Scaled Brier score'].value).toBeNull();
  expect(Object.values(metrics).flatMap(({ events }) => events ?? [])).toEqual([]);
  // The digits of a fraction over counts would tell the counts.
  expect(String(metrics['AUROC, A'].value).length).toBeLessThanOrEqual(5);
});
