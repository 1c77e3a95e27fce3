/**
 * What a metric is: it sees the outputs of one batch after the other where they lie in the arena, and gives one number
 * at the end of an epoch. Definitions are Keras 3's. Write your own by extending Metric.
 */
import { fail } from '../../errors.js';
import { toMatrix, type ArrayInput } from '../arrays.js';

/** B rows of `columns` values: value (i, j) is `values[start + i * stride + j]`. Valid during `update` only. */
export interface Batch {
  readonly values: Float32Array;
  readonly start: number;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
}

export abstract class Metric {
  /** Key in history and results: "accuracy". */
  abstract readonly name: string;
  /** True where outputs must lie between 0 and 1: compile refuses a last layer that is sure to give others. */
  readonly needsProbabilities: boolean = false;
  /** Takes one batch in. `weights` has one column. */
  abstract update(truth: Batch, predicted: Batch, weights?: Batch): void;
  /** The metric over everything since `reset`. */
  abstract result(): number;
  abstract reset(): void;

  /** `update` for arrays, for use outside `fit`. */
  updateState(truth: ArrayInput, predicted: ArrayInput, sampleWeight?: ArrayInput): void {
    const where = `metric ${this.name}`;
    this.update(
      asBatch(truth, where),
      asBatch(predicted, where),
      sampleWeight && asBatch(sampleWeight, where),
    );
  }
}

function asBatch(input: ArrayInput, where: string): Batch {
  const { data, rows, columns } = toMatrix(input, where);
  return { values: data, start: 0, stride: columns, rows, columns };
}

/** A metric that is the weighted mean of one number per row. */
export abstract class RowMean extends Metric {
  #total = 0;
  #weight = 0;

  /** The number for one row; `t` and `p` are where its truth and its prediction start. */
  protected abstract ofRow(truth: Batch, t: number, predicted: Batch, p: number): number;
  /** Throws `metric.shape` where the columns of truth and prediction do not fit this metric. */
  protected abstract check(truth: Batch, predicted: Batch): void;

  override update(truth: Batch, predicted: Batch, weights?: Batch): void {
    this.check(truth, predicted);
    for (let i = 0; i < predicted.rows; i++) {
      const weight = weights ? weights.values[weights.start + i * weights.stride] : 1;
      const t = truth.start + i * truth.stride;
      const p = predicted.start + i * predicted.stride;
      this.#total += weight * this.ofRow(truth, t, predicted, p);
      this.#weight += weight;
    }
  }

  override result(): number {
    return this.#weight === 0 ? 0 : this.#total / this.#weight;
  }

  override reset(): void {
    this.#total = 0;
    this.#weight = 0;
  }
}

/** Throws unless truth and prediction have the same columns. */
export function requireSameColumns(name: string, truth: Batch, predicted: Batch): void {
  if (truth.columns === predicted.columns) return;
  fail('metric.shape', { metric: name, truthColumns: truth.columns, predictedColumns: predicted.columns });
}
