/** Findings about single columns: each says which columns it is about, in one sentence for all of them. */
import type { Finding } from '../../study/types.js';
import { isMissing, isNumberColumn, type Column } from '../table.js';
import { sortedQuantile } from '../../statistics/quantile.js';
import { SMALLEST_GROUP } from '../masking.js';
import { possibleDateFormats } from '../typing/dates.js';
import { distinctCount, sortedValues } from '../values.js';
import { varietyOf, type ColumnRole } from './roles.js';

interface ColumnFinding {
  code: string;
  severity: Finding['severity'];
  /** Whether it is about this column. */
  isAbout: (column: Column) => boolean;
  /** What follows the name of one column, and of several. */
  one: string;
  several: string;
  fix: string;
}

const MANY_LEVELS = 50;
const VERY_MANY_LEVELS = 10_000;

const FINDINGS: ColumnFinding[] = [
  {
    code: 'empty-column',
    severity: 'info',
    isAbout: (column) => varietyOf(column) === 'empty',
    one: 'is empty.',
    several: 'are empty.',
    fix: 'Nothing is learned from it; check that the export should have filled it.',
  },
  {
    code: 'constant-column',
    severity: 'info',
    isAbout: (column) => varietyOf(column) === 'constant',
    one: 'has the same value in every row that has one.',
    several: 'have the same value in every row that has one.',
    fix: 'Nothing is learned from it; check that no filter on it was left on.',
  },
  {
    code: 'mostly-missing',
    severity: 'warning',
    isAbout: (column) => varietyOf(column) !== 'empty' && missingShare(column) > 0.5,
    one: 'is missing in more than half of the rows.',
    several: 'are missing in more than half of the rows.',
    fix: 'Ask what will be known when the model is used, and drop (--drop) what will not.',
  },
  {
    code: 'near-unique-column',
    severity: 'info',
    isAbout: (column) => column.kind === 'id' && !repeats(column),
    one: 'has a value of its own in every row.',
    several: 'have a value of their own in every row.',
    fix: 'It names rows and predicts nothing; it is left out.',
  },
  {
    code: 'many-levels',
    severity: 'info',
    isAbout: (column) => levelsOf(column) > MANY_LEVELS && levelsOf(column) <= VERY_MANY_LEVELS,
    one: `has more than ${MANY_LEVELS} levels.`,
    several: `have more than ${MANY_LEVELS} levels each.`,
    fix: 'The most frequent 32 that 11 rows or more hold are used, the rest counts as unknown; group levels if you can.',
  },
  {
    code: 'very-many-levels',
    severity: 'warning',
    isAbout: (column) => levelsOf(column) > VERY_MANY_LEVELS,
    one: `has more than ${VERY_MANY_LEVELS} levels.`,
    several: `have more than ${VERY_MANY_LEVELS} levels each.`,
    fix: 'It reads like free text or codes: group them into a few levels, or drop the column (--drop).',
  },
  {
    code: 'zeros-apart',
    severity: 'warning',
    isAbout: hasZerosApart,
    one: 'is 0 in some rows and far from 0 in all others.',
    several: 'are 0 in some rows and far from 0 in all others.',
    fix: 'If 0 stands for missing, say so in the schema: { "type": "number", "missing": ["0"] }.',
  },
  {
    code: 'similar-levels',
    severity: 'warning',
    isAbout: hasSimilarLevels,
    one: 'has levels that differ only in letter case or blanks.',
    several: 'have levels that differ only in letter case or blanks.',
    fix: 'Write them alike, or they are learned as different things.',
  },
  {
    code: 'ambiguous-dates',
    severity: 'warning',
    isAbout: (column) => column.kind === 'category' && possibleDateFormats(column.levels).length > 1,
    one: 'holds dates that can be read with the day or with the month first.',
    several: 'hold dates that can be read with the day or with the month first.',
    fix: 'Give the format in the schema: { "type": "date", "format": "dd/mm/yyyy" }.',
  },
];

const repeatedIds: ColumnFinding = {
  code: 'repeated-ids',
  severity: 'warning',
  isAbout: (column) => column.kind === 'id' && repeats(column),
  one: 'names the same in more than one row.',
  several: 'name the same in more than one row.',
  fix: 'If it names the patient, give it as the group column (--group): a patient must not be both trained and tested on.',
};

/** The findings about all columns but the dropped ones, in a fixed order. */
export function findInColumns(roles: readonly ColumnRole[]): Finding[] {
  const looked = roles.filter(({ role }) => role === 'predictor' || role === 'left out');
  const hasGroup = roles.some(({ role }) => role === 'group');
  return (hasGroup ? FINDINGS : [...FINDINGS, repeatedIds]).flatMap((finding) => {
    const { code, severity, fix, isAbout, one, several } = finding;
    const columns = looked.filter(({ column }) => isAbout(column)).map(({ column }) => column.name);
    if (columns.length === 0) return [];
    const what = `${subject(columns)} ${columns.length === 1 ? one : several}`;
    return [{ code, severity, columns, what, fix }];
  });
}

/** `Column "a"`, `Columns "a" and "b"`, or how many there are of many. */
function subject(columns: readonly string[]): string {
  const quoted = columns.map((name) => `"${name}"`);
  if (quoted.length === 1) return `Column ${quoted[0]}`;
  if (quoted.length > 4) return `${quoted.length} columns (${quoted.slice(0, 3).join(', ')}, ...)`;
  return `Columns ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

function missingShare(column: Column): number {
  const rows = isNumberColumn(column) ? column.values.length : column.codes.length;
  let missing = 0;
  for (let row = 0; row < rows; row++) if (isMissing(column, row)) missing++;
  return missing / rows;
}

function levelsOf(column: Column): number {
  return column.kind === 'category' ? column.levels.length : 0;
}

function repeats(column: Column): boolean {
  if (isNumberColumn(column)) return false;
  const seen = new Uint8Array(column.levels.length);
  return column.codes.some((code) => code >= 0 && seen[code]++ > 0);
}

function hasSimilarLevels(column: Column): boolean {
  if (isNumberColumn(column) || column.kind !== 'category') return false;
  const plain = new Set(column.levels.map((level) => level.toLowerCase().replace(/\s+/g, '')));
  return plain.size < column.levels.length;
}

/** Zeros in 11 rows or more of a measurement whose other values are positive, 99 % of them above a quarter of the median. */
function hasZerosApart(column: Column): boolean {
  if (column.kind !== 'number') return false;
  const zeros = column.values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
  if (zeros < SMALLEST_GROUP) return false;
  const others = sortedValues(column.values).filter((value) => value !== 0);
  if (others.length < SMALLEST_GROUP || others[0] < 0) return false;
  return distinctCount(others) > 20 && sortedQuantile(others, 0.01) > sortedQuantile(others, 0.5) / 4;
}
