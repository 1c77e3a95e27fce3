/** Distributions against 40-digit truth (test/golden/statistics/make_distributions.py). */
import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics/distributions.json' with { type: 'json' };
import { betaTails } from '../../src/statistics/beta.js';
import { logGamma } from '../../src/statistics/gamma.js';
import {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalUpperQuantile,
  normalUpperTail,
} from '../../src/statistics/normal.js';
import { studentUpperQuantile, studentUpperTail } from '../../src/statistics/student.js';

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

describe('the gamma function', () => {
  it('has its logarithm to 1e-14', () => {
    for (const [x, expected] of golden.logGamma) {
      expect(Math.abs(logGamma(x) - expected) / Math.max(1, Math.abs(expected)), `at ${x}`).toBeLessThan(
        1e-14,
      );
    }
  });
});

describe('the incomplete beta function', () => {
  it('has both tails to 1e-12', () => {
    for (const [x, a, b, lower, upper] of golden.beta) {
      const tails = betaTails(x, 1 - x, a, b);
      expect(relativeError(tails.lower, lower), `lower tail of ${a}, ${b} at ${x}`).toBeLessThan(1e-12);
      expect(relativeError(tails.upper, upper), `upper tail of ${a}, ${b} at ${x}`).toBeLessThan(1e-12);
    }
  });

  it('ends where it should and swaps its tails with its arguments', () => {
    expect(betaTails(0, 1, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(1, 0, 2, 3)).toEqual({ lower: 1, upper: 0 });
    const { lower, upper } = betaTails(0.3, 0.7, 2, 5);
    expect(betaTails(0.7, 0.3, 5, 2)).toEqual({ lower: upper, upper: lower });
  });
});

describe("Student's t distribution", () => {
  it('has upper tails to 1e-12', () => {
    for (const [t, freedom, expected] of golden.student) {
      expect(relativeError(studentUpperTail(t, freedom), expected), `at ${t}, ${freedom}`).toBeLessThan(
        1e-12,
      );
    }
  });

  it('has quantiles to 1e-12, far out too', () => {
    for (const [p, freedom, expected] of golden.studentQuantile) {
      expect(relativeError(studentUpperQuantile(p, freedom), expected), `at ${p}, ${freedom}`).toBeLessThan(
        1e-12,
      );
      if (p > 1e-3)
        expect(relativeError(studentUpperQuantile(1 - p, freedom), -expected)).toBeLessThan(1e-11);
    }
  });

  it('ends where it should', () => {
    expect([studentUpperTail(-Infinity, 3), studentUpperTail(0, 3), studentUpperTail(Infinity, 3)]).toEqual([
      1, 0.5, 0,
    ]);
    expect([studentUpperQuantile(0, 3), studentUpperQuantile(0.5, 3), studentUpperQuantile(1, 3)]).toEqual([
      Infinity,
      0,
      -Infinity,
    ]);
    expect(studentUpperQuantile(-1, 3)).toBeNaN();
    expect(studentUpperTail(NaN, 3)).toBeNaN();
  });
});
