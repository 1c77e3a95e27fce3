/** Checks of what `fit` and `evaluate` are given, and the weights of rows: from samples, from classes, or both. */
import { fail } from '../errors.js';
import { requireFinite, toMatrix, type ArrayInput, type HostMatrix } from './arrays.js';
import { targetColumns, type Loss } from './losses.js';
import type { RowSource } from './training-rows.js';

/** Weight of each class by its number; classes not named weigh 1. */
export type ClassWeight = Record<number, number>;

export interface Expected {
  readonly inputColumns: number;
  readonly outputColumns: number;
  readonly loss: Loss;
  /** Names the call in errors: "fit". */
  readonly where: string;
}

export interface WeightOptions {
  sampleWeight?: ArrayInput;
  classWeight?: ClassWeight;
}

/** Inputs, targets and weights as clean matrices. Throws `array.*`, `target.*`. */
export function toRows(
  x: ArrayInput,
  y: ArrayInput,
  weighting: WeightOptions,
  expected: Expected,
): RowSource {
  const inputs = toInputs(x, expected.inputColumns, `${expected.where}: x`);
  const targets = toTargets(y, inputs.rows, expected);
  const weights = toWeights(weighting, targets, expected.where);
  return weights ? { x: inputs, y: targets, weights } : { x: inputs, y: targets };
}

/** Inputs of the width the model expects. Throws `array.columns`, `array.not-finite`. */
export function toInputs(x: ArrayInput, columns: number, where: string): HostMatrix {
  const matrix = oneRowIfFlat(toMatrix(x, where), columns);
  if (matrix.columns !== columns)
    fail('array.columns', { where, expected: columns, received: matrix.columns });
  requireFinite(matrix, where);
  return matrix;
}

/** A flat list of as many numbers as there are inputs is one row; for one input it is one row per number. */
function oneRowIfFlat(matrix: HostMatrix, columns: number): HostMatrix {
  if (matrix.columns !== 1 || columns === 1 || matrix.rows !== columns) return matrix;
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

function toWeights(
  { sampleWeight, classWeight }: WeightOptions,
  y: HostMatrix,
  where: string,
): HostMatrix | undefined {
  if (!sampleWeight && !classWeight) return undefined;
  const data = new Float32Array(y.rows).fill(1);
  if (sampleWeight) multiplyBySample(data, sampleWeight, where);
  if (classWeight) multiplyByClass(data, classWeight, y);
  return { data, rows: y.rows, columns: 1 };
}

function multiplyBySample(data: Float32Array, sampleWeight: ArrayInput, where: string): void {
  const weights = toMatrix(sampleWeight, `${where}: sampleWeight`);
  if (weights.rows !== data.length || weights.columns !== 1) {
    fail('target.weights', { where, expected: data.length, rows: weights.rows, columns: weights.columns });
  }
  requireFinite(weights, `${where}: sampleWeight`);
  for (let i = 0; i < data.length; i++) data[i] *= weights.data[i];
}

/** The class of a row is its number, or the column of its one. */
function multiplyByClass(data: Float32Array, classWeight: ClassWeight, y: HostMatrix): void {
  for (let i = 0; i < data.length; i++) {
    const row = y.data.subarray(i * y.columns, (i + 1) * y.columns);
    const label = y.columns === 1 ? row[0] : row.indexOf(Math.max(...row));
    data[i] *= classWeight[label] ?? 1;
  }
}
