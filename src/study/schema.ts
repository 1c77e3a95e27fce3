/** The published form of `metrics.json` and of the evidence in a model: `Results` as a zod schema. The words are in types.ts. */
import * as z from 'zod';
import { receiptSchema } from '../formats/bundle.js';
import type { Estimate } from '../evaluation/estimate.js';
import type { Evaluation, Inspection, Results } from './types.js';

const numbers = z.array(z.number());
const count = z.int().nonnegative();
export const taskSchema = z.enum(['binary', 'multiclass', 'continuous']);

const estimateSchema = z.strictObject({
  value: z.number().nullable(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  level: z.number().gt(0).lt(1).optional(),
  method: z.string().optional(),
  definition: z.string(),
  n: count,
  events: count.optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
}) satisfies z.ZodType<Estimate>;

const evaluationSchema = z.strictObject({
  metrics: z.record(z.string(), estimateSchema),
  roc: z.strictObject({ falsePositiveRate: numbers, truePositiveRate: numbers }).optional(),
  calibration: z.array(z.strictObject({ risk: z.number(), observed: estimateSchema })).optional(),
  riskHistogram: z.strictObject({ withoutOutcome: numbers, withOutcome: numbers }).optional(),
  residualHistogram: z.strictObject({ edges: numbers, counts: numbers }).optional(),
}) satisfies z.ZodType<Evaluation>;

const columnSchema = z.strictObject({
  name: z.string(),
  kind: z.string(),
  unit: z.string().optional(),
  role: z.enum(['target', 'predictor', 'group', 'dropped', 'left out']),
  why: z.string().optional(),
  missing: count,
  distinct: count,
  histogram: numbers,
  levels: z.array(z.string()).optional(),
  quantiles: z.tuple([z.number(), z.number(), z.number()]).optional(),
});

const findingSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'blocking']),
  columns: z.array(z.string()),
  what: z.string(),
  fix: z.string(),
});

const inspectionSchema = z.strictObject({
  rows: count,
  target: z.string().optional(),
  task: taskSchema.optional(),
  outcome: z.array(z.strictObject({ level: z.string(), count })).optional(),
  columns: z.array(columnSchema),
  findings: z.array(findingSchema),
}) satisfies z.ZodType<Inspection>;

const designSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cross-validation'), folds: count, grouped: z.boolean() }),
  z.strictObject({ kind: z.literal('new table') }),
]);

/** Schema of `Results`; `z.toJSONSchema(resultsSchema)` gives it to programs in other languages. */
export const resultsSchema = z.strictObject({
  format: z.literal('bedside-results'),
  version: z.literal(1),
  toolkit: z.string(),
  design: designSchema,
  task: taskSchema,
  target: z.string(),
  positive: z.string().optional(),
  classes: z.array(z.string()).optional(),
  rows: count,
  events: count.optional(),
  predictors: z.array(z.string()),
  model: evaluationSchema,
  reference: evaluationSchema.optional(),
  learning: z.strictObject({ training: numbers, validation: numbers }).optional(),
  inspection: inspectionSchema.optional(),
  receipt: receiptSchema.optional(),
  warnings: z.array(z.string()),
  seconds: z.number().optional(),
}) satisfies z.ZodType<Results>;
