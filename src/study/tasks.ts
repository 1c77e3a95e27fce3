/**
 * The work a study hands out: learn from these rows, or judge these predictions. A task to learn holds its training rows and
 * nothing else, so a fold cannot see its own patients wherever it runs. Plain data in, plain data out; the seed is in it.
 */
import { applyPreparation } from '../data/prepare/apply.js';
import { fitPreparation } from '../data/prepare/fit.js';
import type { Preparation } from '../data/prepare/preparation.js';
import { isNumberColumn, type Column, type Table } from '../data/table.js';
import { createRandom } from '../engine/random.js';
import { fail } from '../errors.js';
import { networks, predictorOf, ridge } from '../predictor/index.js';
import type { FitHost, FittedPredictor, Outcome } from '../predictor/index.js';
import type { Matrix } from '../statistics/linear-algebra.js';
import { evaluatePredictions, type EvidenceInput } from './evidence.js';
import type { StudyPlan } from './plan.js';
import type { StudyTask } from './types.js';

interface FitPayload {
  /** The training rows, predictors only. */
  table: Table;
  outcome: Outcome;
  groups?: Int32Array;
  seed: number;
  /** Fit the ridge regression beside the networks. */
  withReference: boolean;
}

/** What a fit has learned. Plain data. */
export interface FittedModel {
  preparation: Preparation;
  predictor: FittedPredictor;
  reference?: FittedPredictor;
}

const FIT = 'fit';
const EVALUATE = 'evaluate';

/** The task of one outer fold, or of the final model (`fold` undefined), which learns from all rows. */
export function fitTask(table: Table, plan: StudyPlan, fold?: number): StudyTask {
  const kept = Int32Array.from(plan.rows.keys()).filter((i) => plan.fold[i] !== fold);
  const payload: FitPayload = {
    table: takeRows(
      table,
      plan.predictors,
      kept.map((i) => plan.rows[i]),
    ),
    outcome: { ...plan.outcome, values: Float64Array.from(kept, (i) => plan.outcome.values[i]) },
    ...(plan.groups && { groups: kept.map((i) => plan.groups?.[i] ?? i) }),
    seed: createRandom(plan.options.seed, fold === undefined ? 'final fit' : `fold ${fold}`).uint32(),
    withReference: fold !== undefined,
  };
  return { kind: FIT, payload };
}

/** These columns and rows of a table, copied. */
function takeRows(table: Table, names: readonly string[], rows: Int32Array): Table {
  const take = (column: Column): Column =>
    isNumberColumn(column)
      ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]) }
      : { ...column, codes: rows.map((row) => column.codes[row]) };
  const wanted = new Set(names);
  const columns = table.columns.filter(({ name }) => wanted.has(name)).map(take);
  return { rows: rows.length, columns, ...(table.schema && { schema: table.schema }) };
}

/** The task of judging predictions: bootstraps of many rows take seconds, which are better spent in a worker. */
export function evaluateTask(input: EvidenceInput): StudyTask {
  return { kind: EVALUATE, payload: input };
}

/** Does a task, here or in a worker: the result is the same. Fails with `study.unknown-task` for what is none. */
export async function runStudyTask({ kind, payload }: StudyTask, host: FitHost = {}): Promise<unknown> {
  if (kind === FIT) return fitModel(payload as FitPayload, host);
  if (kind === EVALUATE) return evaluatePredictions(payload as EvidenceInput);
  return fail('study.unknown-task', { kind });
}

async function fitModel(payload: FitPayload, host: FitHost): Promise<FittedModel> {
  const { table, outcome, groups, seed, withReference } = payload;
  const predictors = table.columns.map(({ name }) => name);
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  const preparation = fitPreparation(table, { predictors, rows });
  const { matrix } = prepare(preparation, table);
  const options = { seed, ...(groups && { groups }) };
  const predictor = await networks.fit(matrix, outcome, options, host);
  const reference = withReference ? await ridge.fit(matrix, outcome, options, host) : undefined;
  return { preparation, predictor, ...(reference && { reference }) };
}

/** Rows of a table (default: all) as the matrix a predictor takes, and what is odd about them, as sentences. */
export function prepare(
  preparation: Preparation,
  table: Table,
  rows?: Int32Array,
  known?: readonly string[],
): { matrix: Matrix; warnings: string[] } {
  const prepared = applyPreparation(preparation, table, rows, known);
  const matrix = { values: prepared.matrix, rows: prepared.rows, columns: prepared.columns };
  return { matrix, warnings: prepared.warnings.map(({ sentence }) => sentence) };
}

/** N x K predictions of a fitted predictor. */
export function predictWith(fitted: FittedPredictor, matrix: Matrix): Float64Array {
  const predictor = predictorOf(fitted.kind) ?? fail('file.predictor', { kind: fitted.kind });
  return predictor.load(fitted)(matrix);
}
