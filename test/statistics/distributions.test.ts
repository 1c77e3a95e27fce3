/** Distributions against 40-digit truth (test/golden/statistics/make_distributions.py). */
import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics/distributions.json' with { type: 'json' };
import {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalUpperQuantile,
  normalUpperTail,
} from '../../src/statistics/normal.js';

const relativeError = (received: number, expected: number) =>
  received === expected ? 0 : Math.abs(received - expected) / Math.abs(expected);

describe('the normal distribution', () => {
  it('has both tails to 1e-14, far out too', () => {
    for (const [x, lower, upper] of golden.normal) {
      expect(relativeError(normalCdf(x), lower), `lower tail at ${x}`).toBeLessThan(1e-14);
      expect(relativeError(normalUpperTail(x), upper), `upper tail at ${x}`).toBeLessThan(1e-14);
    }
  });

  it('has quantiles to 1e-15 in both directions', () => {
    for (const [p, quantile] of golden.normalQuantile) {
      expect(relativeError(normalQuantile(p), quantile), `quantile at ${p}`).toBeLessThan(2e-15);
      expect(relativeError(normalUpperQuantile(p), -quantile), `upper quantile at ${p}`).toBeLessThan(2e-15);
    }
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  });

  it('ends where it should', () => {
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect(normalQuantile(1.5)).toBeNaN();
    expect(normalCdf(NaN)).toBeNaN();
    expect(normalDensity(40)).toBe(0);
    expect(normalDensity(Infinity)).toBe(0);
  });
});
