/**
 * The plan of a study: which columns predict, what the outcome of each row is, and which rows belong to which fold.
 * Decided once, from the table and the options; every task follows from it. Nothing is fitted here.
 */
import { findColumn, isNumberColumn, type Column, type Table } from '../data/table.js';
import { assignRoles } from '../data/inspect/roles.js';
import { maskedCount, SMALLEST_GROUP } from '../data/masking.js';
import { describeTarget, type Target } from '../data/target.js';
import { fail } from '../errors.js';
import { isReservedKey } from '../formats/json.js';
import type { Outcome } from '../predictor/index.js';
import { assignFolds } from './folds.js';
import type { TrainOptions } from './types.js';

export interface StudyPlan {
  options: TrainOptions & { seed: number; folds: number };
  target: Target;
  /** Names of the columns that predict, in the table's order. */
  predictors: string[];
  /** Names of all other columns. */
  others: string[];
  /** Table rows whose outcome is known, rising: the N rows of the study. */
  rows: Int32Array;
  outcome: Outcome;
  /** Patient of each of the N rows; a row without one has a negative code of its own. Absent if no column names patients. */
  groups?: Int32Array;
  /** Fold of each of the N rows, 0 to `folds` - 1. */
  fold: Int32Array;
  folds: number;
  /** What the reader should know, as sentences. */
  warnings: string[];
}

const FEWEST_ROWS = 10;

/** Fails with `table.*` for columns and outcomes that cannot be used, `study.*` for options and too little data. */
export function planStudy(table: Table, options: TrainOptions): StudyPlan {
  const { seed = 0, folds: asked = 5 } = options;
  checkWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  checkWhole('folds', asked, 2, 100);
  checkNames(table);
  const roles = assignRoles(table, options);
  const target = describeTarget(table, options.target, options);
  refuseRareClasses(target);
  const { rows } = target;
  if (rows.length < FEWEST_ROWS) fail('study.too-few-rows', { rows: rows.length, fewest: FEWEST_ROWS });
  const predictors = roles.filter(({ role }) => role === 'predictor').map(({ column }) => column.name);
  if (predictors.length === 0) fail('study.no-predictors', { columns: table.columns.length });
  const others = table.columns.map(({ name }) => name).filter((name) => !predictors.includes(name));
  const outcome = outcomeOf(target);
  const group = options.group === undefined ? undefined : findColumn(table, options.group);
  const groups = group && patientsOf(group, rows);
  const { fold, folds } = assignFolds({ outcome, groups, asked, seed });
  const warnings = planWarnings({ groups, asked, folds });
  const plan = { options: { ...options, seed, folds: asked }, target, predictors, others, rows, outcome };
  return { ...plan, ...(groups && { groups }), fold, folds, warnings };
}

/** Among several classes the name of one stands beside every figure: it must not be that of a handful of patients. */
function refuseRareClasses(target: Target): void {
  if (target.task !== 'multiclass') return;
  const { counts, codes } = target;
  const rare = counts.filter((count) => count < SMALLEST_GROUP).length;
  if (rare === 0) return;
  const row = codes.findIndex((code) => code >= 0 && counts[code] < SMALLEST_GROUP) + 1;
  fail('study.rare-classes', {
    target: target.target,
    rare,
    classes: counts.length,
    fewest: SMALLEST_GROUP,
    row,
  });
}

function checkWhole(option: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    fail('study.option', { option, least, most });
}

/** Column names are keys in the stored model, and a reader refuses some keys. */
function checkNames(table: Table): void {
  const reserved = table.columns.find(({ name }) => isReservedKey(name));
  if (reserved !== undefined) fail('study.column-name', { column: reserved.name });
}

function outcomeOf(target: Target): Outcome {
  const { task, rows } = target;
  const values: ArrayLike<number> = target.task === 'continuous' ? target.values : target.codes;
  const classes = target.task === 'continuous' ? 0 : target.classes.length;
  return { task, classes, values: Float64Array.from(rows, (row) => values[row]) };
}

/** One code per patient for these rows; a row that names none stands alone. */
export function patientsOf(column: Column, rows: Int32Array): Int32Array {
  const codes = new Map<number, number>();
  return rows.map((row, i) => {
    const key = isNumberColumn(column) ? column.values[row] : column.codes[row];
    if (Number.isNaN(key) || (!isNumberColumn(column) && key < 0)) return -1 - i;
    const code = codes.get(key) ?? codes.size;
    codes.set(key, code);
    return code;
  });
}

/** What the inspection of the table does not know: how the folds came out. */
function planWarnings({
  groups,
  folds,
  asked,
}: Pick<StudyPlan, 'groups' | 'folds'> & { asked: number }): string[] {
  const warnings: string[] = [];
  const alone = groups?.filter((code) => code < 0).length ?? 0;
  if (alone > 0) {
    warnings.push(
      `In ${maskedCount(alone)} rows no patient is named; each of them was taken as a patient of its own.`,
    );
  }
  if (folds < asked) {
    const parts = groups === undefined ? 'rows with the rarest outcome' : 'groups';
    warnings.push(
      `Cross-validation used ${folds} folds instead of ${asked}: there are too few ${parts} for more.`,
    );
  }
  return warnings;
}
