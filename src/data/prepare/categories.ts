/**
 * Categories: one column per level, as many as 32; levels that fewer than 11 training rows hold, further levels, missing and
 * unseen ones are "unknown". If no training row was unknown, a network could not learn what unknown means; an unknown row
 * then gets the shares of the levels, an average patient, and no weight speaks that was never trained.
 */
import { SMALLEST_GROUP } from '../masking.js';
import type { LevelColumn } from '../table.js';
import { levelCounts } from '../values.js';
import type { CategoryPredictor } from './preparation.js';

const MOST_LEVELS = 32;

export function fitCategory(column: LevelColumn, rows: Int32Array): CategoryPredictor {
  const counts = levelCounts(column.codes, column.levels.length, rows);
  const kept = mostFrequent(counts).sort((a, b) => a - b);
  const unknown = kept.reduce((sum, code) => sum + counts[code], 0) < rows.length;
  return {
    name: column.name,
    kind: 'category',
    levels: kept.map((code) => column.levels[code]),
    shares: unknown ? [] : kept.map((code) => counts[code] / rows.length),
    unknown,
  };
}

/** Codes of the levels to keep, most frequent first; equals in the column's order. */
function mostFrequent(counts: Int32Array): number[] {
  const enough = [...counts.keys()].filter((code) => counts[code] >= SMALLEST_GROUP);
  return enough.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, MOST_LEVELS);
}

/** None if all training rows had the same: nothing can be learned from it. */
export function categoryNames({ name, levels, unknown }: CategoryPredictor): string[] {
  if (levels.length + (unknown ? 1 : 0) < 2) return [];
  return [...levels.map((level) => `${name} = ${level}`), ...(unknown ? [`${name} = unknown`] : [])];
}

/** B places among the levels (negative: unknown) as one column per name. */
export function encodeCategory(predictor: CategoryPredictor, codes: Int32Array): Float32Array[] {
  const { shares, unknown } = predictor;
  const columns = categoryNames(predictor).map(() => new Float32Array(codes.length));
  if (columns.length === 0) return [];
  codes.forEach((code, i) => {
    if (code >= 0) columns[code][i] = 1;
    else if (unknown) columns[columns.length - 1][i] = 1;
    else shares.forEach((share, level) => (columns[level][i] = share));
  });
  return columns;
}
