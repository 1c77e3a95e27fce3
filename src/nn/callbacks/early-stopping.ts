/** Stops training when a logged number has not improved for `patience` epochs. Semantics are Keras 3's. */
import { fail } from '../../errors.js';
import { numberIn, oneOf, onlyKeys, text, wholeNumber } from '../options.js';
import type { Tensor } from '../tensor.js';
import { Callback, type Logs } from './callback.js';

export interface EarlyStoppingOptions {
  /** Name of the number to watch. Default "val_loss". */
  monitor?: string;
  /** An improvement by no more than this counts as none. Default 0. */
  minDelta?: number;
  /** Epochs without improvement after which training stops. Default 0. */
  patience?: number;
  /** Default "auto": "max" for accuracies, auc, precision and recall, "min" for losses and errors. */
  mode?: 'auto' | 'min' | 'max';
  /** The first epochs must improve on this, too. */
  baseline?: number;
  /** End with the weights of the best epoch instead of the last. Default false, as in Keras. */
  restoreBestWeights?: boolean;
  /** Epochs before this one are not watched. Default 0. */
  startFromEpoch?: number;
  /** 1 says when it stops. Default 0. */
  verbose?: number;
}

const KEYS = [
  'monitor',
  'minDelta',
  'patience',
  'mode',
  'baseline',
  'restoreBestWeights',
  'startFromEpoch',
  'verbose',
];
const RISING = /acc|auc|precision|recall/i;
const FALLING = /loss|error|mse|mae/i;

export class EarlyStopping extends Callback {
  readonly monitor: string;
  /** Epoch at which it stopped training, or 0. */
  stoppedEpoch = 0;
  /** Epoch with the best number so far. */
  bestEpoch = 0;
  readonly #options: Required<Omit<EarlyStoppingOptions, 'baseline' | 'monitor' | 'mode'>>;
  readonly #baseline: number | undefined;
  readonly #mode: 'auto' | 'min' | 'max';
  #best = -Infinity;
  #wait = 0;
  #bestWeights: Tensor[] | undefined;

  constructor(options: EarlyStoppingOptions = {}) {
    super();
    const where = 'callbacks.earlyStopping';
    onlyKeys(options, KEYS, where);
    const { monitor = 'val_loss', minDelta = 0, patience = 0, mode = 'auto', verbose = 0 } = options;
    this.#mode = oneOf(mode, ['auto', 'min', 'max'], { where, option: 'mode' });
    this.monitor = text(monitor, { where, option: 'monitor' });
    this.#baseline = options.baseline;
    this.#options = {
      minDelta: numberIn(Math.abs(minDelta), 0, Infinity, { where, option: 'minDelta' }),
      patience: wholeNumber(patience, 0, { where, option: 'patience' }),
      startFromEpoch: wholeNumber(options.startFromEpoch ?? 0, 0, { where, option: 'startFromEpoch' }),
      restoreBestWeights: options.restoreBestWeights ?? false,
      verbose,
    };
  }

  override onTrainBegin(): void {
    this.#best = -Infinity;
    this.#wait = 0;
    this.#bestWeights = undefined;
    this.stoppedEpoch = 0;
    this.bestEpoch = 0;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const { startFromEpoch, patience, restoreBestWeights } = this.#options;
    const value = this.#read(logs);
    if (epoch < startFromEpoch) return;
    if (restoreBestWeights && !this.#bestWeights) {
      this.#bestWeights = this.model.getWeights();
      this.bestEpoch = epoch;
    }
    this.#wait++;
    if (this.#improves(value, this.#best)) {
      this.#best = value;
      this.bestEpoch = epoch;
      if (restoreBestWeights) this.#bestWeights = this.model.getWeights();
      if (this.#baseline === undefined || this.#improves(value, this.#sign() * this.#baseline))
        this.#wait = 0;
      return;
    }
    if (this.#wait >= patience && epoch > 0) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }

  override onTrainEnd(): void {
    // Where even the best are lost there is nothing to restore, and `fit` says why.
    const best = this.#bestWeights;
    if (best?.every(({ data }) => data.every(Number.isFinite))) this.model.setWeights(best);
    if (this.stoppedEpoch > 0 && this.#options.verbose > 0) {
      console.log(`Stopped after epoch ${this.stoppedEpoch + 1}; the best was epoch ${this.bestEpoch + 1}.`);
    }
  }

  /** The watched number, with its sign turned so that greater is better. */
  #read(logs: Logs): number {
    const value = logs[this.monitor];
    if (value === undefined)
      fail('callback.no-such-log', { monitor: this.monitor, names: Object.keys(logs) });
    return this.#sign() * value;
  }

  /** 1 where greater is better, -1 where smaller is. Throws `callback.mode`, as Keras does, where the name says neither. */
  #sign(): number {
    if (this.#mode !== 'auto') return this.#mode === 'max' ? 1 : -1;
    if (RISING.test(this.monitor)) return 1;
    return FALLING.test(this.monitor) ? -1 : fail('callback.mode', { monitor: this.monitor });
  }

  #improves(value: number, reference: number): boolean {
    return value - this.#options.minDelta > reference;
  }
}
