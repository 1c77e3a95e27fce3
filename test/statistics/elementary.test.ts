/** exp, log, log1p and expm1 against 60-digit truth (test/golden/statistics/make_elementary.py). */
import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics/elementary.json' with { type: 'json' };
import { exp, expm1, log, log1p } from '../../src/statistics/elementary.js';

const functions = { exp, expm1, log, log1p };

/** Distance from a double to the next one away from zero. */
function unitInLastPlace(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0) - Math.abs(x);
}

describe.each(Object.keys(functions) as (keyof typeof functions)[])('%s', (name) => {
  it('is within one unit in the last place of the truth', () => {
    let worst = 0;
    for (const [x, nearest, rest] of golden.cases[name]) {
      const error = Math.abs(functions[name](x) - nearest - rest) / unitInLastPlace(nearest);
      expect(error, `${name}(${x})`).toBeLessThan(1);
      worst = Math.max(worst, error);
    }
    expect(golden.cases[name].length).toBeGreaterThan(200);
    expect(worst).toBeGreaterThan(0.4);
  });

  it('agrees with the function of this engine at 200,000 places, to three units', () => {
    let x = name === 'log' ? 1e-300 : name === 'log1p' ? -0.999 : -700;
    for (let i = 0; i < 2e5 && x < 700; i++) {
      const expected = Math[name](x);
      const error = Math.abs(functions[name](x) - expected);
      if (error > 3 * unitInLastPlace(expected)) expect.fail(`${name}(${x}) is off by ${error}`);
      x = name === 'log' ? x * 1.007 : x + 0.0071;
    }
  });

  it('passes NaN on', () => {
    expect(functions[name](NaN)).toBeNaN();
  });
});

describe('at the ends', () => {
  it('exp reaches 0, the smallest number and infinity where it should', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(710)).toBe(Infinity);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
  });

  it('expm1 keeps the sign of zero and tends to -1', () => {
    expect(Object.is(expm1(-0), -0)).toBe(true);
    expect(Object.is(expm1(0), 0)).toBe(true);
    expect(expm1(-Infinity)).toBe(-1);
    expect(expm1(Infinity)).toBe(Infinity);
    expect(expm1(5e-324)).toBe(5e-324);
  });

  it('log of 0 is -infinity, of 1 is 0, of a negative number is NaN', () => {
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(Object.is(log(1), 0)).toBe(true);
    expect(log(Infinity)).toBe(Infinity);
    expect(log(-1)).toBeNaN();
  });

  it('log1p keeps the sign of zero and ends at -1', () => {
    expect(Object.is(log1p(-0), -0)).toBe(true);
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(Infinity)).toBe(Infinity);
    expect(log1p(-5e-324)).toBe(-5e-324);
  });
});
