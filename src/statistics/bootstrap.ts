/**
 * The bootstrap (Efron 1979), by weights: a replicate says how often each patient was drawn, so a statistic that takes
 * weights needs no copied rows. Patients with several rows are drawn whole, which makes every interval a cluster interval.
 */
import type { Random } from '../engine/random.js';
import { sortedQuantile } from './quantile.js';

export interface BootstrapOptions {
  /** Rows, N. */
  rows: number;
  /** N codes from 0 to U - 1 that say to which patient a row belongs; the default is each row its own. */
  units?: Int32Array;
  /** Default 1000. */
  replicates?: number;
  random: Random;
}

/**
 * Draws U patients with replacement, `replicates` times, and returns what `statistics` made of each draw: one array per
 * statistic, in the order of the replicates. `statistics` gets N weights (0, 1, 2, ...) in an array that is used again,
 * and gives one number per statistic, NaN where it cannot be computed.
 */
export function bootstrap(
  statistics: (weights: Float64Array) => ArrayLike<number>,
  { rows, units, replicates = 1000, random }: BootstrapOptions,
): Float64Array[] {
  let patients = units === undefined ? rows : 0;
  if (units !== undefined) for (const unit of units) patients = Math.max(patients, unit + 1);
  const drawn = new Float64Array(patients);
  const weights = new Float64Array(rows);
  const results: Float64Array[] = [];
  for (let b = 0; b < replicates; b++) {
    drawn.fill(0);
    for (let u = 0; u < patients; u++) drawn[random.integer(patients)]++;
    for (let i = 0; i < rows; i++) weights[i] = drawn[units === undefined ? i : units[i]];
    const values = statistics(weights);
    for (let s = 0; s < values.length; s++) (results[s] ??= new Float64Array(replicates))[b] = values[s];
  }
  return results;
}

export interface PercentileInterval {
  lower: number;
  upper: number;
  /** Replicates in which the statistic could not be computed; the interval is made of the others. */
  failed: number;
}

/** The percentile interval of one statistic's replicates; NaN ends where none succeeded. */
export function percentileInterval(replicates: Float64Array, level = 0.95): PercentileInterval {
  const sorted = replicates.filter((value) => Number.isFinite(value)).sort();
  const tail = (1 - level) / 2;
  return {
    lower: sortedQuantile(sorted, tail),
    upper: sortedQuantile(sorted, 1 - tail),
    failed: replicates.length - sorted.length,
  };
}
