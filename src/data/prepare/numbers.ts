/**
 * Numbers and dates: centred on the training median, scaled by the quartile distance, clipped smoothly, missing ones set to
 * the median with an indicator beside them. The recipe of RealMLP (Holzmüller et al., NeurIPS 2024), which keeps outliers
 * apart without letting them pull.
 */
import { sortedQuantile } from '../../statistics/quantile.js';
import { SMALLEST_GROUP } from '../masking.js';
import type { NumberColumn } from '../table.js';
import { columnOf, sortedValues } from '../values.js';
import type { NumberPredictor } from './preparation.js';
import { fitRange } from './range.js';

/** What the training rows of this column say: nothing where fewer than 11 have a value, for a median of two is two patients'. */
export function fitNumber(column: NumberColumn, rows: Int32Array): NumberPredictor {
  const sorted = sortedValues(column.values, rows);
  const isEnough = sorted.length >= SMALLEST_GROUP;
  const range = fitRange(sorted);
  const { name, kind, unit, format } = column;
  return {
    name,
    kind,
    ...(unit === undefined ? {} : { unit }),
    ...(format === undefined ? {} : { format }),
    // + 0 makes a negative zero positive: JSON knows only one.
    center: isEnough ? sortedQuantile(sorted, 0.5) + 0 : 0,
    scale: isEnough ? scaleOf(sorted, range) : 0,
    indicator: sorted.length > 0 && sorted.length < rows.length,
    ...(range === undefined ? {} : { range }),
  };
}

/**
 * One over the quartile distance; where most values are equal, two over the distance of the bounds that 11 rows lie beyond
 * (RealMLP takes the extremes, which are single patients'); where fewer rows than that differ, 1. Constant: 0.
 */
function scaleOf(sorted: Float64Array, range: NumberPredictor['range']): number {
  if (sorted[0] === sorted[sorted.length - 1]) return 0;
  const quartiles = sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25);
  if (quartiles > 0) return finite(1 / quartiles);
  const bounds = range === undefined ? 0 : range.high - range.low;
  return bounds > 0 ? finite(2 / bounds) : 1;
}

/** One over a subnormal number is infinite; no such distance is a measurement. */
function finite(scale: number): number {
  return scale === Infinity ? 1 : scale;
}

export function numberNames({ name, scale, indicator }: NumberPredictor): string[] {
  return [...(scale > 0 ? [name] : []), ...(indicator ? [`${name} is missing`] : [])];
}

/** B values as one column per name. */
export function encodeNumbers(predictor: NumberPredictor, values: Float64Array): Float32Array[] {
  const { center, scale, indicator } = predictor;
  const scaled = (value: number) => (Number.isNaN(value) ? 0 : smoothClip((value - center) * scale));
  const missing = (value: number) => (Number.isNaN(value) ? 1 : 0);
  return [
    ...(scale > 0 ? [columnOf(values, scaled)] : []),
    ...(indicator ? [columnOf(values, missing)] : []),
  ];
}

/** x / sqrt(1 + (x / 3)²): nearly x around 0, never beyond -3 and 3. */
export function smoothClip(x: number): number {
  const third = x / 3;
  // Where the square is infinite, x is on the bound.
  if (Math.abs(third) > 1e150) return x > 0 ? 3 : -3;
  return x / Math.sqrt(1 + third * third);
}
