/** What every predictor promises, whatever is inside: one suite for all of them, over all tasks. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random.js';
import { readSafetensors, writeSafetensors } from '../../src/formats/safetensors.js';
import { fitLogistic } from '../../src/statistics/logistic.js';
import { networks, outputsOf, predictorOf, ridge, type FittedPredictor } from '../../src/predictor/index.js';
import { rejectionOf, codeOf } from '../support/errors.js';
import { problem } from './problems.js';

const tasks = ['binary', 'multiclass', 'continuous'] as const;
const cases = [networks, ridge].flatMap((predictor) =>
  tasks.map((task) => ({ predictor, task, kind: predictor.kind })),
);

/** As it comes back from a file: state through JSON, weights through safetensors. */
function stored({ kind, state, weights }: FittedPredictor): FittedPredictor {
  const tensors = readSafetensors(writeSafetensors(weights)).tensors;
  return { kind, state: JSON.parse(JSON.stringify(state)), weights: tensors };
}

describe.each(cases)('$kind, $task', ({ predictor, task }) => {
  const { matrix, outcome } = problem(task);
  const K = outputsOf(outcome);
  const fit = (seed: number) => predictor.fit(matrix, outcome, { seed });
  const fitted = fit(1);

  it('gives K finite predictions per row: risks between 0 and 1, probabilities that sum to 1', async () => {
    const predictions = predictor.load(await fitted)(matrix);
    expect(predictions.length).toBe(matrix.rows * K);
    expect(predictions.every(Number.isFinite)).toBe(true);
    if (task !== 'continuous') expect(predictions.every((p) => p >= 0 && p <= 1)).toBe(true);
    if (task !== 'multiclass') return;
    for (let i = 0; i < matrix.rows; i++) {
      const sum = predictions.subarray(i * K, (i + 1) * K).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(1, 6);
    }
  });

  it('predicts rows it has not seen far better than a guess', async () => {
    const fresh = problem(task, 300, 2);
    const predictions = predictor.load(await fitted)(fresh.matrix);
    const { values } = fresh.outcome;
    const guess = task === 'multiclass' ? 0.4 : task === 'binary' ? 0.5 : 11;
    if (task === 'continuous') {
      const error = values.reduce((sum, y, i) => sum + Math.abs(y - predictions[i]), 0) / values.length;
      expect(error).toBeLessThan(guess / 2);
      return;
    }
    const best = (i: number) => {
      const row = predictions.subarray(i * K, (i + 1) * K);
      return task === 'binary' ? Number(row[0] > 0.5) : row.indexOf(Math.max(...row));
    };
    const right = values.filter((y, i) => y === best(i)).length / values.length;
    expect(right).toBeGreaterThan(guess + 0.3);
  });

  it('gives the same bits for the same seed', async () => {
    expect(await fit(1)).toEqual(await fitted);
  });

  it('leaves its input alone', async () => {
    const own = problem(task);
    await predictor.fit(own.matrix, own.outcome, { seed: 1, groups: own.groups });
    expect(own).toEqual(problem(task));
  });

  it('predicts the same bits after a round trip through a file', async () => {
    const before = predictor.load(await fitted)(matrix);
    expect(predictor.load(stored(await fitted))(matrix)).toEqual(before);
  });

  it('predicts a row alone as it does among others', async () => {
    const predict = predictor.load(await fitted);
    const alone = predict({ values: matrix.values.slice(20, 24), rows: 1, columns: 4 });
    expect(alone).toEqual(predict(matrix).slice(5 * K, 6 * K));
  });

  it('predicts nothing for no rows', async () => {
    expect(predictor.load(await fitted)({ values: new Float32Array(0), rows: 0, columns: 4 }).length).toBe(0);
  });

  it('refuses a matrix of another width, a changed state and missing weights', async () => {
    const { state, weights, kind } = await fitted;
    const load = (changes: object) =>
      codeOf(() => predictor.load({ kind, state, weights, ...changes })(matrix));
    const wider = { values: new Float32Array(5), rows: 1, columns: 5 };
    expect(codeOf(() => predictor.load({ kind, state, weights })(wider))).toBe('file.schema');
    expect(load({ state: {} })).toBe('file.schema');
    expect(load({ state: { ...state, more: 1 } })).toBe('file.schema');
    if (weights.length > 0) expect(load({ weights: weights.slice(1) })).toBe('file.tensor-missing');
  });

  it('stops when asked to', async () => {
    const stopped = predictor.fit(matrix, outcome, { seed: 1 }, { signal: { aborted: true } });
    expect((await rejectionOf(stopped)).code).toBe('study.aborted');
  });
});

describe('averaged networks', () => {
  it('stop in the middle of a network', async () => {
    const { matrix, outcome } = problem('binary');
    const signal = { aborted: false };
    setTimeout(() => (signal.aborted = true), 20);
    const stopped = networks.fit(matrix, outcome, { seed: 1 }, { signal });
    expect((await rejectionOf(stopped)).code).toBe('study.aborted');
  });

  it('tell how far they are', async () => {
    const { matrix, outcome } = problem('binary', 30);
    const heard: [number, number][] = [];
    await networks.fit(
      matrix,
      outcome,
      { seed: 1 },
      { progress: (done, total) => heard.push([done, total]) },
    );
    expect(heard).toEqual(Array.from({ length: 20 }, (_, i) => [i + 1, 20]));
  });

  it('are others for another seed', async () => {
    const { matrix, outcome } = problem('binary', 30);
    const [a, b] = [
      await networks.fit(matrix, outcome, { seed: 1 }),
      await networks.fit(matrix, outcome, { seed: 2 }),
    ];
    expect(a.weights).not.toEqual(b.weights);
  });

  it('learn where a regression cannot: an outcome that depends on a product', async () => {
    const { matrix } = problem('binary', 400);
    const values = Float64Array.from({ length: 400 }, (_, i) =>
      Number(matrix.values[4 * i] * matrix.values[4 * i + 1] > 0),
    );
    const outcome = { task: 'binary', classes: 2, values } as const;
    const right = async (predictor: typeof networks) => {
      const predictions = predictor.load(await predictor.fit(matrix, outcome, { seed: 1 }))(matrix);
      return predictions.filter((p, i) => Number(p > 0.5) === values[i]).length / 400;
    };
    expect(await right(ridge)).toBeLessThan(0.65);
    expect(await right(networks)).toBeGreaterThan(0.9);
  });

  it('give a constant outcome back', async () => {
    const { matrix } = problem('continuous', 30);
    const outcome = { task: 'continuous', classes: 0, values: new Float64Array(30).fill(7) } as const;
    const predictions = networks.load(await networks.fit(matrix, outcome, { seed: 1 }))(matrix);
    predictions.forEach((value) => expect(value).toBeCloseTo(7, 0));
  });
});

describe('ridge regression', () => {
  it('fits many columns, which it solves another way, as Newton does', async () => {
    const { outcome } = problem('binary', 100);
    const random = createRandom(1, 'wide');
    const values = Float32Array.from({ length: 100 * 70 }, () => random.uniform() - 0.5);
    const matrix = { values, rows: 100, columns: 70 };
    const { state } = await ridge.fit(matrix, outcome, { seed: 1 });
    const exact = fitLogistic(matrix, outcome.values, { ridge: state.penalty as number });
    const [coefficients] = state.coefficients as number[][];
    coefficients.forEach((value, j) => expect(value).toBeCloseTo(exact.coefficients[j], 7));
    expect((state.intercepts as number[])[0]).toBeCloseTo(exact.intercept, 7);
  });

  it('takes the strongest penalty where predictors say nothing', async () => {
    const { matrix } = problem('binary', 200);
    const values = Float64Array.from({ length: 200 }, (_, i) => Number(i % 2 === 0));
    const { state } = await ridge.fit(matrix, { task: 'binary', classes: 2, values }, { seed: 1 });
    expect(state.penalty).toBeGreaterThanOrEqual(100);
  });
});

describe.each(cases)('$kind, $task, where nothing can be learned', ({ predictor, task }) => {
  const { matrix, outcome } = problem(task, 30);
  const averages = () => {
    const share = (test: (value: number) => number) =>
      outcome.values.reduce((sum, value) => sum + test(value), 0) / 30;
    if (task !== 'multiclass') return [share((value) => value)];
    return [0, 1, 2].map((k) => share((value) => Number(value === k)));
  };

  it('gives everyone the average where no column varies, also after a round trip', async () => {
    const none = { values: new Float32Array(0), rows: 30, columns: 0 };
    const fitted = stored(await predictor.fit(none, outcome, { seed: 1 }));
    const reader = predictorOf(fitted.kind);
    expect(reader?.load(fitted)({ ...none, rows: 2 })).toEqual(Float64Array.of(...averages(), ...averages()));
    expect(codeOf(() => reader?.load(fitted)(matrix))).toBe('file.schema');
  });

  it('does so where no split leaves every class among the rows to learn from', async () => {
    // All rows of class 0 come from one patient.
    const groups = Int32Array.from(outcome.values, (value, i) => (value === 0 ? 0 : i + 1));
    const { kind } = await predictor.fit(matrix, outcome, { seed: 1, groups });
    expect(kind).toBe(task === 'continuous' ? predictor.kind : 'intercept only');
  });
});
