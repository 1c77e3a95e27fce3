/** Logistic, multinomial and linear regression against scikit-learn (ridge) and R (no penalty). */
import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics/regression.json' with { type: 'json' };
import fromR from '../golden/statistics/regression-r.json' with { type: 'json' };
import { fitLinear } from '../../src/statistics/linear.js';
import { fitLogistic } from '../../src/statistics/logistic.js';
import { fitSoftmax } from '../../src/statistics/softmax.js';

const matrix = { values: Float64Array.from(golden.x), rows: golden.rows, columns: golden.columns };
const weights = Float64Array.from(golden.weights);

function expectClose(received: ArrayLike<number>, expected: readonly number[], tolerance = 1e-8) {
  expect(received.length).toBe(expected.length);
  expected.forEach((value, i) => {
    const error = Math.abs(received[i] - value) / Math.abs(value);
    expect(error, `element ${i}: ${received[i]}, expected ${value}`).toBeLessThan(tolerance);
  });
}

describe('fitLogistic', () => {
  it.each(golden.logistic)(
    'agrees with scikit-learn at ridge $ridge',
    ({ ridge, intercept, coefficients }) => {
      const fit = fitLogistic(matrix, golden.outcome, { ridge });
      expect(fit.converged).toBe(true);
      expectClose([fit.intercept, ...fit.coefficients], [intercept, ...coefficients]);
    },
  );

  it('agrees with scikit-learn with weights, zeros among them', () => {
    const { ridge, intercept, coefficients } = golden.logisticWeighted;
    const fit = fitLogistic(matrix, golden.outcome, { ridge, weights });
    expectClose([fit.intercept, ...fit.coefficients], [intercept, ...coefficients]);
  });

  it("agrees with R's glm without a penalty: coefficients, covariance, weights, offset", () => {
    const offset = Float64Array.from({ length: matrix.rows }, (_, i) => 0.3 * matrix.values[i * 4] - 0.1);
    const pairs = [
      [fitLogistic(matrix, golden.outcome), fromR.logistic],
      [fitLogistic(matrix, golden.outcome, { weights }), fromR.logisticWeighted],
      [fitLogistic(matrix, golden.outcome, { offset }), fromR.logisticOffset],
    ] as const;
    for (const [fit, truth] of pairs) {
      expectClose([fit.intercept, ...fit.coefficients], truth.coefficients);
      expectClose(fit.covariance, truth.covariance);
    }
  });

  it('fits an intercept alone: the log odds of the mean', () => {
    const fit = fitLogistic({ values: new Float64Array(0), rows: 4, columns: 0 }, [0, 1, 1, 1]);
    expect(fit.intercept).toBeCloseTo(Math.log(3), 12);
    expect(fit.covariance[0]).toBeCloseTo(1 / (4 * 0.75 * 0.25), 12);
  });

  it('stays finite on separated data with a penalty and says so without one', () => {
    const line = { values: Float64Array.from([-2, -1, 1, 2]), rows: 4, columns: 1 };
    const outcome = [0, 0, 1, 1];
    const withRidge = fitLogistic(line, outcome, { ridge: 1 });
    expect(withRidge.converged).toBe(true);
    // At the minimum the penalty balances the pull of the four rows.
    const w = withRidge.coefficients[0];
    expect(2 / (1 + Math.exp(w)) + 4 / (1 + Math.exp(2 * w))).toBeCloseTo(w, 10);
    expect(fitLogistic(line, outcome).converged).toBe(false);
    const nearly = { values: Float64Array.from([-2, 0, 0, 2]), rows: 4, columns: 1 };
    expect(fitLogistic(nearly, outcome).converged).toBe(false);
  });

  it('converges on a separable cloud of many columns under a small penalty', () => {
    const values = Float64Array.from({ length: 40 * 30 }, (_, i) => Math.fround(((i * 7919) % 101) / 50 - 1));
    const outcome = Array.from({ length: 40 }, (_, i) => (i * 13) % 2);
    expect(fitLogistic({ values, rows: 40, columns: 30 }, outcome, { ridge: 1e-3 }).converged).toBe(true);
  });

  it('names what is wrong with its input', () => {
    const twice = { values: Float64Array.from([1, 2, 2, 4, 3, 6, 4, 8]), rows: 4, columns: 2 };
    expect(() => fitLogistic(twice, [0, 1, 0, 1])).toThrow(/Column 1 .* combination/);
    expect(fitLogistic(twice, [0, 1, 0, 1], { ridge: 1 }).converged).toBe(true);
    expect(() => fitLogistic(twice, [1, 1, 1, 1])).toThrow(/All outcomes are equal/);
    expect(() => fitLogistic(twice, [0, 2, 0, 1])).toThrow(/row 2/);
    expect(() => fitLogistic(twice, [0, 1])).toThrow(/2 outcomes/);
    expect(() =>
      fitLogistic({ ...twice, values: twice.values.map((v) => (v === 8 ? NaN : v)) }, [0, 1, 0, 1]),
    ).toThrow(/NaN/);
  });
});

describe('fitSoftmax', () => {
  const read = (fit: ReturnType<typeof fitSoftmax>) => [...fit.intercepts, ...fit.coefficients];

  it.each(golden.softmax)(
    'agrees with scikit-learn at ridge $ridge',
    ({ ridge, intercepts, coefficients }) => {
      const fit = fitSoftmax(matrix, golden.classes, 3, { ridge });
      expect(fit.converged).toBe(true);
      expectClose(read(fit), [...intercepts, ...coefficients.flat()]);
    },
  );

  it('agrees with scikit-learn with weights', () => {
    const { ridge, intercepts, coefficients } = golden.softmaxWeighted;
    expectClose(read(fitSoftmax(matrix, golden.classes, 3, { ridge, weights })), [
      ...intercepts,
      ...coefficients.flat(),
    ]);
  });

  it('gives the differences of the logistic regression for two classes', () => {
    const binary = fitLogistic(matrix, golden.outcome);
    const fit = fitSoftmax(matrix, golden.outcome, 2);
    expectClose([fit.intercepts[1] - fit.intercepts[0]], [binary.intercept]);
    expectClose(fit.coefficients.subarray(4), [...binary.coefficients.map((value) => value / 2)]);
  });

  it('names what is wrong with its input', () => {
    expect(() => fitSoftmax(matrix, golden.classes, 4)).toThrow(/Class 3 .* has no row/);
    expect(() => fitSoftmax(matrix, golden.classes, 2)).toThrow(/not one of the 2 classes/);
  });
});

describe('fitLinear', () => {
  it.each(golden.linear)('agrees with scikit-learn at ridge $ridge', ({ ridge, intercept, coefficients }) => {
    const fit = fitLinear(matrix, golden.number, { ridge });
    expectClose([fit.intercept, ...fit.coefficients], [intercept, ...coefficients]);
  });

  it('agrees with scikit-learn with weights', () => {
    const { ridge, intercept, coefficients } = golden.linearWeighted;
    const fit = fitLinear(matrix, golden.number, { ridge, weights });
    expectClose([fit.intercept, ...fit.coefficients], [intercept, ...coefficients]);
  });

  it("agrees with R's lm: coefficients and covariance", () => {
    const fit = fitLinear(matrix, golden.number);
    expectClose([fit.intercept, ...fit.coefficients], fromR.linear.coefficients);
    expectClose(
      fit.inverseInformation.map((value) => value * fit.variance),
      fromR.linear.covariance,
    );
  });

  it('has no variance where there are not more rows than coefficients', () => {
    expect(fitLinear({ values: Float64Array.from([1, 2]), rows: 2, columns: 1 }, [3, 5]).variance).toBeNaN();
  });
});
