/** Training through the front door: what it gives, that it gives the same bits anywhere, and how it stops. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadRiskModel, resultsSchema, runStudyTask, train, type StudyTask } from '../../src/study/index.js';
import { numbers } from '../data/tables.js';
import { rejectionOf } from '../support/errors.js';
import { dropOthers, patients } from './tables.js';

const table = patients();
const options = { target: 'died', drop: dropOthers('died'), folds: 2, seed: 3 };
const heard: { stage: string; done: number; total: number }[] = [];
const first = train(table, options, { progress: (event) => heard.push(event) });

describe('train', () => {
  it('leaves one out-of-fold prediction per row, in the order of the rows', async () => {
    const { predictions, results } = await first;
    expect(predictions.row).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(new Set(predictions.fold)).toEqual(new Set([1, 2]));
    expect(new Set(predictions.outcome)).toEqual(new Set(['no', 'yes']));
    expect(predictions.columns.map(({ name }) => name)).toEqual(['risk']);
    expect(predictions.columns[0].values.every((risk) => risk > 0 && risk < 1)).toBe(true);
    expect(results.design).toEqual({ kind: 'cross-validation', folds: 2, grouped: false });
    expect(results.events).toBe(predictions.outcome.filter((outcome) => outcome === 'yes').length);
  });

  it('finds what there is to find', async () => {
    const { results } = await first;
    expect(results.model.metrics.AUROC.value).toBeGreaterThan(0.85);
    expect(results.reference?.metrics.AUROC.value).toBeGreaterThan(0.85);
  });

  it('gives results of the published form, and a JSON schema of it', async () => {
    const { results } = await first;
    expect(resultsSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
    expect(z.toJSONSchema(resultsSchema).type).toBe('object');
  });

  it('gives the same bytes again, for the same table, options and seed', async () => {
    const again = await train(patients(), { ...options, drop: dropOthers('died').reverse() });
    expect(again).toEqual(await first);
  });

  it('gives the same bytes when tasks run elsewhere, as copies, in another order', async () => {
    const waiting: (() => void)[] = [];
    const kinds: string[] = [];
    // Each task waits until all are handed out, three fits and then two evaluations; then the last goes first.
    const runTask = async (task: StudyTask) => {
      kinds.push(task.kind);
      await new Promise<void>((go) => {
        waiting.push(go);
        if (kinds.length === 3 || kinds.length === 5)
          for (const start of waiting.splice(0).toReversed()) start();
      });
      return structuredClone(await runStudyTask(structuredClone(task)));
    };
    const elsewhere = await train(table, options, { runTask });
    expect(elsewhere).toEqual(await first);
    expect(kinds).toEqual(['fit', 'fit', 'fit', 'evaluate', 'evaluate']);
  });

  it('hands out no more tasks at once than the host asks for, and makes each when it is about to run', async () => {
    let [running, most] = [0, 0];
    const runTask = async (task: StudyTask) => {
      most = Math.max(most, ++running);
      await new Promise((go) => setTimeout(go, 5));
      const result = await runStudyTask(task);
      running--;
      return result;
    };
    expect(await train(table, options, { runTask, atOnce: 2 })).toEqual(await first);
    expect(most).toBe(2);
  });

  it('leaves the table alone', async () => {
    await first;
    expect(table).toEqual(patients());
  });

  it('shows progress that never goes back and ends whole', async () => {
    await first;
    const training = heard.filter(({ stage }) => stage === 'training').map(({ done }) => done);
    expect(training).toEqual(training.toSorted((a, b) => a - b));
    expect(heard.find(({ stage, done, total }) => stage === 'training' && done === total)).toBeDefined();
    expect(heard.at(-1)).toEqual({ stage: 'evaluating', done: 2, total: 2 });
  });

  it.each([
    ['stage', 'multiclass', ['risk of I', 'risk of II', 'risk of III'], 'AUROC'],
    ['days', 'continuous', ['prediction'], 'R squared'],
  ])('handles the outcome "%s" as %s', async (target, task, names, metric) => {
    const { results, predictions, bundle } = await train(table, {
      target,
      drop: dropOthers(target),
      folds: 2,
    });
    expect(results.task).toBe(task);
    expect(predictions.columns.map(({ name }) => name)).toEqual(names);
    const found = Object.entries(results.model.metrics).find(([name]) => name.startsWith(metric));
    expect(found?.[1].value).toBeGreaterThan(task === 'continuous' ? 0.4 : 0.7);
    const model = await loadRiskModel(bundle);
    expect(model.predict(table).columns.map(({ name }) => name)).toEqual(names);
  });

  it('finds nothing where there is nothing: the interval of the AUROC holds one half', async () => {
    const noise = patients({ rows: 120, signal: 0, seed: 5 });
    const { results } = await train(noise, { ...options, seed: 1 });
    const { lower, upper } = results.model.metrics.AUROC;
    expect(lower).toBeLessThan(0.5);
    expect(upper).toBeGreaterThan(0.5);
  });

  it('refuses in a sentence where no predictor varies among the rows of a fold', async () => {
    const { columns } = patients();
    const flag = numbers(
      'flag',
      Array.from({ length: 80 }, (_, i) => (i === 7 ? 1 : 0)),
    );
    const lean = { rows: 80, columns: [flag, ...columns.filter(({ name }) => name === 'died')] };
    const refused = train(lean, { target: 'died', folds: 2 });
    expect((await rejectionOf(refused)).code).toBe('table.nothing-varies');
  });

  it('leaves out rows without an outcome, and says so', async () => {
    const gaps = patients();
    const died = gaps.columns.find(({ name }) => name === 'died');
    if (died === undefined || !('codes' in died)) throw new Error('no column');
    died.codes[4] = -1;
    const { results, predictions } = await train(gaps, { ...options, seed: 4 });
    expect(results.rows).toBe(79);
    expect(predictions.row).not.toContain(5);
    expect(results.inspection?.findings.map(({ code }) => code)).toContain('missing-outcome');
    // Another seed: other folds.
    expect(predictions.fold.slice(5)).not.toEqual((await first).predictions.fold.slice(6));
  });
});

describe('a study that is stopped', () => {
  it('fails with its own error before a task starts', async () => {
    const stopped = train(table, options, { signal: { aborted: true } });
    expect((await rejectionOf(stopped)).code).toBe('study.aborted');
  });

  it('fails with its own error when the workers are ended under it', async () => {
    const signal = { aborted: false };
    const runTask = async () => {
      signal.aborted = true;
      throw new Error('worker ended');
    };
    expect((await rejectionOf(train(table, options, { signal, runTask }))).code).toBe('study.aborted');
  });

  it('passes on what went wrong in a worker', async () => {
    const runTask = () => Promise.reject(new Error('out of memory'));
    await expect(train(table, options, { runTask })).rejects.toThrow('out of memory');
  });
});
