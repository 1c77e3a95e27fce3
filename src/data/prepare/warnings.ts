/** What is worth knowing about a new table before its predictions are believed: columns and counts, never a value. */
import { maskedCount, SMALLEST_GROUP } from '../masking.js';

export type WarningCode =
  'extra-column' | 'unseen-level' | 'type-changed' | 'newly-missing' | 'outside-range' | 'other-units';

/** One thing about one column. */
export interface TableWarning {
  code: WarningCode;
  column: string;
  /** Cells concerned. */
  count: number;
  sentence: string;
}

type Make = (column: string, count: number, rows: number) => TableWarning;

/** These sentences end in results that are shared: neither the rows concerned nor the others are told where they are 1 to 10. */
function cells(count: number, rows: number): string {
  if (count === rows) return rows === 1 ? 'its only row' : 'every row';
  if (rows < SMALLEST_GROUP) return 'some rows';
  if (rows - count < SMALLEST_GROUP) return `all but a few of ${rows} rows`;
  return `${maskedCount(count)} of ${rows} rows`;
}

export const extraColumn: Make = (column, count) => ({
  code: 'extra-column',
  column,
  count,
  sentence: `Column "${column}" is not known to the model and is not used.`,
});

export const unseenLevel: Make = (column, count, rows) => ({
  code: 'unseen-level',
  column,
  count,
  sentence: `Column "${column}" has a level that the model does not know, or knows from fewer than ${SMALLEST_GROUP} training rows, in ${cells(count, rows)}; it is read as unknown.`,
});

export const typeChanged: Make = (column, count, rows) => ({
  code: 'type-changed',
  column,
  count,
  sentence: `Column "${column}" was of another kind in training: its cells cannot be read in ${cells(count, rows)} and are taken as missing.`,
});

export const newlyMissing: Make = (column, count, rows) => ({
  code: 'newly-missing',
  column,
  count,
  sentence: `Column "${column}" is missing in ${cells(count, rows)} and never was in training; the training median or average stands in.`,
});

export const outsideRange: Make = (column, count, rows) => ({
  code: 'outside-range',
  column,
  count,
  sentence: `Column "${column}" lies far outside the usual range of the training rows in ${cells(count, rows)}; check these values and their unit.`,
});

/** The ratio of medians is told only where a median is no single patient's value. */
export function otherUnitsWarning(column: string, count: number, ratio: number): TableWarning {
  const times =
    count < SMALLEST_GROUP
      ? 'many times off'
      : `about ${roundRatio(Math.max(ratio, 1 / ratio))} times ${ratio > 1 ? 'larger' : 'smaller'}`;
  return {
    code: 'other-units',
    column,
    count,
    sentence: `Column "${column}" looks like it is in other units than in training: its median is ${times}.`,
  };
}

/** One digit, two from 10 to 100: 8.7 is 9, 17.6 is 18, 942 is 900. */
function roundRatio(ratio: number): number {
  let step = 1;
  while (ratio / step >= 100) step *= 10;
  return Math.round(ratio / step) * step;
}
