/**
 * Nominal 95 % intervals must hold the truth about 95 times in 100. A small simulation, wide enough not to fail by chance
 * (the seed is fixed anyway) and narrow enough to catch a wrong standard error.
 */
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/engine/random.js';
import { evaluateBinary, evaluateContinuous, type Estimate } from '../../src/evaluation/index.js';
import { sigmoid } from '../../src/statistics/links.js';
import { normalQuantile } from '../../src/statistics/normal.js';

const normal = (random: Random) => normalQuantile(random.uniform() || 0.5);

function shareCovered(
  simulations: number,
  truth: Record<string, number>,
  simulate: (random: Random) => Record<string, Estimate>,
) {
  const random = createRandom(20, 'coverage');
  const covered: Record<string, number> = {};
  for (let s = 0; s < simulations; s++) {
    const metrics = simulate(random);
    for (const [name, value] of Object.entries(truth)) {
      const { lower = Infinity, upper = -Infinity } = metrics[name];
      covered[name] = (covered[name] ?? 0) + (lower <= value && value <= upper ? 1 : 0);
    }
  }
  return Object.entries(covered).map(([name, count]) => [name, count / simulations] as const);
}

/** Measures of right risks p = sigmoid(-1 + 1.5 z), z standard normal, by the mean over a fine grid of z. */
function truthOfRightRisks() {
  const p = Array.from({ length: 20_000 }, (_, i) => sigmoid(-1 + 1.5 * normalQuantile((i + 0.5) / 20_000)));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value / values.length, 0);
  const prevalence = mean(p);
  const brier = mean(p.map((x) => x * (1 - x)));
  let [below, won] = [0, 0];
  for (const x of p) {
    won += x * (below + (1 - x) / 2);
    below += 1 - x;
  }
  return {
    AUROC: won / (prevalence * (1 - prevalence)) / (p.length * p.length),
    'Calibration slope': 1,
    'Calibration intercept': 0,
    'O:E ratio': 1,
    'Brier score': brier,
    'Scaled Brier score': 1 - brier / (prevalence * (1 - prevalence)),
    'Log loss': mean(p.map((x) => -x * Math.log(x) - (1 - x) * Math.log(1 - x))),
    Prevalence: prevalence,
  };
}

describe('coverage', () => {
  it('of binary intervals is near 95 % with 200 patients', () => {
    const shares = shareCovered(400, truthOfRightRisks(), (random) => {
      const risk = Array.from({ length: 200 }, () => sigmoid(-1 + 1.5 * normal(random)));
      return evaluateBinary({ outcome: risk.map((p) => (random.uniform() < p ? 1 : 0)), risk }).metrics;
    });
    for (const [name, share] of shares) {
      expect(share, name).toBeGreaterThan(0.92);
      expect(share, name).toBeLessThan(0.98);
    }
  });

  it('of binary intervals is near 95 % with 120 patients of three alike rows, by the bootstrap of patients', () => {
    const { AUROC, ...others } = truthOfRightRisks();
    const truth = {
      AUROC,
      'Calibration slope': others['Calibration slope'],
      'Brier score': others['Brier score'],
    };
    const shares = shareCovered(120, truth, (random) => {
      const each = Array.from({ length: 120 }, () => sigmoid(-1 + 1.5 * normal(random)));
      const outcomes = each.map((p) => (random.uniform() < p ? 1 : 0));
      const [risk, outcome] = [
        [...each, ...each, ...each],
        [...outcomes, ...outcomes, ...outcomes],
      ];
      return evaluateBinary({ outcome, risk, groups: risk.map((_, i) => i % 120), replicates: 150 }).metrics;
    });
    for (const [name, share] of shares) {
      expect(share, name).toBeGreaterThan(0.9);
      expect(share, name).toBeLessThan(0.99);
    }
  });

  it('of continuous intervals is near 95 % with 100 patients and unequal variance', () => {
    // y = x + e with x standard normal and e normal with variance (1 + x^2) / 2, so mean square 1; predictions are x.
    const truth = { RMSE: 1, 'R squared': 0.5, 'Calibration slope': 1, 'Calibration intercept': 0 };
    const shares = shareCovered(400, truth, (random) => {
      const prediction = Array.from({ length: 100 }, () => normal(random));
      const outcome = prediction.map((x) => x + normal(random) * Math.sqrt((1 + x * x) / 2));
      return evaluateContinuous({ outcome, prediction }).metrics;
    });
    for (const [name, share] of shares) {
      expect(share, name).toBeGreaterThan(0.9);
      expect(share, name).toBeLessThan(0.99);
    }
  });
});
