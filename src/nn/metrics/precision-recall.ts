/** Of those called positive, how many were (precision); of those that were, how many were called (recall). */
import { numberIn } from '../options.js';
import { Metric, requireSameColumns, type Batch } from './metric.js';

export interface ThresholdOptions {
  /** Outputs above it count as a yes. Default 0.5. */
  threshold?: number;
  name?: string;
}

abstract class Counts extends Metric {
  readonly name: string;
  readonly #threshold: number;
  protected truePositives = 0;
  protected falsePositives = 0;
  protected falseNegatives = 0;

  constructor({ threshold = 0.5 }: ThresholdOptions, name: string) {
    super();
    this.name = name;
    this.#threshold = numberIn(threshold, 0, 1, { where: `metrics.${name}`, option: 'threshold' });
  }

  override update(truth: Batch, predicted: Batch, weights?: Batch): void {
    requireSameColumns(this.name, truth, predicted);
    for (let i = 0; i < predicted.rows; i++) {
      const weight = weights ? weights.values[weights.start + i * weights.stride] : 1;
      for (let j = 0; j < predicted.columns; j++) {
        const yes = predicted.values[predicted.start + i * predicted.stride + j] > this.#threshold;
        const outcome = truth.values[truth.start + i * truth.stride + j];
        if (yes) this.truePositives += weight * outcome;
        if (yes) this.falsePositives += weight * (1 - outcome);
        else this.falseNegatives += weight * outcome;
      }
    }
  }

  override reset(): void {
    this.truePositives = 0;
    this.falsePositives = 0;
    this.falseNegatives = 0;
  }

  /** Keras' rule: 0 where there is nothing to divide by. */
  protected share(of: number): number {
    return of === 0 ? 0 : this.truePositives / of;
  }
}

export class Precision extends Counts {
  constructor(options: ThresholdOptions = {}) {
    super(options, options.name ?? 'precision');
  }

  override result(): number {
    return this.share(this.truePositives + this.falsePositives);
  }
}

export class Recall extends Counts {
  constructor(options: ThresholdOptions = {}) {
    super(options, options.name ?? 'recall');
  }

  override result(): number {
    return this.share(this.truePositives + this.falseNegatives);
  }
}
