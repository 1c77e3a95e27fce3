/**
 * One column in a few numbers: counts and robust ranges, no extreme, and no level by name that fewer than 11 rows hold.
 * Counts are as they are, those from 1 to 10 too: missing, distinct, bins of numbers. Pages join or hide them
 * (report/disclosure.ts), models leave them out (study/shareable.ts); metrics.json and `--json` hold them, for whoever may
 * see the table.
 */
import { sortedQuantile } from '../../statistics/quantile.js';
import type { ColumnSummary } from '../../study/types.js';
import { SMALLEST_GROUP } from '../masking.js';
import { isNumberColumn, type LevelColumn, type NumberColumn } from '../table.js';
import { distinctCount, levelCounts, sortedValues } from '../values.js';
import type { ColumnRole } from './roles.js';

const MOST_BINS = 24;
/** Fewer values than this show no distribution. */
const FEWEST_VALUES = 20;

export function summarizeColumn({ column, role, why }: ColumnRole): ColumnSummary {
  const shape = isNumberColumn(column) ? summarizeNumbers(column) : summarizeLevels(column);
  return {
    name: column.name,
    kind: column.kind,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    role,
    ...(why === undefined ? {} : { why }),
    ...shape,
  };
}

type Shape = Pick<ColumnSummary, 'missing' | 'distinct' | 'histogram' | 'levels' | 'quantiles'>;

function summarizeNumbers({ values }: NumberColumn): Shape {
  const sorted = sortedValues(values);
  const counts = { missing: values.length - sorted.length, distinct: distinctCount(sorted) };
  if (sorted.length < FEWEST_VALUES) return { ...counts, histogram: [] };
  const bins = { ...counts, histogram: histogram(sorted) };
  const [low, median, high] = [0.05, 0.5, 0.95].map((share) => sortedQuantile(sorted, share));
  return isSharedBy(sorted, low, high) ? { ...bins, quantiles: [low, median, high] } : bins;
}

/** Whether at least 11 rows lie on or beyond each end: the rule of prepare/range.ts. */
function isSharedBy(sorted: Float64Array, low: number, high: number): boolean {
  return sorted[SMALLEST_GROUP - 1] <= low && sorted[sorted.length - SMALLEST_GROUP] >= high;
}

/** Counts between the 1st and the 99th percentile, the rest in the end bins: no outlier stands alone. */
function histogram(sorted: Float64Array): number[] {
  const [low, high] = [sortedQuantile(sorted, 0.01), sortedQuantile(sorted, 0.99)];
  if (low === high) return [sorted.length];
  const isWhole = high - low < MOST_BINS - 1 && sorted.every(Number.isInteger);
  const start = isWhole ? Math.floor(low) : low;
  const bins = isWhole ? Math.ceil(high) - start + 1 : MOST_BINS;
  const width = isWhole ? 1 : (high - low) / bins;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of sorted) counts[Math.min(bins - 1, Math.max(0, Math.floor((value - start) / width)))]++;
  return counts;
}

function summarizeLevels(column: LevelColumn): Shape {
  const counts = levelCounts(column.codes, column.levels.length);
  const present = counts.reduce((sum, count) => sum + count, 0);
  const distinct = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const totals = { missing: column.codes.length - present, distinct };
  if (column.kind === 'id') return { ...totals, histogram: [] };
  const shown = shownLevels(column.levels, counts, present);
  return {
    ...totals,
    histogram: shown.map(({ count }) => count),
    levels: shown.map(({ level }) => level),
  };
}

/**
 * The most frequent levels by name and the rest as "other". A rest of 1 to 10 rows could be worked out from the totals, so
 * it takes the next level in with it.
 */
function shownLevels(
  levels: readonly string[],
  counts: Int32Array,
  present: number,
): { level: string; count: number }[] {
  const named = levels
    .map((level, code) => ({ level, count: counts[code] }))
    .filter(({ count }) => count >= SMALLEST_GROUP)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_BINS - 1);
  let rest = present - named.reduce((sum, { count }) => sum + count, 0);
  while (rest > 0 && rest < SMALLEST_GROUP && named.length > 0) rest += named.pop()?.count ?? 0;
  return rest > 0 ? [...named, { level: 'other', count: rest }] : named;
}
