/**
 * What is usual in the training rows, and whether new values are. The bounds are no extremes: at least 11 training rows lie
 * on or beyond each, so neither tells of a single patient's being the largest or smallest.
 */
import { sortedQuantile } from '../../statistics/quantile.js';
import { SMALLEST_GROUP } from '../masking.js';
import { sortedValues } from '../values.js';

/** What nearly all training values lie between, and how far beyond it a value is still no surprise, in its widths. */
export interface Range {
  low: number;
  high: number;
  margin: number;
}

/** Rows beyond each bound: 0.5 %, and no fewer than 11. */
const BEYOND_SHARE = 0.005;
/** Of the values, at least half must lie between the bounds for these to say anything. */
const FEWEST_VALUES = 4 * SMALLEST_GROUP;
/** More than this share of rows far outside is worth a word; no more of the training rows are. */
const NOTABLE_SHARE = 0.01;
const WIDEST_MARGIN = 64;
/** Units that differ change a median by more than patients do: mg/dl to mmol/l 18 (glucose), 39 (cholesterol), 88 µmol/l (creatinine). */
const OTHER_UNITS_RATIO = 5;

/**
 * The range of ascending training values; undefined if they are too few, or nearly all the same. The margin is half a
 * width, doubled (for long tails) until the training rows themselves are no surprise.
 */
export function fitRange(sorted: Float64Array): Range | undefined {
  const n = sorted.length;
  if (n < FEWEST_VALUES) return undefined;
  const beyond = Math.max(SMALLEST_GROUP, Math.ceil(BEYOND_SHARE * n));
  const range = { low: sorted[beyond - 1] + 0, high: sorted[n - beyond] + 0, margin: 0.5 };
  if (range.high <= range.low) return undefined;
  while (isNotable(countOutside(sorted, range), n) && range.margin < WIDEST_MARGIN) range.margin *= 2;
  return range;
}

/** Whether so many of these rows far outside are worth a word. */
export function isNotable(outside: number, rows: number): boolean {
  return outside > NOTABLE_SHARE * rows;
}

/** How many of these values lie beyond the margins, or, for a quantity that is positive, below half its lower bound. */
export function countOutside(values: Float64Array, { low, high, margin }: Range): number {
  const beyond = (high - low) * margin;
  const lowest = low > 0 ? Math.max(low - beyond, low / 2) : low - beyond;
  return values.reduce((sum, value) => sum + (value < lowest || value > high + beyond ? 1 : 0), 0);
}

/**
 * How many times larger (or, below 1, smaller) the median of new values is than the training median, if it is so many times
 * that the unit must be another one; else undefined. NaN are left out. A few values have to be far outside as well: one
 * patient may be that ill.
 */
export function otherUnits(values: Float64Array, center: number, range: Range): number | undefined {
  if (!isMostlyOutside(values, range)) return undefined;
  const sorted = sortedValues(values);
  const ratio = sortedQuantile(sorted, 0.5) / center;
  const isFar = ratio >= OTHER_UNITS_RATIO || (ratio > 0 && ratio <= 1 / OTHER_UNITS_RATIO);
  const isEnough = sorted.length >= SMALLEST_GROUP || countOutside(sorted, range) === sorted.length;
  return isFar && isEnough ? ratio : undefined;
}

/** Whether at least half of the values lie beyond one of the bounds, and so their median. Spares most columns the sorting. */
function isMostlyOutside(values: Float64Array, { low, high }: Range): boolean {
  let [below, above, present] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    present++;
    if (value < low) below++;
    else if (value > high) above++;
  }
  return present > 0 && 2 * Math.max(below, above) >= present;
}
