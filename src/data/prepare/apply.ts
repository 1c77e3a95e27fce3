/** A table into the numbers a network takes, as learned in training; and what is odd about the table, as data. */
import { fail } from '../../errors.js';
import { findColumn, type Column, type Table } from '../table.js';
import type { DecimalMark } from '../typing/cells.js';
import { categoryNames, encodeCategory } from './categories.js';
import { MISSING, readCodes, readNumbers, UNSEEN } from './coerce.js';
import { encodeLevels, levelNames } from './levels.js';
import { encodeNumbers, numberNames } from './numbers.js';
import {
  isNumberPredictor,
  type NumberPredictor,
  type Preparation,
  type PreparedPredictor,
} from './preparation.js';
import { countOutside, isNotable, otherUnits } from './range.js';
import {
  extraColumn,
  newlyMissing,
  otherUnitsWarning,
  outsideRange,
  typeChanged,
  unseenLevel,
  type TableWarning,
} from './warnings.js';

export interface Prepared {
  /** Row-major, B x P; every number is finite. */
  matrix: Float32Array;
  /** B. */
  rows: number;
  /** P. */
  columns: number;
  /** What each of the P columns is: "age", "age is missing", "sex = male", "thal = unknown". */
  names: string[];
  /** In the order of the predictors, extra columns last. */
  warnings: TableWarning[];
}

/** Names of the P columns that this preparation makes. */
export function preparedNames(preparation: Preparation): string[] {
  return preparation.predictors.flatMap(namesOf);
}

function namesOf(predictor: PreparedPredictor): string[] {
  if (isNumberPredictor(predictor)) return numberNames(predictor);
  return predictor.kind === 'category' ? categoryNames(predictor) : levelNames(predictor);
}

/**
 * These rows of the table (default: all) prepared for the network. `known` names columns that are no surprise beside the
 * predictors, such as the outcome. Fails with `table.lacking-predictors` if the table has not every predictor, and with
 * `table.unreadable-predictor` if one of them has cells and none can be read.
 */
export function applyPreparation(
  preparation: Preparation,
  table: Table,
  rows: Int32Array = Int32Array.from({ length: table.rows }, (_, row) => row),
  known: readonly string[] = [],
): Prepared {
  const columns = predictorColumns(preparation, table);
  const names = preparedNames(preparation);
  const matrix = new Float32Array(rows.length * names.length);
  const warnings: TableWarning[] = [];
  let at = 0;
  preparation.predictors.forEach((predictor, i) => {
    const encoded = encode(predictor, columns[i], rows, preparation.reading.decimal ?? '.');
    for (const values of encoded.columns) interleave(matrix, values, at++, names.length);
    warnings.push(...encoded.warnings);
  });
  warnings.push(...extraColumns(preparation, table, known));
  return { matrix, rows: rows.length, columns: names.length, names, warnings };
}

function predictorColumns({ predictors }: Preparation, table: Table): Column[] {
  const found = predictors.map(({ name }) => findColumn(table, name));
  const lacking = predictors.filter((_, i) => found[i] === undefined).map(({ name }) => name);
  const taken = new Set(predictors.map(({ name }) => name));
  const others = table.columns.map(({ name }) => name).filter((name) => !taken.has(name));
  if (lacking.length > 0) fail('table.lacking-predictors', { lacking, columns: others });
  return found.filter((column) => column !== undefined);
}

function interleave(matrix: Float32Array, values: Float32Array, at: number, width: number): void {
  for (let i = 0; i < values.length; i++) matrix[i * width + at] = values[i];
}

type Encoded = { columns: Float32Array[]; warnings: TableWarning[] };

function encode(
  predictor: PreparedPredictor,
  column: Column,
  rows: Int32Array,
  decimal: DecimalMark,
): Encoded {
  if (isNumberPredictor(predictor)) {
    const { values, unreadable } = readNumbers(predictor, column, rows, decimal);
    if (unreadable > 0 && values.every(Number.isNaN)) refuseUnreadable(predictor, unreadable);
    return { columns: encodeNumbers(predictor, values), warnings: oddNumbers(predictor, values, unreadable) };
  }
  const codes = readCodes(predictor, column, rows, decimal);
  const columns =
    predictor.kind === 'category' ? encodeCategory(predictor, codes) : encodeLevels(predictor, codes);
  return { columns, warnings: oddLevels(predictor, codes) };
}

/** With not one cell read, every patient would get the median: those predictions are not of these patients. */
function refuseUnreadable({ name, kind }: NumberPredictor, count: number): never {
  return fail('table.unreadable-predictor', { column: name, count, kind });
}

function oddNumbers(predictor: NumberPredictor, values: Float64Array, unreadable: number): TableWarning[] {
  const { name, center, indicator, range } = predictor;
  const [warnings, rows]: [TableWarning[], number] = [[], values.length];
  const present = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const missing = rows - present - unreadable;
  if (unreadable > 0) warnings.push(typeChanged(name, unreadable, rows));
  if (missing > 0 && !indicator) warnings.push(newlyMissing(name, missing, rows));
  if (range === undefined) return warnings;
  const ratio = predictor.kind === 'number' ? otherUnits(values, center, range) : undefined;
  const outside = countOutside(values, range);
  if (ratio !== undefined) warnings.push(otherUnitsWarning(name, present, ratio));
  else if (isNotable(outside, rows)) warnings.push(outsideRange(name, outside, rows));
  return warnings;
}

function oddLevels(
  predictor: Exclude<PreparedPredictor, NumberPredictor>,
  codes: Int32Array,
): TableWarning[] {
  const warnings: TableWarning[] = [];
  const count = (wanted: number) => codes.reduce((sum, code) => sum + (code === wanted ? 1 : 0), 0);
  const [unseen, missing] = [count(UNSEEN), count(MISSING)];
  const hadMissing = predictor.kind === 'category' ? predictor.unknown : predictor.indicator;
  if (unseen > 0) warnings.push(unseenLevel(predictor.name, unseen, codes.length));
  if (missing > 0 && !hadMissing) warnings.push(newlyMissing(predictor.name, missing, codes.length));
  return warnings;
}

function extraColumns(preparation: Preparation, table: Table, known: readonly string[]): TableWarning[] {
  const expected = new Set([...known, ...preparation.predictors.map(({ name }) => name)]);
  const extra = table.columns.filter(({ name, kind }) => kind !== 'id' && !expected.has(name));
  return extra.map(({ name }) => extraColumn(name, table.rows, table.rows));
}
