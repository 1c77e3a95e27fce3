/** Booleans and ordered levels: one number each, missing ones in the middle with an indicator beside them. */
import { sortedQuantile } from '../../statistics/quantile.js';
import type { LevelColumn } from '../table.js';
import { columnOf, levelCounts } from '../values.js';
import type { BooleanPredictor, OrderedPredictor } from './preparation.js';

export function fitBoolean(column: LevelColumn, rows: Int32Array): BooleanPredictor {
  const [no, yes] = column.levels;
  return { name: column.name, kind: 'boolean', levels: [no, yes], ...fitUse(column, rows) };
}

export function fitOrdered(column: LevelColumn, rows: Int32Array): OrderedPredictor {
  const places = Float64Array.from(rows, (row) => column.codes[row])
    .filter((code) => code >= 0)
    .sort();
  return {
    name: column.name,
    kind: 'ordered',
    levels: column.levels,
    center: places.length === 0 ? 0 : sortedQuantile(places, 0.5),
    ...fitUse(column, rows),
  };
}

function fitUse(column: LevelColumn, rows: Int32Array): { constant: boolean; indicator: boolean } {
  const counts = levelCounts(column.codes, column.levels.length, rows);
  const present = counts.reduce((sum, count) => sum + count, 0);
  return {
    constant: counts.filter((count) => count > 0).length < 2,
    indicator: present > 0 && present < rows.length,
  };
}

export function levelNames(predictor: BooleanPredictor | OrderedPredictor): string[] {
  const { name, constant, indicator } = predictor;
  return [...(constant ? [] : [name]), ...(indicator ? [`${name} is missing`] : [])];
}

/** B places among the levels (negative: missing or unseen) as one column per name. */
export function encodeLevels(
  predictor: BooleanPredictor | OrderedPredictor,
  codes: Int32Array,
): Float32Array[] {
  const { constant, indicator } = predictor;
  const middle = predictor.kind === 'boolean' ? 0.5 : predictor.center;
  const steps = predictor.levels.length - 1;
  const value = (code: number) => (2 * (code < 0 ? middle : code)) / steps - 1;
  const missing = (code: number) => (code < 0 ? 1 : 0);
  return [...(constant ? [] : [columnOf(codes, value)]), ...(indicator ? [columnOf(codes, missing)] : [])];
}
