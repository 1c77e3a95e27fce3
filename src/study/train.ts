/** Training a model and finding out what it is worth: cross-validation, then one final fit on all rows. */
import { inspectTable } from '../data/inspect/inspect.js';
import type { Table } from '../data/table.js';
import { outputsOf, type FittedPredictor } from '../predictor/index.js';
import { checkAborted } from '../predictor/abort.js';
import { toolkit } from '../version.js';
import { namedColumns } from './evidence.js';
import { classesOf, packModel } from './model.js';
import { planStudy, type StudyPlan } from './plan.js';
import { receiptOf, settingsOf } from './receipt.js';
import { evaluateTask, fitTask, predictWith, prepare, runStudyTask, type FittedModel } from './tasks.js';
import type {
  Evaluation,
  OutOfFold,
  Results,
  StudyHost,
  StudyTask,
  TrainOptions,
  TrainResult,
} from './types.js';

/**
 * Trains on the rows of a table whose outcome is known. Out-of-fold predictions make the evidence; the model in the bundle
 * has learned from all rows. The same table, options and version give the same bytes, on any host.
 * Fails with `table.*` and `study.*`; with `study.aborted` if the host's signal asks to stop.
 */
export async function train(table: Table, options: TrainOptions, host: StudyHost = {}): Promise<TrainResult> {
  const plan = planStudy(table, options);
  const folds = Array.from({ length: plan.folds }, (_, k) => k);
  // The final fit is the longest: it starts first, so that no worker is left waiting for it.
  const tasks = [undefined, ...folds].map((fold) => () => fitTask(table, plan, fold));
  const [final, ...fitted] = (await runTasks('training', tasks, host)) as FittedModel[];
  const model = outOfFold(table, plan, fitted, ({ predictor }) => predictor);
  const reference = outOfFold(table, plan, fitted, ({ reference, predictor }) => reference ?? predictor);
  const judged = await runTasks('evaluating', judging(plan, [model, reference]), host);
  const [ofModel, ofReference] = judged as Evaluation[];
  const results = describe(table, plan, { model: ofModel, reference: ofReference, final });
  const settings = settingsOf(table, plan);
  const receipt = receiptOf(table, settings);
  const packed = packModel(final, plan, { settings, results, receipt });
  const predictions = listPredictions(plan, model);
  return { bundle: packed.bytes, results: { ...results, receipt: packed.receipt }, predictions };
}

/**
 * Runs all tasks on the host's workers, or here one after the other. Each holds its rows, so it is made when it is about to
 * run. Results are in the order of the tasks.
 */
async function runTasks(
  stage: string,
  tasks: readonly (() => StudyTask)[],
  host: StudyHost,
): Promise<unknown[]> {
  const parts = tasks.map(() => 0);
  const report = (i: number, part: number) => {
    parts[i] = part;
    const done = parts.reduce((sum, value) => sum + value, 0);
    host.progress?.({ stage, done, total: tasks.length });
  };
  const run = async (make: () => StudyTask, i: number) => {
    checkAborted(host);
    const onPart = (part: number) => report(i, Math.min(part, 0.99));
    const result = await (host.runTask ?? runHere(host))(make(), onPart);
    report(i, 1);
    return result;
  };
  report(0, 0);
  const atOnce = host.runTask ? (host.atOnce ?? tasks.length) : 1;
  const results = await someAtOnce(tasks, atOnce, run).catch((error: unknown) => {
    // A host that stops its workers makes their tasks fail: what happened is that it was asked to stop.
    checkAborted(host);
    throw error;
  });
  checkAborted(host);
  return results;
}

function runHere({ signal }: StudyHost): NonNullable<StudyHost['runTask']> {
  return (task, onPart) => runStudyTask(task, { signal, progress: (done, total) => onPart?.(done / total) });
}

/** Runs `run` on each item in their order, no more than `atOnce` at a time; after a failure no further one starts. */
async function someAtOnce<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T, i: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const runner = async () => {
    while (next < items.length) {
      const i = next++;
      try {
        results[i] = await run(items[i], i);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, runner));
  return results;
}

/** N x K predictions, each row's by the fold that has not seen it. */
function outOfFold(
  table: Table,
  plan: StudyPlan,
  fitted: readonly FittedModel[],
  choose: (model: FittedModel) => FittedPredictor,
): Float64Array {
  const K = outputsOf(plan.outcome);
  const predictions = new Float64Array(plan.rows.length * K);
  fitted.forEach((model, k) => {
    const heldOut = Int32Array.from(plan.rows.keys()).filter((i) => plan.fold[i] === k);
    const rows = heldOut.map((i) => plan.rows[i]);
    const values = predictWith(choose(model), prepare(model.preparation, table, rows).matrix);
    heldOut.forEach((i, j) => predictions.set(values.subarray(j * K, (j + 1) * K), i * K));
  });
  return predictions;
}

/** The tasks of judging these predictions, each N x K. */
function judging({ options, target, outcome, groups }: StudyPlan, all: readonly Float64Array[]) {
  const classes = target.task === 'continuous' ? undefined : target.classes;
  return all.map(
    (predictions) => () => evaluateTask({ outcome, predictions, classes, groups, seed: options.seed }),
  );
}

function describe(
  table: Table,
  plan: StudyPlan,
  { model, reference, final }: { model: Evaluation; reference: Evaluation; final: FittedModel },
): Results {
  const { options, target, outcome, groups, folds, predictors, warnings } = plan;
  return {
    format: 'bedside-results',
    version: 1,
    toolkit,
    design: { kind: 'cross-validation', folds, grouped: groups !== undefined },
    task: target.task,
    target: target.target,
    ...classesOf(plan),
    rows: outcome.values.length,
    ...(target.task === 'binary' && { events: target.counts[1] }),
    predictors,
    model,
    reference,
    ...(final.predictor.curve && { learning: final.predictor.curve }),
    inspection: inspectTable(table, { ...options, task: target.task }),
    warnings,
  };
}

function listPredictions(plan: StudyPlan, predictions: Float64Array): OutOfFold {
  const { target, rows, fold } = plan;
  const outcomeOf = (row: number) =>
    target.task === 'continuous' ? target.values[row] : target.classes[target.codes[row]];
  return {
    row: Array.from(rows, (row) => row + 1),
    fold: Array.from(fold, (k) => k + 1),
    outcome: Array.from(rows, outcomeOf),
    columns: namedColumns(target, predictions),
  };
}
