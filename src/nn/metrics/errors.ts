/** Mean squared and mean absolute error, the mean over the columns of each row. */
import { requireSameColumns, RowMean, type Batch } from './metric.js';

abstract class ColumnMean extends RowMean {
  protected abstract ofDifference(difference: number): number;

  protected override check(truth: Batch, predicted: Batch): void {
    requireSameColumns(this.name, truth, predicted);
  }

  protected override ofRow(truth: Batch, t: number, predicted: Batch, p: number): number {
    let sum = 0;
    for (let j = 0; j < predicted.columns; j++) {
      sum += this.ofDifference(predicted.values[p + j] - truth.values[t + j]);
    }
    return sum / predicted.columns;
  }
}

export class MeanSquaredError extends ColumnMean {
  readonly name: string;

  constructor({ name = 'meanSquaredError' }: { name?: string } = {}) {
    super();
    this.name = name;
  }

  protected override ofDifference(difference: number): number {
    return difference * difference;
  }
}

export class MeanAbsoluteError extends ColumnMean {
  readonly name: string;

  constructor({ name = 'meanAbsoluteError' }: { name?: string } = {}) {
    super();
    this.name = name;
  }

  protected override ofDifference(difference: number): number {
    return Math.abs(difference);
  }
}
