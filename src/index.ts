/**
 * The front door of the library: networks, in the words of Keras. Names are listed by hand, grouped by concept.
 * Training a risk model from a table, with its evidence, is `bedside/study`.
 */

// Models
export { sequential, Sequential } from './nn/sequential.js';
export { loadModel } from './nn/loading.js';
export type { CompileOptions, EvaluateOptions, FitOptions, SequentialOptions } from './nn/model-options.js';

// Layers and what they are made of
export { layers } from './nn/layers/index.js';
export { Layer } from './nn/layers/layer.js';
export { initializers, type Initializer, type InitializerName } from './nn/initializers.js';
export { regularizers, type Regularizer } from './nn/regularizers.js';
export type { ActivationName } from './nn/activations.js';

// Training
export { losses, type Loss, type LossName } from './nn/losses.js';
export { optimizers, type OptimizerName } from './nn/optimizers/index.js';
export { Optimizer } from './nn/optimizers/optimizer.js';
export { metrics, type MetricName } from './nn/metrics/index.js';
export { Metric, type Batch } from './nn/metrics/metric.js';
export { callbacks } from './nn/callbacks/index.js';
export { Callback, type CallbackHandlers, type Logs } from './nn/callbacks/callback.js';
export { History } from './nn/callbacks/history.js';

// Data
export { tensor, Tensor } from './nn/tensor.js';
export type { ArrayInput } from './nn/arrays.js';

// Hosts: where `save` and `loadModel` find files. The Node door has called it already
export { provideStorage, type Storage } from './nn/storage.js';

// Errors and version
export { BedsideError, type ErrorCode } from './errors.js';
export { version } from './version.js';
