/** No count from 1 to 10 is shown, or can be told from what is shown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/evaluation/intervals.js';
import { joinBins, joinGroups, unitEdges, withoutSmallShares } from '../../src/report/disclosure.js';
import { isSmall, showCount, showPart, showReason, showShare } from '../../src/report/numbers.js';
import type { CalibrationGroup, ColumnSummary } from '../../src/study/types.js';
import { binsOf } from '../../src/report/sections/columns.js';
import { languages } from '../../src/report/words/index.js';

const counts = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 24 });
const total = (all: readonly number[]) => all.reduce((sum, count) => sum + count, 0);

function group(risk: number, events: number, n: number, worth = n): CalibrationGroup {
  const definition = 'Share of patients with the outcome.';
  const { lower, upper } = wilsonInterval(events / n, worth);
  return {
    risk,
    observed: { value: events / n, lower, upper, level: 0.95, method: 'Wilson', definition, n, events },
  };
}

const groups = fc.array(
  fc
    .tuple(fc.integer({ min: 11, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, share]) => group(share, Math.round(share * n), n)),
  { minLength: 1, maxLength: 10 },
);

describe('bars of a histogram', () => {
  test('are joined until none stands for 1 to 10 rows, and still hold every row', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const bins = joinBins(all, unitEdges(all.length));
        expect(bins.filter(({ count }) => isSmall(count))).toEqual([]);
        expect(total(bins.map(({ count }) => count))).toBe(isSmall(total(all)) ? 0 : total(all));
      }),
    );
  });

  test('lie side by side from the first edge to the last', () => {
    fc.assert(
      fc.property(
        counts.filter((all) => !isSmall(total(all))),
        (all) => {
          const bins = joinBins(all, unitEdges(all.length));
          expect([bins[0].from, bins.at(-1)?.to]).toEqual([0, 1]);
          bins.slice(1).forEach(({ from }, i) => expect(from).toBe(bins[i].to));
        },
      ),
    );
  });

  test('are left alone where none is small', () => {
    expect(joinBins([11, 0, 30], [0, 1, 2, 3])).toEqual([
      { from: 0, to: 1, count: 11 },
      { from: 1, to: 2, count: 0 },
      { from: 2, to: 3, count: 30 },
    ]);
  });

  test('a small tail joins the last bar across a gap', () => {
    expect(joinBins([20, 0, 3], [0, 1, 2, 3])).toEqual([{ from: 0, to: 3, count: 23 }]);
  });

  test('levels that few rows hold join the next rarest, and lose their names', () => {
    const column: ColumnSummary = {
      name: 'ecg',
      kind: 'category',
      role: 'predictor',
      missing: 0,
      distinct: 4,
      histogram: [151, 148, 20, 4],
      levels: ['a', 'b', 'c', 'other'],
    };
    expect(binsOf(column, { words: languages.en })).toEqual({
      bins: [151, 148, 24].map((count, i) => ({ from: i, to: i + 1, count })),
      names: ['a', 'b', 'c or other'],
    });
  });

  test('a column of two levels, one of them rare, shows neither', () => {
    const column: ColumnSummary = {
      name: 'died',
      kind: 'boolean',
      role: 'target',
      missing: 0,
      distinct: 2,
      histogram: [33, 4],
      levels: ['no', 'other'],
    };
    expect(binsOf(column, { words: languages.en })).toEqual({ bins: [], names: [] });
  });
});

describe('groups of a calibration plot', () => {
  test('are joined until none has 1 to 10 patients with, or without, the outcome', () => {
    fc.assert(
      fc.property(groups, (all) => {
        for (const { observed } of joinGroups(all)) {
          expect(isSmall(observed.events ?? 0)).toBe(false);
          expect(isSmall(observed.n - (observed.events ?? 0))).toBe(false);
        }
      }),
    );
  });

  test('keep every patient, and the mean risk of all', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const joined = joinGroups(all);
        fc.pre(joined.length > 0);
        const mean = (some: CalibrationGroup[]) =>
          total(some.map(({ risk, observed }) => risk * observed.n)) /
          total(some.map(({ observed }) => observed.n));
        expect(total(joined.map(({ observed }) => observed.n))).toBe(
          total(all.map(({ observed }) => observed.n)),
        );
        expect(mean(joined)).toBeCloseTo(mean(all), 10);
      }),
    );
  });

  test('a group that needs no joining keeps its interval', () => {
    const one = group(0.4, 24, 60);
    const [kept] = joinGroups([one]);
    expect(kept.observed.lower).toBeCloseTo(one.observed.lower ?? 0, 12);
    expect(kept.observed.upper).toBeCloseTo(one.observed.upper ?? 0, 12);
  });

  test('joined groups of patients with several rows are worth what they were worth apart', () => {
    const [joined] = joinGroups([group(0.1, 6, 60, 25), group(0.2, 8, 60, 30)]);
    const { lower, upper } = wilsonInterval(14 / 120, 55);
    expect(joined.observed.lower).toBeCloseTo(lower, 10);
    expect(joined.observed.upper).toBeCloseTo(upper, 10);
  });

  test('groups without any event are worth what their interval says', () => {
    const [joined] = joinGroups([group(0.01, 0, 40, 20)]);
    expect(joined.observed.upper).toBeCloseTo(wilsonInterval(0, 20).upper, 10);
  });

  test('too few events in all leave no group', () => {
    expect(joinGroups([group(0.1, 2, 30), group(0.3, 5, 30)])).toEqual([]);
  });
});

describe('counts in words', () => {
  test('1 to 10 are hidden, and so is the rest of a whole that would tell them', () => {
    expect([0, 1, 10, 11, 1234].map(showCount)).toEqual(['0', '<11', '<11', '11', '1\u202f234']);
    expect(showPart(4, 37)).toBe('<11');
    expect(showPart(33, 37)).toBe('>26');
    expect(showPart(37, 37)).toBe('37');
  });

  test('a share that would tell a hidden count is not shown', () => {
    expect([showShare(4, 37), showShare(33, 37), showShare(0, 0)]).toEqual([undefined, undefined, undefined]);
    expect(showShare(139, 303)).toBe('46\u202f%');
    expect(showShare(0, 303)).toBe('0\u202f%');
  });

  test('counts of patients inside a reason are hidden, other numbers are not', () => {
    expect(showReason('not estimable: 4 events in 12 rows of 5 folds')).toBe(
      'not estimable: <11 events in 12 rows of 5 folds',
    );
    expect(showReason('10 patients, 3 non-events')).toBe('<11 patients, <11 non-events');
  });

  test('a prevalence that would tell a hidden count is not shown', () => {
    const prevalence = { value: 4 / 37, definition: 'Share.', n: 37, events: 4 };
    const { metrics } = withoutSmallShares(
      { metrics: { Prevalence: prevalence, 'Brier score': prevalence } },
      'hidden',
    );
    expect(metrics.Prevalence).toEqual({
      value: null,
      definition: 'Share.',
      n: 37,
      events: 4,
      reason: 'hidden',
    });
    expect(metrics['Brier score'].value).toBe(4 / 37);
  });
});
