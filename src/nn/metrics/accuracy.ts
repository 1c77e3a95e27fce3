/** The share of right answers, in the three forms that Keras knows. */
import { fail } from '../../errors.js';
import { numberIn } from '../options.js';
import { requireSameColumns, RowMean, type Batch } from './metric.js';

/** Each output above `threshold` counts as a yes; the share of columns that agree with the truth. */
export class BinaryAccuracy extends RowMean {
  readonly name: string;
  readonly #threshold: number;

  constructor({ threshold = 0.5, name = 'binaryAccuracy' }: { threshold?: number; name?: string } = {}) {
    super();
    const place = { where: 'metrics.binaryAccuracy', option: 'threshold' };
    this.#threshold = numberIn(threshold, -Infinity, Infinity, place);
    this.name = name;
  }

  protected override check(truth: Batch, predicted: Batch): void {
    requireSameColumns(this.name, truth, predicted);
  }

  protected override ofRow(truth: Batch, t: number, predicted: Batch, p: number): number {
    let right = 0;
    for (let j = 0; j < predicted.columns; j++) {
      const yes = predicted.values[p + j] > this.#threshold ? 1 : 0;
      if (truth.values[t + j] === yes) right++;
    }
    return right / predicted.columns;
  }
}

/** The greatest output against the greatest of the one-hot truth. */
export class CategoricalAccuracy extends RowMean {
  readonly name: string;

  constructor({ name = 'categoricalAccuracy' }: { name?: string } = {}) {
    super();
    this.name = name;
  }

  protected override check(truth: Batch, predicted: Batch): void {
    requireSameColumns(this.name, truth, predicted);
  }

  protected override ofRow(truth: Batch, t: number, predicted: Batch, p: number): number {
    return argmax(truth, t) === argmax(predicted, p) ? 1 : 0;
  }
}

/** The greatest output against a class number. */
export class SparseCategoricalAccuracy extends RowMean {
  readonly name: string;

  constructor({ name = 'sparseCategoricalAccuracy' }: { name?: string } = {}) {
    super();
    this.name = name;
  }

  protected override check(truth: Batch, predicted: Batch): void {
    if (truth.columns === 1) return;
    fail('metric.shape', {
      metric: this.name,
      truthColumns: truth.columns,
      predictedColumns: predicted.columns,
    });
  }

  protected override ofRow(truth: Batch, t: number, predicted: Batch, p: number): number {
    return truth.values[t] === argmax(predicted, p) ? 1 : 0;
  }
}

/** Column of the greatest value of a row; the first of equals. */
function argmax({ values, columns }: Batch, start: number): number {
  let best = 0;
  for (let j = 1; j < columns; j++) if (values[start + j] > values[start + best]) best = j;
  return best;
}
