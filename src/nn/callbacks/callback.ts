/**
 * What a callback is: it watches `fit` and may stop it (`model.stopTraining = true`), change the learning rate
 * (`model.optimizer.learningRate`) or read and set weights. Extend Callback, or pass a plain object with any of the
 * handlers. Handlers may be async; `fit` waits for them.
 */
import type { Optimizer } from '../optimizers/optimizer.js';
import type { Tensor } from '../tensor.js';

/** Numbers by name: loss, each metric, and the same with "val_" where there is validation data. */
export type Logs = Record<string, number>;

export interface CallbackHandlers {
  onTrainBegin?(logs?: Logs): void | Promise<void>;
  onTrainEnd?(logs?: Logs): void | Promise<void>;
  onEpochBegin?(epoch: number, logs?: Logs): void | Promise<void>;
  onEpochEnd?(epoch: number, logs: Logs): void | Promise<void>;
  onBatchBegin?(batch: number, logs?: Logs): void | Promise<void>;
  /** Logs: `size`, and `loss` of this batch. */
  onBatchEnd?(batch: number, logs: Logs): void | Promise<void>;
}

/** What `fit` was asked for. */
export interface FitParameters {
  readonly epochs: number;
  readonly batchSize: number;
  readonly samples: number;
  readonly steps: number;
}

/** What a callback may use of the model that is being trained; the whole model is behind it. */
export interface TrainedModel {
  stopTraining: boolean;
  readonly optimizer: Optimizer;
  getWeights(): Tensor[];
  setWeights(weights: readonly Tensor[]): void;
}

export abstract class Callback implements CallbackHandlers {
  model!: TrainedModel;
  params!: FitParameters;

  setModel(model: TrainedModel): void {
    this.model = model;
  }

  setParams(params: FitParameters): void {
    this.params = params;
  }

  onTrainBegin?(logs?: Logs): void | Promise<void>;
  onTrainEnd?(logs?: Logs): void | Promise<void>;
  onEpochBegin?(epoch: number, logs?: Logs): void | Promise<void>;
  onEpochEnd?(epoch: number, logs: Logs): void | Promise<void>;
  onBatchBegin?(batch: number, logs?: Logs): void | Promise<void>;
  onBatchEnd?(batch: number, logs: Logs): void | Promise<void>;
}
