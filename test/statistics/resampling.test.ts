/** Quantiles, the bootstrap and the links between risks and log odds. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random.js';
import { bootstrap, percentileInterval } from '../../src/statistics/bootstrap.js';
import { logit, sigmoid, softplus } from '../../src/statistics/links.js';
import { quantiles, sortedQuantile } from '../../src/statistics/quantile.js';

describe('quantiles', () => {
  it('are those of R: quantile(c(10, 1, 3, 4), c(0, .1, .5, .9, 1))', () => {
    const expected = [1, 1.6, 3.5, 8.2, 10];
    quantiles([10, 1, 3, 4], [0, 0.1, 0.5, 0.9, 1]).forEach((value, i) =>
      expect(value).toBeCloseTo(expected[i], 14),
    );
  });

  it('leave NaN out, keep infinities apart and are NaN without values', () => {
    expect(quantiles([NaN, 2, NaN, 1], [0.5])).toEqual([1.5]);
    expect(quantiles([1, Infinity], [0, 1])).toEqual([1, Infinity]);
    expect(quantiles([NaN], [0.5])).toEqual([NaN]);
    expect(sortedQuantile([7], 0.3)).toBe(7);
  });
});

describe('the bootstrap', () => {
  const values = Float64Array.from({ length: 400 }, (_, i) => (i * 37) % 400);
  const mean = (weights: Float64Array) => {
    let [sum, total] = [0, 0];
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
      total += weights[i];
    }
    return [sum / total, total];
  };
  const spread = (replicates: Float64Array) => {
    const centre = replicates.reduce((sum, x) => sum + x / replicates.length, 0);
    return Math.sqrt(replicates.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (replicates.length - 1));
  };

  it('finds the standard error of a mean, and draws as many rows as there are', () => {
    const [means, totals] = bootstrap(mean, { rows: 400, random: createRandom(1, 'test'), replicates: 2000 });
    expect(new Set(totals)).toEqual(new Set([400]));
    const standardError = Math.sqrt((400 * 400 - 1) / 12 / 400);
    expect(spread(means) / standardError).toBeGreaterThan(0.95);
    expect(spread(means) / standardError).toBeLessThan(1.05);
  });

  it('draws whole patients: rows in blocks of equal values vary as their patients do', () => {
    // Sorted values in 20 blocks: rows of a block are nearly copies of one another.
    const units = Int32Array.from(values, (value) => Math.floor(value / 20));
    const [means] = bootstrap(mean, { rows: 400, units, random: createRandom(1, 'test'), replicates: 1000 });
    const blockError = Math.sqrt((400 * 400) / 12 / 20);
    expect(spread(means) / blockError).toBeGreaterThan(0.9);
    expect(spread(means) / blockError).toBeLessThan(1.1);
  });

  it('gives percentiles of what could be computed and counts the rest', () => {
    const replicates = Float64Array.from({ length: 104 }, (_, i) => (i < 101 ? i : NaN));
    expect(percentileInterval(replicates)).toEqual({
      lower: expect.closeTo(2.5, 12),
      upper: expect.closeTo(97.5, 12),
      failed: 3,
    });
    expect(percentileInterval(new Float64Array(2).fill(Infinity))).toEqual({
      lower: NaN,
      upper: NaN,
      failed: 2,
    });
  });
});

describe('links', () => {
  it('are inverse to each other and do not overflow', () => {
    for (const p of [1e-300, 1e-9, 0.2, 0.5, 0.999999]) expect(sigmoid(logit(p)) / p).toBeCloseTo(1, 12);
    expect([sigmoid(-800), sigmoid(800), sigmoid(0)]).toEqual([0, 1, 0.5]);
    expect([logit(0), logit(1)]).toEqual([-Infinity, Infinity]);
  });

  it('softplus is log(1 + exp(x)) without overflow', () => {
    expect(softplus(0)).toBeCloseTo(Math.log(2), 15);
    expect(softplus(1000)).toBe(1000);
    expect(softplus(-40)).toBeCloseTo(Math.exp(-40), 30);
    expect(softplus(3)).toBeCloseTo(Math.log(1 + Math.exp(3)), 14);
  });
});
