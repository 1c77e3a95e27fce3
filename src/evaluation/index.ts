/**
 * The front door of evaluation: from outcomes and predictions to the evidence about a model.
 * It trains nothing, draws nothing and knows no table.
 */
export { evaluateBinary } from './binary.js';
export { evaluateMulticlass, type MulticlassInput } from './multiclass.js';
export { evaluateContinuous, type ContinuousInput } from './continuous.js';
export type { BootstrapSettings } from './measure.js';
export type { BinaryInput } from './binary-sample.js';
export type { Estimate } from './estimate.js';
