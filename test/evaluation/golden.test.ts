/** Every measure and interval against R (pROC, glm, lm, sandwich) and scikit-learn, to 1e-8 relative. */
import { describe, expect, it } from 'vitest';
import binary from '../golden/evaluation/binary.json' with { type: 'json' };
import continuous from '../golden/evaluation/continuous.json' with { type: 'json' };
import multiclass from '../golden/evaluation/multiclass.json' with { type: 'json' };
import {
  evaluateBinary,
  evaluateContinuous,
  evaluateMulticlass,
  type Estimate,
} from '../../src/evaluation/index.js';

/** Checks value, lower and upper end; `tolerance` is relative to the width of the interval where the value is near 0. */
function expectEstimate(estimate: Estimate, expected: readonly number[], tolerance = 1e-8) {
  const received = [estimate.value, estimate.lower, estimate.upper];
  const size = Math.max(...expected.map(Math.abs));
  expected.forEach((number, i) => {
    const error = Math.abs((received[i] ?? NaN) - number) / size;
    expect(error, `${estimate.definition} ${received[i]}, expected ${number}`).toBeLessThan(tolerance);
  });
}

// R's influence functions are numerical derivatives, good to about nine digits.
const NUMERICAL = 1e-7;

describe.each(Object.entries(binary.cases))('binary, %s', (_, { outcome, risk, answers }) => {
  const { metrics } = evaluateBinary({ outcome, risk });

  it('AUROC is that of pROC, with DeLong on the logit scale', () => {
    expectEstimate(metrics['AUROC'], answers.auroc);
    expect(metrics['AUROC'].method).toBe('DeLong, logit scale');
  });

  it('calibration slope and intercept are those of glm, with Wald intervals', () => {
    expectEstimate(metrics['Calibration slope'], answers.slope);
    expectEstimate(metrics['Calibration intercept'], answers.intercept);
  });

  it('O:E and scaled Brier have the delta-method intervals of their definitions', () => {
    expectEstimate(metrics['O:E ratio'], answers.ratio, NUMERICAL);
    expectEstimate(metrics['Scaled Brier score'], answers.scaled, NUMERICAL);
    expectEstimate({ ...metrics['O:E ratio'] }, answers.ratio.slice(0, 1));
    expectEstimate({ ...metrics['Scaled Brier score'] }, answers.scaled.slice(0, 1));
  });

  it('Brier score, log loss and prevalence are those of R', () => {
    expectEstimate(metrics['Brier score'], answers.brier);
    expectEstimate(metrics['Log loss'], answers.logloss);
    expectEstimate(metrics['Prevalence'], answers.prevalence);
  });

  it('every estimate says from how many', () => {
    for (const estimate of Object.values(metrics)) {
      expect(estimate).toMatchObject({
        n: outcome.length,
        events: outcome.filter((y) => y === 1).length,
        level: 0.95,
      });
    }
  });
});

describe.each(Object.entries(multiclass.cases))(
  'multi-class, %s',
  (_, { outcome, probabilities, answers }) => {
    const classes = probabilities.map((_, k) => `class ${k}`);
    const { metrics } = evaluateMulticlass({ outcome, probabilities, classes });

    it('AUROC of each class and on average are those of scikit-learn, with DeLong intervals', () => {
      expectEstimate(metrics['AUROC, average of the classes'], answers.macro);
      answers.areas.forEach((area, k) => expectEstimate(metrics[`AUROC, class ${k}`], area));
    });

    it('log loss and Brier scores are those of scikit-learn', () => {
      expectEstimate(metrics['Log loss'], answers.logLoss);
      expectEstimate(metrics['Brier score'], answers.brier);
      expectEstimate(metrics['Scaled Brier score'], answers.scaled);
    });

    it('does not show accuracy', () => {
      expect(Object.keys(metrics).join()).not.toMatch(/accuracy/i);
    });
  },
);

describe.each(Object.entries(continuous.cases))('continuous, %s', (_, { outcome, prediction, answers }) => {
  const { metrics } = evaluateContinuous({ outcome, prediction });

  it('RMSE, MAE and R squared have the delta-method intervals of their definitions', () => {
    expectEstimate(metrics['RMSE'], answers.rmse, NUMERICAL);
    expectEstimate(metrics['MAE'], answers.mae, NUMERICAL);
    expectEstimate(metrics['R squared'], answers.explained, NUMERICAL);
  });

  it('calibration slope is that of lm with HC3 of sandwich, the intercept a mean with its standard error', () => {
    expectEstimate(metrics['Calibration slope'], answers.slope);
    expectEstimate(metrics['Calibration intercept'], answers.intercept);
  });
});
