/** Splits: complete, balanced, seeded, and never through a patient. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folds, holdout, quantileBins } from '../../src/data/index.js';
import { createRandom } from '../../src/engine/random.js';
import { thrownBy } from './tables.js';

const random = (seed = 1) => createRandom(seed, 'folds');
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** How often each part has each code. */
function tally(part: ArrayLike<number>, codes?: ArrayLike<number>): Map<number, Map<number, number>> {
  const counts = new Map<number, Map<number, number>>();
  for (let row = 0; row < part.length; row++) {
    const code = codes?.[row] ?? 0;
    const inner = counts.get(code) ?? new Map<number, number>();
    inner.set(part[row], (inner.get(part[row]) ?? 0) + 1);
    counts.set(code, inner);
  }
  return counts;
}

function spread(counts: Map<number, number>, parts: number): number {
  const all = Array.from({ length: parts }, (_, part) => counts.get(part) ?? 0);
  return Math.max(...all) - Math.min(...all);
}

const strataOf = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 10, maxLength: 80 });

describe('folds', () => {
  it('differ by at most one row, in all and in each stratum', () => {
    fc.assert(
      fc.property(strataOf, fc.integer({ min: 2, max: 10 }), seeds, (codes, count, seed) => {
        const strata = Int32Array.from(codes);
        const fold = folds({ rows: codes.length, strata, folds: count, random: random(seed) });
        expect(fold.every((one) => one >= 0 && one < count)).toBe(true);
        expect(spread(tally(fold).get(0)!, count)).toBeLessThanOrEqual(1);
        for (const counts of tally(fold, strata).values())
          expect(spread(counts, count)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never part a group, and leave no fold empty', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -1, max: 12 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 40,
      maxLength: 120,
    });
    fc.assert(
      fc.property(rows, seeds, (table, seed) => {
        const groups = Int32Array.from(table, ([group]) => group);
        const strata = Int32Array.from(table, ([, stratum]) => stratum);
        const count = 3;
        fc.pre(new Set(groups).size > count + 1);
        const fold = folds({ rows: table.length, strata, groups, folds: count, random: random(seed) });
        for (const [group, counts] of tally(fold, groups)) if (group >= 0) expect(counts.size).toBe(1);
        expect(new Set(fold).size).toBe(count);
      }),
    );
  });

  it('keep the mix where groups allow it: 5 % events in groups of 1 to 8 rows', () => {
    const draw = random(3);
    const groups: number[] = [];
    const strata: number[] = [];
    for (let group = 0; group < 600; group++) {
      const isEvent = draw.uniform() < 0.05 ? 1 : 0;
      for (let i = 1 + draw.integer(8); i > 0; i--) {
        groups.push(group);
        strata.push(isEvent);
      }
    }
    const rows = groups.length;
    const split = {
      rows,
      strata: Int32Array.from(strata),
      groups: Int32Array.from(groups),
      folds: 5,
      random: draw,
    };
    const fold = folds(split);
    expect(spread(tally(fold).get(0)!, 5)).toBeLessThanOrEqual(2);
    expect(spread(tally(fold, strata).get(1)!, 5)).toBeLessThanOrEqual(2);
  });

  it('stay of one size when there are more strata than a group can balance', () => {
    const spreads = Array.from({ length: 20 }, (_, seed) => {
      const draw = random(seed);
      const groups = Int32Array.from({ length: 200 }, () => draw.integer(60));
      const strata = Int32Array.from({ length: 200 }, () => draw.integer(10));
      const fold = folds({ rows: 200, strata, groups, folds: 5, random: draw });
      return spread(tally(fold).get(0)!, 5);
    });
    expect(spreads.reduce((sum, one) => sum + one) / 20).toBeLessThan(3);
  });

  it('a row without a named patient stands alone', () => {
    const groups = new Int32Array(20).fill(-1);
    const fold = folds({ rows: 20, groups, folds: 5, random: random() });
    expect(spread(tally(fold).get(0)!, 5)).toBe(0);
  });

  // Models are verified by training them again, so the folds of a seed may not change unnoticed.
  it('follow from the seed, always in the same way', () => {
    const split = (seed: number) => folds({ rows: 100, folds: 5, random: random(seed) });
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
    expect([...split(0).subarray(0, 12)]).toEqual([3, 4, 2, 4, 4, 0, 0, 2, 3, 4, 3, 0]);
    const groups = Int32Array.from({ length: 100 }, (_, row) => row % 17);
    const grouped = folds({ rows: 100, groups, folds: 5, random: random(0) });
    expect([...grouped.subarray(0, 17)]).toEqual([2, 1, 4, 2, 3, 3, 0, 1, 0, 3, 4, 0, 1, 4, 2, 0, 1]);
  });

  it('that cannot be made are refused with what there is', () => {
    const three = { rows: 3, random: random() };
    expect(thrownBy(() => folds({ ...three, folds: 4 }))).toMatchObject({
      code: 'table.too-many-folds',
      details: { folds: 4, units: 3, what: 'rows' },
    });
    expect(thrownBy(() => folds({ ...three, folds: 1 }))).toMatchObject({ code: 'table.too-many-folds' });
    const groups = Int32Array.of(0, 0, 1);
    expect(thrownBy(() => folds({ ...three, groups, folds: 3 }))).toMatchObject({
      details: { folds: 3, units: 2, what: 'groups' },
    });
  });
});

describe('a holdout', () => {
  it('takes its share of the rows and of each stratum, to within one row', () => {
    fc.assert(
      fc.property(strataOf, fc.double({ min: 0.05, max: 0.95, noNaN: true }), seeds, (codes, share, seed) => {
        const strata = Int32Array.from(codes);
        const mask = holdout({ rows: codes.length, strata, share, random: random(seed) });
        const held = mask.reduce((sum, one) => sum + one, 0);
        expect(held).toBe(Math.min(codes.length - 1, Math.max(1, Math.round(share * codes.length))));
        for (const counts of tally(mask, strata).values()) {
          const size = (counts.get(0) ?? 0) + (counts.get(1) ?? 0);
          expect(Math.abs((counts.get(1) ?? 0) - (size * held) / codes.length)).toBeLessThan(1);
        }
      }),
    );
  });

  it('never parts a group and leaves rows on both sides', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 60 }),
        seeds,
        (codes, seed) => {
          const groups = Int32Array.from(codes);
          fc.pre(new Set(codes).size > 1);
          const mask = holdout({ rows: codes.length, groups, share: 0.2, random: random(seed) });
          for (const counts of tally(mask, groups).values()) expect(counts.size).toBe(1);
          expect(new Set(mask).size).toBe(2);
        },
      ),
    );
  });

  it('of two groups takes one, whatever the share', () => {
    const groups = Int32Array.of(0, 0, 0, 1, 1, 1);
    const mask = holdout({ rows: 6, groups, share: 0.1, random: random() });
    expect(mask.reduce((sum, one) => sum + one, 0)).toBe(3);
  });

  it('with many small groups comes near its share', () => {
    const groups = Int32Array.from({ length: 1000 }, (_, row) => Math.floor(row / 3));
    const mask = holdout({ rows: 1000, groups, share: 0.2, random: random() });
    expect(Math.abs(mask.reduce((sum, one) => sum + one, 0) - 200)).toBeLessThanOrEqual(3);
  });

  it('of all, of none and of one row is refused', () => {
    for (const share of [0, 1, NaN, -1]) {
      expect(thrownBy(() => holdout({ rows: 9, share, random: random() }))).toMatchObject({
        code: 'table.share',
      });
    }
    expect(thrownBy(() => holdout({ rows: 1, share: 0.5, random: random() }))).toMatchObject({
      code: 'table.too-many-folds',
    });
    const groups = new Int32Array(9);
    expect(thrownBy(() => holdout({ rows: 9, groups, share: 0.5, random: random() }))).toMatchObject({
      details: { units: 1, what: 'groups' },
    });
  });
});

describe('quantile bins', () => {
  it('hold about as many values each; equal values share one, NaN is in none', () => {
    expect(quantileBins(Float64Array.of(5, 1, NaN, 3, 2, 4, 6), 3)).toEqual(
      Int32Array.of(2, 0, -1, 1, 0, 1, 2),
    );
    expect(quantileBins(Float64Array.of(0, 0, 0, 0, 9, 0), 3)).toEqual(Int32Array.of(0, 0, 0, 0, 2, 0));
    expect(quantileBins(Float64Array.of(NaN), 3)).toEqual(Int32Array.of(-1));
  });

  it('rise with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 }), (values) => {
        const codes = quantileBins(Float64Array.from(values), 4);
        const order = values.map((value, i) => ({ value, code: codes[i] })).sort((a, b) => a.value - b.value);
        expect(order.every(({ code }, i) => i === 0 || code >= order[i - 1].code)).toBe(true);
        expect(codes.every((code) => code >= 0 && code < 4)).toBe(true);
      }),
    );
  });
});
