/**
 * Area under the ROC curve as Keras computes it while training: counts at evenly spaced thresholds, joined by straight
 * lines. An approximation that streams; for the exact value with its interval use `bedside/study`.
 */
import { fail } from '../../errors.js';
import { numberIn, wholeNumber } from '../options.js';
import { Metric, requireSameColumns, type Batch } from './metric.js';

export class Auc extends Metric {
  readonly name: string;
  override readonly needsProbabilities = true;
  /** Weight of the rows with and without the outcome whose risk falls just above each threshold. */
  readonly #positives: Float64Array;
  readonly #negatives: Float64Array;

  constructor({ numThresholds = 200, name = 'auc' }: { numThresholds?: number; name?: string } = {}) {
    super();
    const place = { where: 'metrics.auc', option: 'numThresholds' };
    const count = numberIn(wholeNumber(numThresholds, 2, place), 2, 100_001, place);
    this.#positives = new Float64Array(count);
    this.#negatives = new Float64Array(count);
    this.name = name;
  }

  override update(truth: Batch, predicted: Batch, weights?: Batch): void {
    requireSameColumns(this.name, truth, predicted);
    const top = this.#positives.length - 1;
    for (let i = 0; i < predicted.rows; i++) {
      const weight = weights ? weights.values[weights.start + i * weights.stride] : 1;
      for (let j = 0; j < predicted.columns; j++) {
        const risk = predicted.values[predicted.start + i * predicted.stride + j];
        // Training has diverged, and the loss says so.
        if (!Number.isFinite(risk)) continue;
        if (!(risk >= 0 && risk <= 1)) fail('metric.probabilities', { metric: this.name });
        const bucket = Math.max(0, Math.ceil(Math.fround(risk * top)) - 1);
        const outcome = truth.values[truth.start + i * truth.stride + j];
        this.#positives[bucket] += weight * outcome;
        this.#negatives[bucket] += weight * (1 - outcome);
      }
    }
  }

  override result(): number {
    const positives = this.#positives.reduce((sum, weight) => sum + weight, 0);
    const negatives = this.#negatives.reduce((sum, weight) => sum + weight, 0);
    if (positives === 0 || negatives === 0) return 0;
    let area = 0;
    let truePositives = 0;
    for (let i = this.#positives.length - 1; i >= 0; i--) {
      const before = truePositives;
      truePositives += this.#positives[i];
      area += (this.#negatives[i] * (before + truePositives)) / 2;
    }
    return area / (positives * negatives);
  }

  override reset(): void {
    this.#positives.fill(0);
    this.#negatives.fill(0);
  }
}
