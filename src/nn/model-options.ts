/** What a model is told: on making, compiling, fitting and evaluating it. Defaults are in the words beside each option. */
import type { ArrayInput } from './arrays.js';
import type { Callback, CallbackHandlers } from './callbacks/callback.js';
import type { Layer } from './layers/layer.js';
import type { Loss, LossName } from './losses.js';
import type { MetricName } from './metrics/index.js';
import type { Metric } from './metrics/metric.js';
import type { OptimizerName } from './optimizers/index.js';
import type { Optimizer } from './optimizers/optimizer.js';
import type { ClassWeight } from './weighting.js';

export interface SequentialOptions {
  layers?: readonly Layer[];
  name?: string;
  /** Everything random derives from it: first weights, dropout, the order of rows. Default 0. */
  seed?: number;
}

type MetricChoice = Metric | MetricName;

export interface CompileOptions {
  /** Default "rmsprop", as in Keras. */
  optimizer?: Optimizer | OptimizerName;
  loss: Loss | LossName | 'mse' | 'mae';
  metrics?: MetricChoice | readonly MetricChoice[];
  /** Metrics that count each row with its sample weight. One of the name of a plain one is logged as "weighted_" and that. */
  weightedMetrics?: MetricChoice | readonly MetricChoice[];
}

export interface FitOptions {
  /** Default 1. */
  epochs?: number;
  /** Default 32. */
  batchSize?: number;
  /** 0 is silent; 1 and 2 print a line per epoch, at most two a second. Default 1. */
  verbose?: 0 | 1 | 2;
  callbacks?: Callback | CallbackHandlers | readonly (Callback | CallbackHandlers)[];
  /** Share of the rows, the last ones before any shuffling, kept for validation. Default 0. */
  validationSplit?: number;
  /** [x, y] or [x, y, sampleWeight]. */
  validationData?: readonly [ArrayInput, ArrayInput, ArrayInput?];
  /** New order of rows each epoch. Default true. */
  shuffle?: boolean;
  /** Weight of each class in training; validation does not count it. */
  classWeight?: ClassWeight;
  /** One weight per row. */
  sampleWeight?: ArrayInput;
  /** Number of the first epoch: training ends at `epochs` all the same. Default 0. */
  initialEpoch?: number;
  /** Seed of the order of rows. Default: the model's. */
  seed?: number;
}

export interface EvaluateOptions {
  /** Default 32. It changes no result. */
  batchSize?: number;
  sampleWeight?: ArrayInput;
  /** Numbers by name instead of a list. Default false. */
  returnDict?: boolean;
}

export const FIT_KEYS = [
  'epochs',
  'batchSize',
  'verbose',
  'callbacks',
  'validationSplit',
  'validationData',
  'shuffle',
  'classWeight',
  'sampleWeight',
  'initialEpoch',
  'seed',
];
