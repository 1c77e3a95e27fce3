/** English for the patients and the table: who, which columns, what is missing, what was found. */
import type { ColumnSummary } from '../../../study/types.js';
import type { Unit } from '../../context.js';
import { numbers } from './numbers.js';

const kinds: Record<string, string> = {
  number: 'number',
  date: 'date',
  boolean: 'yes or no',
  category: 'category',
  ordered: 'ordered category',
  id: 'identifier',
};

const roles: Record<ColumnSummary['role'], string> = {
  target: 'outcome',
  predictor: 'predictor',
  group: 'patient',
  dropped: 'dropped',
  'left out': 'left out',
};

/** "303 patients; 2 of 13 predictors have missing values". */
function finding(rows: number, unit: Unit, predictors: number, incomplete: number): string {
  const people = numbers.people(rows, unit);
  if (incomplete === 0) return `${people}, and no predictor has a missing value`;
  if (incomplete === predictors) return `${people}, and every predictor has missing values`;
  return `${people}; ${incomplete} of ${predictors} predictors ${incomplete === 1 ? 'has' : 'have'} missing values`;
}

export const participants = {
  name: 'Participants',
  finding,
  kind: (kind: string) => kinds[kind] ?? kind,
  role: (role: ColumnSummary['role']) => roles[role],
  outcome: { title: 'Outcome', columns: ['Outcome', 'Count', 'Share'] },
  columns: {
    title: 'Columns',
    head: ['Column', 'Distribution', 'Missing'],
    note: 'Numbers: median, and the 5th to 95th percentile. Bars have no axis, so that no single value can be read off.',
    more: (n: number) => `${n} more columns are not shown here; metrics.json has them all.`,
  },
  leftOut: { title: 'Not used as predictors', because: (why: string) => `: ${why}` },
  median: (median: string, low: string, high: string) => `median ${median} (${low} to ${high})`,
  distinct: (n: string) => `${n} different values`,
  joined: (level: string) => `${level} or other`,
  level: (level: string, share: string) => `${level} (${share})`,
  moreLevels: (n: number) => `and ${n} more`,
  spark: (column: string) => `Distribution of ${column}`,
  findings: { title: 'Findings', none: 'Nothing was found that asks for action.' },
};
