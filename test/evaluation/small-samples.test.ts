/** Small and odd samples: a number or a reason, never NaN, infinity or a zero that stands for a failure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluateBinary,
  evaluateContinuous,
  evaluateMulticlass,
  type Estimate,
} from '../../src/evaluation/index.js';

/** Every number in a result is finite, so that JSON keeps it. */
function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectFinite);
}

function expectHonest(metrics: Record<string, Estimate>) {
  for (const [name, estimate] of Object.entries(metrics)) {
    if (estimate.value === null) expect(estimate.reason, name).toBeTruthy();
    else expect(estimate.reason, name).toBeUndefined();
    expect(estimate.lower === undefined, name).toBe(estimate.upper === undefined);
    if (estimate.value !== null && estimate.lower === undefined)
      expect(estimate.note, name).toMatch(/No interval: /);
    if (estimate.lower !== undefined) {
      expect(estimate.level).toBe(0.95);
      expect(estimate.method).toBeTruthy();
      expect(estimate.lower).toBeLessThanOrEqual(estimate.upper!);
    }
  }
}

const risks = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('any small sample', () => {
  it('of risks gives finite numbers or reasons', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), risks, fc.integer({ min: 0, max: 30 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, fc.boolean(), (sample, grouped) => {
        const groups = grouped ? sample.map(([, , group]) => group) : undefined;
        const [outcome, risk] = [sample.map(([y]) => y), sample.map(([, p]) => p)];
        const evaluation = evaluateBinary({ outcome, risk, groups, replicates: 30 });
        expectFinite(evaluation);
        expectHonest(evaluation.metrics);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('of three classes gives finite numbers or reasons', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), risks, fc.integer({ min: 0, max: 20 })), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(rows, fc.boolean(), (sample, grouped) => {
        const probabilities = [0, 1, 2].map((k) => sample.map(([, p]) => (k === 0 ? p : (1 - p) / 2)));
        const groups = grouped ? sample.map(([, , group]) => group) : undefined;
        const outcome = sample.map(([y]) => y);
        const evaluation = evaluateMulticlass({
          outcome,
          probabilities,
          classes: ['a', 'b', 'c'],
          groups,
          replicates: 20,
        });
        expectFinite(evaluation);
        expectHonest(evaluation.metrics);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('of numbers gives finite numbers or reasons', () => {
    const number = fc.oneof(fc.constantFrom(0, 1, -3), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const rows = fc.array(fc.tuple(number, number, fc.integer({ min: 0, max: 20 })), { maxLength: 50 });
    fc.assert(
      fc.property(rows, fc.boolean(), (sample, grouped) => {
        const groups = grouped ? sample.map(([, , group]) => group) : undefined;
        const [outcome, prediction] = [sample.map(([y]) => y), sample.map(([, p]) => p)];
        const evaluation = evaluateContinuous({ outcome, prediction, groups, replicates: 20 });
        expectFinite(evaluation);
        expectHonest(evaluation.metrics);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});

describe('the reasons of a binary evaluation', () => {
  const reasons = (metrics: Record<string, Estimate>) =>
    Object.fromEntries(Object.entries(metrics).map(([name, { reason }]) => [name, reason]));
  const twenty = Array.from({ length: 20 }, (_, i) => i / 20);
  /** Enough for intervals: 11 rows of either kind. */
  const more = Array.from({ length: 22 }, (_, i) => i / 22);

  it('without rows: everything is missing', () => {
    const { metrics, roc, calibration } = evaluateBinary({ outcome: [], risk: [] });
    for (const estimate of Object.values(metrics))
      expect(estimate).toMatchObject({ value: null, n: 0, reason: 'there are no rows' });
    expect([roc, calibration]).toEqual([undefined, undefined]);
  });

  it('with one class: no discrimination and no calibration regression, but the errors remain', () => {
    const { metrics, roc } = evaluateBinary({ outcome: twenty.map(() => 0), risk: twenty });
    expect(reasons(metrics)).toMatchObject({
      AUROC: 'no patient has the outcome',
      'Calibration slope': 'no patient has the outcome',
      'Calibration intercept': 'no patient has the outcome',
      'Scaled Brier score': 'no patient has the outcome',
      'Brier score': undefined,
      'Log loss': undefined,
    });
    expect(metrics['O:E ratio']).toMatchObject({ value: 0 });
    expect(metrics['Prevalence']).toMatchObject({ value: 0, lower: 0, upper: expect.closeTo(0.1611, 4) });
    expect(roc).toBeUndefined();
  });

  it('with equal risks: AUROC is one half by definition, a slope does not exist', () => {
    const { metrics } = evaluateBinary({ outcome: more.map((_, i) => i % 2), risk: more.map(() => 0.3) });
    expect(metrics['AUROC']).toMatchObject({ value: 0.5, note: 'No interval: all risks are equal.' });
    expect(metrics['Calibration slope']).toMatchObject({ value: null, reason: 'all risks are equal' });
    expect(metrics['Calibration intercept'].value).toBeCloseTo(-Math.log(0.3 / 0.7), 10);
  });

  it('with perfect separation: AUROC is 1 without an interval, the slope has no finite value', () => {
    const outcome = more.map((_, i) => (i < 11 ? 0 : 1));
    const { metrics } = evaluateBinary({ outcome, risk: more });
    expect(metrics['AUROC']).toMatchObject({
      value: 1,
      note: expect.stringMatching(/part the two groups completely/),
    });
    expect(metrics['AUROC'].lower).toBeUndefined();
    expect(metrics['Calibration slope'].reason).toMatch(/no finite slope/);
    expect(
      evaluateBinary({ outcome, risk: more.map((p) => 1 - p) }).metrics['Calibration slope'].value,
    ).toBeNull();
  });

  it('with ten events: values without intervals, and a note that does not tell how few', () => {
    const outcome = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 1 : 0));
    const risk = outcome.map((y, i) => (y === 1 ? 0.2 : 0.1) + (i % 7) / 20);
    const { metrics } = evaluateBinary({ outcome, risk });
    expect(metrics['AUROC'].events).toBe(10);
    expect(metrics['AUROC'].value).toBeGreaterThan(0.5);
    expect(metrics['AUROC'].note).toBe('No interval: fewer than 11 patients with the outcome.');
    expect(metrics['Prevalence'].lower).toBeGreaterThan(0);
  });

  it('with rows of few groups: the note counts groups, not patients', () => {
    const outcome = Array.from({ length: 100 }, (_, i) => i % 2);
    const risk = outcome.map((y, i) => (y === 1 ? 0.2 : 0.1) + (i % 7) / 20);
    const { metrics } = evaluateBinary({ outcome, risk, groups: outcome.map((_, i) => i % 9) });
    expect(metrics['AUROC'].note).toMatch(/^No interval: fewer than 11 groups with/);
  });

  it('with risks of exactly 0 and 1: they are moved a little and the reader is told', () => {
    const outcome = twenty.map((_, i) => (i % 3 === 0 ? 1 : 0));
    const few = evaluateBinary({ outcome, risk: twenty }).metrics;
    expect(few['Log loss'].note).toMatch(/^Fewer than 11 risks closer to 0 or 1 than 1e-8/);
    const outcome2 = [...outcome, ...outcome];
    const risk2 = outcome2.map((y, i) => (i < 20 ? y : 0.5));
    expect(evaluateBinary({ outcome: outcome2, risk: risk2 }).metrics['Log loss'].note).toMatch(/^20 risks/);
  });
});

describe('the reasons of a multi-class evaluation', () => {
  it('name the class that is missing or rare', () => {
    const outcome = Array.from({ length: 60 }, (_, i) => (i < 5 ? 2 : i % 2));
    const column = (k: number) => outcome.map((y, i) => (y === k ? 0.4 : 0.3) + ((i * 7) % 5) / 20);
    const { metrics } = evaluateMulticlass({
      outcome,
      probabilities: [column(0), column(1), column(2), outcome.map(() => 0)],
      classes: ['none', 'mild', 'severe', 'fatal'],
    });
    expect(metrics['AUROC, fatal']).toMatchObject({ value: null, reason: 'no row is of class "fatal"' });
    expect(metrics['AUROC, average of the classes'].reason).toBe('no row is of class "fatal"');
    expect(metrics['AUROC, severe'].note).toBe('No interval: fewer than 11 patients of class "severe".');
    expect(metrics['AUROC, mild'].lower).toBeGreaterThan(0.5);
    expect(metrics['Log loss'].lower).toBeGreaterThan(0);
  });

  it('refuse a class without probabilities', () => {
    const input = { outcome: [0, 1], probabilities: [[0.5, 0.5]], classes: ['a', 'b'] };
    expect(() => evaluateMulticlass(input)).toThrow(/0 probabilities of class "b"/);
  });
});

describe('the reasons of a continuous evaluation', () => {
  const ten = Array.from({ length: 12 }, (_, i) => i);

  it('with a constant outcome: no R squared; with constant predictions: no slope', () => {
    expect(
      evaluateContinuous({ outcome: ten.map(() => 3), prediction: ten }).metrics['R squared'].reason,
    ).toBe('all outcomes are equal');
    const flat = evaluateContinuous({ outcome: ten, prediction: ten.map(() => 3) }).metrics;
    expect(flat['Calibration slope'].reason).toBe('all predictions are equal');
    expect(flat['R squared'].value).toBeLessThan(0);
  });

  it('with one prediction unlike the others: a slope without an interval', () => {
    const prediction = ten.map((i) => (i === 5 ? 1 : 0));
    expect(evaluateContinuous({ outcome: ten, prediction }).metrics['Calibration slope']).toMatchObject({
      value: expect.closeTo(-6 / 11, 10),
      note: 'No interval: one row alone determines the slope.',
    });
  });

  it('with exact predictions: zero errors, without an interval, and no histogram', () => {
    const { metrics, residualHistogram } = evaluateContinuous({ outcome: ten, prediction: ten });
    expect(metrics['RMSE']).toMatchObject({ value: 0, note: 'No interval: every prediction is exact.' });
    expect(metrics['R squared'].value).toBe(1);
    expect(residualHistogram).toBeUndefined();
  });

  it('refuse a missing number with its row', () => {
    expect(() => evaluateContinuous({ outcome: [1, NaN], prediction: [1, 2] })).toThrow(/outcome of row 2/);
    expect(() => evaluateContinuous({ outcome: [1, 2], prediction: [Infinity, 2] })).toThrow(
      /prediction of row 1/,
    );
  });
});

describe('the histogram of residuals', () => {
  it('has round edges around 0 and keeps extremes in the outermost bins', () => {
    const outcome = Array.from({ length: 100 }, (_, i) => Math.sin(i) + (i === 50 ? 40 : 0));
    const { residualHistogram } = evaluateContinuous({ outcome, prediction: outcome.map(() => 0) });
    const { edges, counts } = residualHistogram!;
    expect(edges.length).toBe(counts.length + 1);
    expect(edges[0]).toBe(-edges.at(-1)!);
    expect(edges.at(-1)).toBeLessThan(20);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(counts.at(-1)).toBe(1);
  });

  it.each([1e-5, 0.03, 1, 700, 1e8])('adapts to residuals of size %d', (size) => {
    const outcome = Array.from({ length: 50 }, (_, i) => size * Math.cos(i));
    const { edges, counts } = evaluateContinuous({
      outcome,
      prediction: outcome.map(() => 0),
    }).residualHistogram!;
    expect(counts.length).toBeGreaterThanOrEqual(10);
    expect(counts.length).toBeLessThanOrEqual(24);
    for (const edge of edges) expect(`${Math.abs(edge / size)}`.length + `${edge}`.length).toBeLessThan(60);
  });
});
