/**
 * The front door of statistics: portable elementary functions, distributions, regressions, quantiles and the bootstrap,
 * in double precision and with the same bits in every engine. It knows no tables and no models.
 */
export { exp, expm1, log, log1p } from './elementary.js';
export { logit, sigmoid, softplus } from './links.js';
export { normalCdf, normalDensity, normalQuantile, normalUpperQuantile, normalUpperTail } from './normal.js';
export { studentUpperQuantile, studentUpperTail } from './student.js';
export { betaTails, type Tails } from './beta.js';
export { logGamma } from './gamma.js';
export { fitLinear, type LinearFit } from './linear.js';
export { fitLogistic, type LogisticFit, type LogisticOptions } from './logistic.js';
export { fitSoftmax, type SoftmaxFit } from './softmax.js';
export type { RegressionOptions } from './design.js';
export type { Matrix } from './linear-algebra.js';
export { quantiles, sortedQuantile } from './quantile.js';
export {
  bootstrap,
  percentileInterval,
  type BootstrapOptions,
  type PercentileInterval,
} from './bootstrap.js';
