/** Checks of what `fit` and `evaluate` are given: inputs, targets and the weights of rows. */
import { fail } from '../errors.js';
import { requireFinite, toMatrix, type ArrayInput, type HostMatrix, type InputMatrix } from './arrays.js';
import { targetColumns, type Loss } from './losses.js';
import type { RowSource } from './training-rows.js';
import { toSampleWeights } from './weighting.js';

export interface Expected {
  readonly inputColumns: number;
  readonly outputColumns: number;
  readonly loss: Loss;
  /** Names the call in errors: "fit". */
  readonly where: string;
  /** The caller loads with pauses: many inputs are looked through then, not now. */
  readonly paced: boolean;
}

/** Values looked through without a pause: a few milliseconds. */
const CHECKED_AT_ONCE = 1 << 20;

export interface WeightOptions {
  sampleWeight?: ArrayInput;
}

/** Inputs, targets and weights as clean matrices. Throws `array.*`, `target.*`. */
export function toRows(
  x: ArrayInput,
  y: ArrayInput,
  weighting: WeightOptions,
  expected: Expected,
): RowSource {
  const where = `${expected.where}: x`;
  const inputs = toShape(x, expected.inputColumns, where);
  const later = expected.paced && inputs.data.length > CHECKED_AT_ONCE;
  if (!later) requireFinite(inputs, where);
  const targets = toTargets(y, inputs.rows, expected);
  const { sampleWeight } = weighting;
  const weights =
    sampleWeight === undefined ? undefined : toSampleWeights(sampleWeight, inputs.rows, expected.where);
  return {
    ...{ x: inputs, y: targets },
    ...(weights && { weights }),
    ...(later && { unchecked: { all: inputs, where } }),
  };
}

/** Inputs of the width the model expects. Throws `array.columns`, `array.not-finite`. */
export function toInputs(x: ArrayInput, columns: number, where: string): HostMatrix {
  const matrix = toShape(x, columns, where);
  requireFinite(matrix, where);
  return matrix;
}

function toShape(x: ArrayInput, columns: number, where: string): HostMatrix {
  const matrix = oneRowIfFlat(toMatrix(x, where), columns);
  if (matrix.columns !== columns)
    fail('array.columns', { where, expected: columns, received: matrix.columns });
  return matrix;
}

/** A flat list of as many numbers as there are inputs is one row; for one input it is one row per number. */
function oneRowIfFlat(matrix: InputMatrix, columns: number): HostMatrix {
  if (matrix.rank !== 1 || columns === 1 || matrix.rows !== columns) return matrix;
  return { data: matrix.data, rows: 1, columns };
}

function toTargets(y: ArrayInput, rows: number, { loss, outputColumns, where }: Expected): HostMatrix {
  const matrix = toMatrix(y, `${where}: y`);
  const columns = targetColumns(loss, outputColumns);
  if (matrix.rows !== rows) fail('target.rows', { where, inputs: rows, targets: matrix.rows });
  if (matrix.columns !== columns) {
    fail('target.columns', { where, loss: loss.name, expected: columns, received: matrix.columns });
  }
  requireFinite(matrix, `${where}: y`);
  checkRange(matrix, loss, outputColumns, where);
  return matrix;
}

function checkRange(
  { data, columns }: HostMatrix,
  { name }: Loss,
  outputColumns: number,
  where: string,
): void {
  const sparse = name === 'sparseCategoricalCrossentropy';
  if (!sparse && !name.endsWith('rossentropy')) return;
  const most = sparse ? outputColumns - 1 : 1;
  const wrong = (value: number) => value < 0 || value > most || (sparse && !Number.isInteger(value));
  const first = data.findIndex(wrong);
  if (first < 0) return;
  const count = data.reduce((sum, value) => sum + (wrong(value) ? 1 : 0), 0);
  fail('target.range', { where, loss: name, count, firstRow: Math.floor(first / columns) + 1, most, sparse });
}
