/**
 * The outcome: what kind of question a column asks, and its answer for each row.
 *
 * Two different values make a binary outcome, whatever the kind of column. Three to twenty levels of a category or an
 * ordered column, or three to ten different whole numbers, make classes. Other numbers are continuous. `task` overrides
 * the rule where the column allows it. Rows without an outcome are left out, and counted.
 */
import { fail } from '../errors.js';
import type { Task } from '../study/types.js';
import { requireColumn } from './columns.js';
import { SMALLEST_GROUP } from './masking.js';
import { sortLevels } from './typing/convert.js';
import { isNumberColumn, type Column, type Table } from './table.js';
import { distinctCount, levelCounts, sortedValues } from './values.js';

export const MOST_CLASSES = 20;
const MOST_NUMBER_CLASSES = 10;

/** Words for the event, in small letters. A 1 is none: it is the event beside a 0, and in other codes often is not. */
const EVENT_WORDS = new Set([
  'yes', 'y', 'true', 't', 'positive', 'pos', 'present', 'case', 'event', 'dead', 'died', 'death', 'deceased',
  'sick', 'ill', 'disease', 'diseased', 'malignant', 'abnormal', 'relapse', 'ja', 'oui', 'si', 'sí', 'sim',
]); // prettier-ignore

interface Known {
  target: string;
  /** Rows whose outcome is known, ascending. */
  rows: Int32Array;
  /** Rows left out because their outcome is missing. */
  missing: number;
}

/** Classes and, for each of N rows, which one: -1 where the outcome is missing. */
export interface ClassTarget extends Known {
  task: 'binary' | 'multiclass';
  /** Binary: the other level, then the event. Else in the column's order. */
  classes: string[];
  /** N codes into `classes`; for a binary outcome 1 is the event. */
  codes: Int32Array;
  /** Rows of each class. */
  counts: number[];
  /** Binary: the level that is the event, and how it was chosen. */
  positive?: string;
  positiveChosen?: 'as asked' | 'by its name' | 'as the rarer level';
}

export interface NumberTarget extends Known {
  task: 'continuous';
  /** N values, NaN where the outcome is missing. */
  values: Float64Array;
}

export type Target = ClassTarget | NumberTarget;

export interface TargetOptions {
  task?: Task;
  /** Binary: the level that is the event. */
  positive?: string;
}

/** What the outcome column asks and answers. Fails, with a code beginning `table.target`, if nothing can be learned from it. */
export function describeTarget(table: Table, target: string, options: TargetOptions = {}): Target {
  const column = requireColumn(table, target, 'the outcome');
  if (column.kind === 'date' || column.kind === 'id')
    fail('table.target-kind', { target, kind: column.kind });
  const levels = outcomeLevels(column);
  const rows = knownRows(column);
  if (rows.length === 0) fail('table.target-empty', { target });
  if (levels.distinct === 1) fail('table.target-constant', { target, rows: rows.length });
  const known: Known = { target, rows, missing: table.rows - rows.length };
  const task = chooseTask(column, levels, options.task);
  if (task !== 'binary' && options.positive !== undefined) refusePositive(target, task, levels.distinct);
  if (task === 'continuous' && isNumberColumn(column)) return { ...known, task, values: column.values };
  return describeClasses(known, task === 'binary' ? 'binary' : 'multiclass', levels, options.positive);
}

/** Levels that occur, and the code of each row among them; numbers become levels if there are few. */
interface OutcomeLevels {
  distinct: number;
  whole: boolean;
  names: string[];
  codes: Int32Array;
}

function outcomeLevels(column: Column): OutcomeLevels {
  if (isNumberColumn(column)) return levelsOfNumbers(column.values);
  const counts = levelCounts(column.codes, column.levels.length);
  const occurring = column.levels.flatMap((_, code) => (counts[code] > 0 ? [code] : []));
  const place = new Map(occurring.map((code, i) => [code, i]));
  const codes = column.codes.map((code) => place.get(code) ?? -1);
  return { distinct: occurring.length, whole: false, names: occurring.map((c) => column.levels[c]), codes };
}

function levelsOfNumbers(values: Float64Array): OutcomeLevels {
  const sorted = sortedValues(values);
  const distinct = distinctCount(sorted);
  if (distinct > MOST_CLASSES) return { distinct, whole: false, names: [], codes: new Int32Array() };
  const names = sortLevels([...new Set(sorted)].map(String));
  const place = new Map(names.map((name, code) => [Number(name), code]));
  const codes = Int32Array.from(values, (value) => place.get(value) ?? -1);
  return { distinct, whole: sorted.every(Number.isInteger), names, codes };
}

function knownRows(column: Column): Int32Array {
  const cells = isNumberColumn(column) ? column.values : column.codes;
  const isKnown = isNumberColumn(column)
    ? (row: number) => !Number.isNaN(column.values[row])
    : (row: number) => column.codes[row] >= 0;
  return Int32Array.from(cells.keys()).filter(isKnown);
}

function chooseTask(column: Column, levels: OutcomeLevels, asked: Task | undefined): Task {
  const { distinct } = levels;
  const isNumber = isNumberColumn(column);
  const refuse = (task: Task) =>
    fail('table.target-task', { target: column.name, task, kind: column.kind, distinct });
  if (asked === 'continuous') return isNumber ? asked : refuse(asked);
  if (asked === 'binary') return distinct === 2 ? asked : refuse(asked);
  if (asked === undefined && distinct === 2) return 'binary';
  if (asked === undefined && isNumber && !(levels.whole && distinct <= MOST_NUMBER_CLASSES))
    return 'continuous';
  if (distinct < 3) return refuse('multiclass');
  if (distinct > MOST_CLASSES) {
    fail('table.target-classes', { target: column.name, classes: distinct, most: MOST_CLASSES });
  }
  return 'multiclass';
}

function describeClasses(
  known: Known,
  task: 'binary' | 'multiclass',
  { names, codes }: OutcomeLevels,
  positive: string | undefined,
): ClassTarget {
  const counts = [...levelCounts(codes, names.length)];
  const lonely = counts.filter((count) => count < 2).length;
  if (lonely > 0)
    fail('table.target-lonely-classes', { target: known.target, classes: names.length, lonely });
  if (task === 'multiclass') return { ...known, task, classes: names, codes, counts };
  const { event, chosen } = chooseEvent(known.target, names, counts, positive);
  const isEvent = (code: number) => (code === event ? 1 : 0);
  return {
    ...known,
    task,
    classes: [names[1 - event], names[event]],
    codes: codes.map((code) => (code < 0 ? -1 : isEvent(code))),
    counts: [counts[1 - event], counts[event]],
    positive: names[event],
    positiveChosen: chosen,
  };
}

/** An option that nothing would come of: whoever named an event expects a risk of it. */
function refusePositive(target: string, task: Task, distinct: number): never {
  return fail('table.target-not-binary', { target, ...(task === 'multiclass' && { classes: distinct }) });
}

type Chosen = { event: number; chosen: NonNullable<ClassTarget['positiveChosen']> };

function chooseEvent(target: string, names: string[], counts: number[], asked: string | undefined): Chosen {
  if (asked !== undefined) {
    const event = indexOfLevel(names, asked);
    return event < 0
      ? fail('table.target-positive', { target, positive: asked, classes: listed(names, counts) })
      : { event, chosen: 'as asked' };
  }
  if (names.every((name) => name !== '' && Number.isFinite(Number(name))))
    return chooseNumber(target, names, counts);
  const named = names.flatMap((name, code) => (EVENT_WORDS.has(name.toLowerCase()) ? [code] : []));
  if (named.length === 1) return { event: named[0], chosen: 'by its name' };
  return { event: counts[0] < counts[1] ? 0 : 1, chosen: 'as the rarer level' };
}

/** 1 beside 0. Other codes say nothing: 2 is dead in one registry and alive in the next, and the rarer may be either. */
function chooseNumber(target: string, names: string[], counts: number[]): Chosen {
  const event = names.indexOf('1');
  if (event >= 0 && names.includes('0')) return { event, chosen: 'by its name' };
  return fail('table.target-event', { target, classes: listed(names, counts) });
}

/** Levels for an error: none that a handful of patients hold. */
function listed(names: readonly string[], counts: readonly number[]): string[] {
  return names.filter((_, code) => counts[code] >= SMALLEST_GROUP);
}

/** By name, else by number ("1.0" for "1"), else in any letter case; -1 if there is none. */
function indexOfLevel(names: string[], asked: string): number {
  const exact = names.indexOf(asked.trim());
  if (exact >= 0) return exact;
  const number = asked.trim() === '' ? NaN : Number(asked);
  const same = (name: string) => Number(name) === number || name.toLowerCase() === asked.trim().toLowerCase();
  return names.findIndex(same);
}
