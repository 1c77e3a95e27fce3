/**
 * What a risk model is to the rest of the house: numbers in, risks out, and a fitted state that is plain data.
 * Knows matrices only: tables, preparation and evaluation are rooms of their own.
 * Shape letters: N rows, P predictors, K outputs (1 for a risk or a number, the number of classes beyond two).
 */
import type { NamedTensor } from '../formats/safetensors.js';
import type { Matrix } from '../statistics/linear-algebra.js';

export type PredictorTask = 'binary' | 'multiclass' | 'continuous';

/** The outcome of N rows: 1 for the event and 0 without, a class from 0 to C - 1, or a number. */
export interface Outcome {
  task: PredictorTask;
  /** C: 2, the number of classes, or 0 for numbers. */
  classes: number;
  values: Float64Array;
}

export interface FitOptions {
  /** Everything random derives from it. */
  seed: number;
  /** One code per row: rows with the same code stay on one side of every inner split. */
  groups?: Int32Array;
}

export interface FitHost {
  /** Set `aborted` to stop between steps: the fit then fails with `study.aborted`. */
  signal?: { readonly aborted: boolean };
  /** Called as parts of the fit are done. */
  progress?: (done: number, total: number) => void;
}

/** Mean loss after each epoch. */
export interface FitCurve {
  training: number[];
  validation: number[];
}

/** A fitted predictor as plain data: JSON and tensors, ready for a worker's message or a file. */
export interface FittedPredictor {
  kind: string;
  /** JSON: the sizes and numbers that are not weights. */
  state: Record<string, unknown>;
  weights: NamedTensor[];
  curve?: FitCurve;
}

/** N x K predictions for an N x P matrix: risks, class probabilities, or numbers. */
export type Predict = (matrix: Matrix) => Float64Array;

/** A way to learn risks. Others can take its place: the study asks for no more than this. */
export interface Predictor {
  readonly kind: string;
  /** Learns from N rows. The same matrix, outcome and options give the same bits. */
  fit(matrix: Matrix, outcome: Outcome, options: FitOptions, host?: FitHost): Promise<FittedPredictor>;
  /** Makes a fitted state, which may come from a file, ready to predict. Fails with `file.schema` if it has another form. */
  load(fitted: FittedPredictor): Predict;
}

/** K: how many numbers are predicted per row. */
export function outputsOf({ task, classes }: Pick<Outcome, 'task' | 'classes'>): number {
  return task === 'multiclass' ? classes : 1;
}

/** Rows and their outcome. */
export interface Rows {
  matrix: Matrix;
  outcome: Outcome;
}

/** The numbers of a matrix in single precision: its own, not copied, where they are so already. */
export function singles({ values }: Matrix): Float32Array {
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

/** The rows with these numbers, in this order, copied. */
export function takeRows({ matrix, outcome }: Rows, rows: Int32Array): Rows {
  const { columns: P } = matrix;
  const values = new Float32Array(rows.length * P);
  rows.forEach((row, i) => values.set(matrix.values.subarray(row * P, (row + 1) * P), i * P));
  return {
    matrix: { rows: rows.length, columns: P, values },
    outcome: { ...outcome, values: Float64Array.from(rows, (row) => outcome.values[row]) },
  };
}
