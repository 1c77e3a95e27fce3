/** A fitted model into a bundle and back: what it stores, and the RiskModel that a stored one becomes. */
import * as z from 'zod';
import { parsePreparation, type Preparation } from '../data/prepare/preparation.js';
import { declared, schemaForm, type ColumnSchema, type Schema } from '../data/schema.js';
import { fail } from '../errors.js';
import { checkSchema, readBundle, writeBundle, type Bundle } from '../formats/bundle.js';
import { predictorOf, type Predict } from '../predictor/index.js';
import { cardOf } from './card.js';
import { namedColumns } from './evidence.js';
import { checkAgreement } from './agreement.js';
import { checkGolden, goldenInputs, goldenSchema, goldenTable, type Golden } from './golden.js';
import type { StudyPlan } from './plan.js';
import { settingsSchema, type Settings } from './receipt.js';
import { resultsSchema, taskSchema } from './schema.js';
import { shareable } from './shareable.js';
import { predictWith, prepare, type FittedModel } from './tasks.js';
import type { Receipt, Results, RiskModel } from './types.js';

const name = z.string();

/** Form of `pipeline.json`: everything between a table and a prediction but the weights. */
const pipelineSchema = z.strictObject({
  task: taskSchema,
  target: name,
  positive: name.optional(),
  classes: z.array(name).optional(),
  /** Columns that were no predictors: no surprise in a new table. */
  others: z.array(name),
  /** See `RiskModel.reading`. */
  reading: schemaForm,
  /** Checked by its own room. */
  preparation: z.unknown(),
  predictor: z.strictObject({ kind: z.string(), state: z.record(z.string(), z.unknown()) }),
  settings: settingsSchema,
});
export type Pipeline = z.infer<typeof pipelineSchema>;

/** The bytes of a bundle, and the receipt completed with the hash of the weights. */
export function packModel(
  { preparation, predictor }: FittedModel,
  plan: StudyPlan,
  { settings, results, receipt }: { settings: Settings; results: Results; receipt: Omit<Receipt, 'weights'> },
): { bytes: Uint8Array<ArrayBuffer>; receipt: Receipt } {
  const { target } = plan;
  const pipeline: Pipeline = {
    task: target.task,
    target: target.target,
    ...classesOf(plan),
    others: plan.others,
    reading: readingOf(preparation, settings),
    preparation,
    predictor: { kind: predictor.kind, state: predictor.state },
    settings,
  };
  const inputs = goldenInputs(preparation);
  const predictions = predictWith(predictor, prepare(preparation, goldenTable(preparation, inputs)).matrix);
  const golden: Golden = { inputs, predictions: [...predictions] };
  const evidence = shareable(results);
  const parts = { weights: predictor.weights, pipeline, evidence, golden, card: cardOf(evidence) };
  return writeBundle(parts, receipt);
}

/** The classes as results and models name them: the event of two, or all of more. */
export function classesOf({ target }: StudyPlan): { positive?: string; classes?: string[] } {
  if (target.task === 'continuous') return {};
  return target.positive === undefined
    ? { classes: target.classes }
    : { positive: target.positive, classes: target.classes };
}

/** The predictors' reading, and that of outcome and patients: classes are names, whatever they look like. */
function readingOf({ reading }: Preparation, { options, schema }: Settings): Schema {
  const { task, target, group } = options;
  const columns: Record<string, ColumnSchema> = { ...reading.columns };
  const declaration = declared(schema, target);
  const missing = declaration && 'missing' in declaration ? { missing: declaration.missing } : {};
  columns[target] = { type: task === 'continuous' ? 'number' : 'category', ...missing };
  if (group !== undefined) columns[group] = { type: 'id' };
  return { ...reading, columns };
}

/** Reads a bundle, checks every part of it, and replays its golden cases. Fails with `file.*` or `table.preparation`. */
export async function loadRiskModel(bytes: Uint8Array): Promise<RiskModel> {
  return openBundle(readBundle(bytes)).model;
}

/** A model and the settings it was made with. */
export function openBundle(bundle: Bundle): { model: RiskModel; settings: Settings } {
  const pipeline = checkSchema(pipelineSchema, bundle.pipeline, 'pipeline.json');
  const results = checkSchema(resultsSchema, bundle.evidence, 'evidence.json');
  const golden = checkSchema(goldenSchema, bundle.golden, 'golden.json');
  const preparation = parsePreparation(pipeline.preparation);
  checkAgreement({ pipeline, results, golden, bundle });
  const predict = loadPredictor(pipeline, bundle);
  checkGolden(golden, predict(prepare(preparation, goldenTable(preparation, golden.inputs)).matrix));
  const { task, target, positive, classes, others, reading, settings } = pipeline;
  const model: RiskModel = {
    task,
    target,
    ...(positive !== undefined && { positive }),
    ...(classes && { classes }),
    predictors: preparation.predictors.map((predictor) => predictor.name),
    ...(settings.options.group !== undefined && { group: settings.options.group }),
    receipt: bundle.receipt,
    evidence: { ...results, receipt: bundle.receipt },
    card: bundle.card,
    reading,
    ...(settings.schema && { trainingSchema: settings.schema }),
    predict(table) {
      const { matrix, warnings } = prepare(preparation, table, undefined, others);
      return { columns: namedColumns(model, predict(matrix)), warnings };
    },
  };
  return { model, settings };
}

function loadPredictor({ predictor: { kind, state } }: Pipeline, { weights }: Bundle): Predict {
  const predictor = predictorOf(kind) ?? fail('file.predictor', { kind });
  return predictor.load({ kind, state, weights: weights.tensors });
}
