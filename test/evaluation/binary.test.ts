/** What holds for every evaluation of risks: a slow twin, invariants, plots, patients with several rows, refusals. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random.js';
import { binarySample } from '../../src/evaluation/binary-sample.js';
import { evaluateBinary } from '../../src/evaluation/index.js';
import {
  recalibrate,
  recalibrateInTheLarge,
  recalibrateWeighted,
} from '../../src/evaluation/recalibration.js';
import { fitLogistic } from '../../src/statistics/logistic.js';
import { sigmoid } from '../../src/statistics/links.js';

/** n made-up patients whose risks are right; `digits` rounds the risks, which makes ties. */
function made(n: number, seed: number, digits = 12) {
  const random = createRandom(seed, 'test');
  const risk = Array.from({ length: n }, () => {
    const scale = 10 ** digits;
    return Math.round(sigmoid(4 * (random.uniform() + random.uniform() - 1.2)) * scale) / scale;
  });
  return { risk, outcome: risk.map((p) => (random.uniform() < p ? 1 : 0)) };
}

/** The share of pairs won, pair by pair. */
function slowAuroc(outcome: number[], risk: number[]): number {
  let won = 0;
  let pairs = 0;
  outcome.forEach((y, i) => {
    if (y === 0) return;
    outcome.forEach((other, j) => {
      if (other === 1) return;
      pairs++;
      won += risk[i] > risk[j] ? 1 : risk[i] === risk[j] ? 0.5 : 0;
    });
  });
  return won / pairs;
}

describe('AUROC', () => {
  it.each([1, 2, 12])('equals the count over all pairs (risks of %i digits)', (digits) => {
    const { outcome, risk } = made(200, 3, digits);
    expect(evaluateBinary({ outcome, risk }).metrics['AUROC'].value).toBeCloseTo(
      slowAuroc(outcome, risk),
      14,
    );
  });

  it('is the area under the ROC curve, whose corners are few under ties', () => {
    const { outcome, risk } = made(300, 4, 1);
    const { roc, metrics } = evaluateBinary({ outcome, risk });
    const [x, y] = [roc!.falsePositiveRate, roc!.truePositiveRate];
    let area = 0;
    for (let i = 1; i < x.length; i++) area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
    expect(area).toBeCloseTo(metrics['AUROC'].value!, 14);
    expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 1, 1]);
    expect(x.length).toBeLessThanOrEqual(12);
  });

  it('does not change when risks are transformed without changing their order', () => {
    const { outcome, risk } = made(150, 5);
    const before = evaluateBinary({ outcome, risk }).metrics['AUROC'];
    const after = evaluateBinary({ outcome, risk: risk.map((p) => p * p) }).metrics['AUROC'];
    expect(after).toEqual(before);
  });
});

describe('the ROC curve', () => {
  it('has the corners of an example worked by hand', () => {
    const { roc } = evaluateBinary({ outcome: [1, 1, 0, 1, 0, 0], risk: [0.9, 0.8, 0.7, 0.6, 0.6, 0.1] });
    expect(roc).toEqual({
      falsePositiveRate: [0, 0, 1 / 3, 2 / 3, 1],
      truePositiveRate: [0, 2 / 3, 2 / 3, 1, 1],
    });
  });
});

describe('calibration groups', () => {
  it('are tenths of the patients, with the mean risk and a Wilson interval', () => {
    const { outcome, risk } = made(500, 6);
    const groups = evaluateBinary({ outcome, risk }).calibration!;
    expect(groups.map((group) => group.observed.n)).toEqual(new Array(10).fill(50));
    expect(groups.map((group) => group.risk)).toEqual(
      groups.map((group) => group.risk).toSorted((a, b) => a - b),
    );
    const total = groups.reduce((sum, { risk: mean, observed }) => sum + mean * observed.n, 0);
    expect(total).toBeCloseTo(
      risk.reduce((sum, p) => sum + p, 0),
      9,
    );
    for (const { observed } of groups) {
      expect(observed.value).toBe(observed.events! / observed.n);
      expect(observed.lower!).toBeLessThan(observed.upper!);
    }
  });

  it('keep equal risks together and hold at least 11 patients', () => {
    const { outcome, risk } = made(120, 7, 1);
    const groups = evaluateBinary({ outcome, risk }).calibration!;
    expect(groups.length).toBeLessThan(10);
    for (const { observed } of groups) expect(observed.n).toBeGreaterThanOrEqual(11);
    expect(groups.reduce((sum, { observed }) => sum + observed.n, 0)).toBe(120);
    const few = evaluateBinary({
      outcome: outcome.slice(0, 25),
      risk: risk.map((_, i) => i / 200).slice(0, 25),
    });
    expect(few.calibration!.map(({ observed }) => observed.n)).toEqual([12, 13]);
  });

  it('count patients, not rows', () => {
    const { outcome, risk } = made(120, 8);
    // Ten patients with twelve rows each: no group can be shown.
    const crowded = evaluateBinary({ outcome, risk, groups: risk.map((_, i) => i % 10), replicates: 20 });
    expect(crowded.calibration).toBeUndefined();
  });
});

describe('the histogram of risks', () => {
  it('counts every row once, edges upwards and 1 in the last bin', () => {
    const { riskHistogram } = evaluateBinary({ outcome: [0, 0, 1, 1, 0], risk: [0, 0.05, 0.5, 1, 0.999] });
    expect(riskHistogram!.withoutOutcome).toEqual([1, 1, ...new Array(17).fill(0), 1]);
    expect(riskHistogram!.withOutcome).toEqual([...new Array(10).fill(0), 1, ...new Array(8).fill(0), 1]);
  });
});

describe('patients with several rows', () => {
  const { outcome, risk } = made(300, 9);
  const repeat = <T>(values: T[]) => [...values, ...values, ...values];
  const names = risk.map((_, i) => `patient ${i}`);
  const width = (estimate: { lower?: number; upper?: number }) => estimate.upper! - estimate.lower!;

  it('give intervals as wide as their patients deserve, where every row is told three times', () => {
    const once = evaluateBinary({ outcome, risk }).metrics;
    const thrice = evaluateBinary({
      outcome: repeat(outcome),
      risk: repeat(risk),
      groups: repeat(names),
    }).metrics;
    for (const [name, estimate] of Object.entries(once)) {
      expect(thrice[name].value).toBeCloseTo(estimate.value!, 10);
      // A third of the rows' information would make intervals narrower by the root of three.
      expect(width(thrice[name]) / width(estimate), name).toBeGreaterThan(0.85);
      expect(width(thrice[name]) / width(estimate), name).toBeLessThan(1.15);
      expect(thrice[name].method).toMatch(
        name === 'Prevalence' ? /effective/ : /bootstrap samples of patients/,
      );
    }
  });

  it('change nothing where every patient has one row', () => {
    expect(evaluateBinary({ outcome, risk, groups: names })).toEqual(evaluateBinary({ outcome, risk }));
  });

  it('give the same interval for the same seed and another for another', () => {
    const groups = names.map((_, i) => i % 100);
    const run = (seed: number) => evaluateBinary({ outcome, risk, groups, seed, replicates: 50 }).metrics;
    expect(run(1)).toEqual(run(1));
    expect(run(1)['AUROC'].lower).not.toBe(run(2)['AUROC'].lower);
  });

  it('get bootstrap fits that agree with a weighted regression', () => {
    const sample = binarySample({ outcome, risk });
    const random = createRandom(1, 'weights');
    const weights = Float64Array.from(risk, () => random.integer(4));
    const free = fitLogistic({ values: sample.logOdds, rows: 300, columns: 1 }, sample.outcome, { weights });
    const quick = recalibrateWeighted(sample, weights, recalibrate(sample));
    expect(quick.slope).toBeCloseTo(free.coefficients[0], 4);
    expect(quick.intercept).toBeCloseTo(free.intercept, 4);
    const nothing = { values: new Float64Array(0), rows: 300, columns: 0 };
    const large = fitLogistic(nothing, sample.outcome, { weights, offset: sample.logOdds });
    const held = recalibrateWeighted(sample, weights, recalibrateInTheLarge(sample));
    expect(held).toEqual({ intercept: expect.closeTo(large.intercept, 4), slope: 1 });
  });
});

describe('input', () => {
  it('is left as it is', () => {
    const { outcome, risk } = made(50, 10);
    const copies = [Uint8Array.from(outcome), Float64Array.from(risk)] as const;
    evaluateBinary({ outcome: copies[0], risk: copies[1] });
    expect([...copies[0]]).toEqual(outcome);
    expect([...copies[1]]).toEqual(risk);
  });

  it('is refused with the row named, never the value', () => {
    expect(() => evaluateBinary({ outcome: [0, 1], risk: [0.5] })).toThrow(/1 risks for 2 outcomes/);
    expect(() => evaluateBinary({ outcome: [0, 2], risk: [0.5, 0.5] })).toThrow(/outcome of row 2/);
    expect(() => evaluateBinary({ outcome: [0, 1, 1], risk: [0.5, NaN, 1.25] })).toThrow(
      /2 predicted risks .* row 2/,
    );
    expect(() => evaluateBinary({ outcome: [0, 1], risk: [0.5, 1.25] })).not.toThrow(/1\.25/);
    expect(() => evaluateBinary({ outcome: [0, 1], risk: [0, 1], groups: [1] })).toThrow(/1 patient names/);
  });

  it('of 10,000 rows takes no time to speak of (30 ms on a free core; the bound catches pairwise work)', () => {
    const { outcome, risk } = made(10_000, 11);
    evaluateBinary({ outcome, risk });
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      evaluateBinary({ outcome, risk });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});
