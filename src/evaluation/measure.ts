/**
 * A measure knows how to compute itself with and without weights; this room turns measures into estimates.
 * The one policy on intervals: rows that are independent get the interval named by the measure; rows of named patients
 * get the percentiles of a bootstrap that draws whole patients. Either way the model is fixed: intervals say how much
 * the numbers would vary over other patients, not over other trainings.
 */
import { createRandom } from '../engine/random.js';
import { bootstrap, percentileInterval } from '../statistics/bootstrap.js';
import { estimated, notEstimable, LEVEL, type Estimate, type EstimateSubject } from './estimate.js';
import type { IntervalOrReason } from './intervals.js';

/** With fewer patients of either kind no interval is given: none of the methods can be trusted there. */
export const FEWEST_FOR_INTERVAL = 11;

export interface BootstrapSettings {
  /** Seed of the bootstrap, which is used where patients have several rows. Default 0. */
  seed?: number;
  /** Bootstrap samples. Default 1000. */
  replicates?: number;
}

export interface Measure {
  name: string;
  /** One sentence a clinician understands. */
  definition: string;
  /** Why the measure cannot be computed from these rows, as a phrase; '' where it can. */
  unavailable: string;
  /** The measure, with one weight per row where given; NaN where these weights do not allow it. */
  value(weights?: Float64Array): number;
  /** The interval for independent rows. */
  interval(): IntervalOrReason;
  /** Why this measure may get no interval, as a phrase; '' or absent where it may. */
  withoutInterval?: string;
  /** Rows with the outcome that this measure is about, where that differs from measure to measure. */
  events?: number;
  /** What else the reader must know. */
  note?: string;
}

export interface MeasureContext {
  n: number;
  events?: number;
  /** N codes of patients with several rows; undefined where each row is a patient of its own. */
  units?: Int32Array;
  seed: number;
  replicates: number;
  /** Why no measure may get an interval, as a phrase; '' where they may. */
  withoutInterval: string;
}

interface IntervalAndNote {
  interval: IntervalOrReason;
  note?: string;
}

/** The estimates of all measures, in their order, by name. */
export function estimateAll(measures: readonly Measure[], context: MeasureContext): Record<string, Estimate> {
  const replicates = context.units === undefined ? undefined : resample(measures, context);
  const estimates: Record<string, Estimate> = {};
  measures.forEach((measure, m) => {
    estimates[measure.name] = estimateOne(measure, context, replicates?.[m]);
  });
  return estimates;
}

function estimateOne(measure: Measure, context: MeasureContext, replicates?: Float64Array): Estimate {
  const events = measure.events ?? context.events;
  const subject: EstimateSubject = { definition: measure.definition, n: context.n, events };
  if (measure.unavailable !== '') return notEstimable(subject, measure.unavailable);
  const value = measure.value();
  if (!Number.isFinite(value)) return notEstimable(subject, 'the computation found no finite value');
  const { interval, note } = intervalOf(measure, context, replicates);
  if ('reason' in interval) {
    return estimated(value, subject, undefined, sentences(measure.note, `No interval: ${interval.reason}.`));
  }
  return estimated(value, subject, interval, sentences(measure.note, note));
}

function intervalOf(measure: Measure, context: MeasureContext, replicates?: Float64Array): IntervalAndNote {
  const barred = context.withoutInterval || measure.withoutInterval;
  if (barred) return { interval: { reason: barred } };
  if (replicates !== undefined) return fromReplicates(replicates);
  const interval = measure.interval();
  const finite = 'reason' in interval || (Number.isFinite(interval.lower) && Number.isFinite(interval.upper));
  return { interval: finite ? interval : { reason: 'the standard error is not finite' } };
}

function sentences(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function resample(
  measures: readonly Measure[],
  { n, units, seed, replicates, withoutInterval }: MeasureContext,
) {
  if (withoutInterval !== '') return undefined;
  const random = createRandom(seed, 'evaluation/bootstrap');
  const statistics = (weights: Float64Array) =>
    measures.map((measure) => (measure.unavailable === '' ? measure.value(weights) : NaN));
  return bootstrap(statistics, { rows: n, units, replicates, random });
}

function fromReplicates(replicates: Float64Array): IntervalAndNote {
  const { lower, upper, failed } = percentileInterval(replicates, LEVEL);
  const all = replicates.length;
  const failure = `${failed} of ${all} bootstrap samples did not allow the computation`;
  if (failed > all / 2) return { interval: { reason: failure } };
  if (lower === upper) return { interval: { reason: 'every bootstrap sample gives the same value' } };
  const method = `percentiles of ${all} bootstrap samples of patients`;
  return {
    interval: { lower, upper, method },
    note: failed > 0 ? `${failure} and were left out.` : undefined,
  };
}
