/**
 * What preparing predictors has learned from the training rows: plain JSON, stored in the model file. Its form and nothing
 * else; fit.ts makes it, apply.ts uses it.
 *
 * Privacy: it holds medians and quartile distances of at least 11 values, bounds that at least 11 training rows lie beyond,
 * and names of levels that at least 11 training rows hold. Levels of booleans and ordered columns are kept whole: they are a pair of common words,
 * or come from the schema.
 */
import * as z from 'zod';
import { fail } from '../../errors.js';
import { schemaForm } from '../schema.js';
import { DATE_FORMATS } from '../typing/dates.js';

const name = z.string().max(1000);
const level = z.string().max(10_000);

/** Prepared as (value - center) * scale, clipped smoothly; a missing value is the center. */
const numberForm = z.strictObject({
  name,
  kind: z.enum(['number', 'date']),
  unit: z.string().max(40).optional(),
  format: z.enum(DATE_FORMATS).optional(),
  /** Median of the training values; 0 with fewer than 11 of them. */
  center: z.number(),
  /** One over the quartile distance, or what stands in for it; 0: the value is not used, it was constant, or fewer than 11 rows had one. */
  scale: z.number().min(0),
  /** A column of its own says where the value is missing. */
  indicator: z.boolean(),
  /** What nearly all training values lie between (range.ts); absent with too few of them. */
  range: z.strictObject({ low: z.number(), high: z.number(), margin: z.number().min(0) }).optional(),
});

/** Prepared as -1 (no), 1 (yes), 0 (missing). */
const booleanForm = z.strictObject({
  name,
  kind: z.literal('boolean'),
  levels: z.tuple([level, level]),
  /** Not used: only one of the levels occurred. */
  constant: z.boolean(),
  indicator: z.boolean(),
});

/** Prepared as -1 (lowest level) to 1 (highest) in even steps; a missing value is the middle training patient's. */
const orderedForm = z.strictObject({
  name,
  kind: z.literal('ordered'),
  levels: z.array(level).min(2).max(10_000),
  /** Place of the median level, from 0; a half between two. */
  center: z.number().min(0),
  constant: z.boolean(),
  indicator: z.boolean(),
});

/** Prepared as one column per level; rare, missing and unseen levels are `unknown`. */
const categoryForm = z.strictObject({
  name,
  kind: z.literal('category'),
  levels: z.array(level).max(1000),
  /** Share of the training rows with each level; none if rows were unknown, as how few could be worked out from what is left. */
  shares: z.array(z.number().min(0).max(1)).max(1000),
  /** Unknown has a column of its own; if no training row was unknown, an unknown row is spread as the shares are. */
  unknown: z.boolean(),
});

const predictorForm = z.discriminatedUnion('kind', [numberForm, booleanForm, orderedForm, categoryForm]);

const preparationForm = z.strictObject({
  version: z.literal(1),
  predictors: z.array(predictorForm).max(100_000),
  /** How to read a new table so that its cells mean what they meant in training. */
  reading: schemaForm,
});

export type NumberPredictor = z.infer<typeof numberForm>;
export type BooleanPredictor = z.infer<typeof booleanForm>;
export type OrderedPredictor = z.infer<typeof orderedForm>;
export type CategoryPredictor = z.infer<typeof categoryForm>;
export type PreparedPredictor = z.infer<typeof predictorForm>;
export type Preparation = z.infer<typeof preparationForm>;

export function isNumberPredictor(predictor: PreparedPredictor): predictor is NumberPredictor {
  return predictor.kind === 'number' || predictor.kind === 'date';
}

/** A preparation read back from JSON. Fails with `table.preparation` if anything in it has another form than it was written in. */
export function parsePreparation(json: unknown): Preparation {
  const parsed = preparationForm.safeParse(json);
  if (!parsed.success) return fail('table.preparation', { path: parsed.error.issues[0].path.join('.') });
  const wrong = parsed.data.predictors.find((one) => !isConsistent(one));
  return wrong === undefined
    ? parsed.data
    : fail('table.preparation', { path: `predictors (${wrong.name})` });
}

function isConsistent(predictor: PreparedPredictor): boolean {
  if (predictor.kind === 'category')
    return predictor.shares.length === (predictor.unknown ? 0 : predictor.levels.length);
  if (predictor.kind === 'ordered') return predictor.center <= predictor.levels.length - 1;
  return predictor.kind === 'boolean' || (predictor.range?.low ?? 0) <= (predictor.range?.high ?? 0);
}
