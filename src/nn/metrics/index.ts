/** Makers of metrics, as the front door shows them, and the metric behind a name. */
import type { Node } from '../../engine/graph.js';
import { fail } from '../../errors.js';
import { BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy } from './accuracy.js';
import { Auc } from './auc.js';
import { MeanAbsoluteError, MeanSquaredError } from './errors.js';
import { Metric } from './metric.js';
import { Precision, Recall, type ThresholdOptions } from './precision-recall.js';

interface Named {
  name?: string;
}

export const metrics = {
  binaryAccuracy: (options?: Named & { threshold?: number }) => new BinaryAccuracy(options),
  categoricalAccuracy: (options?: Named) => new CategoricalAccuracy(options),
  sparseCategoricalAccuracy: (options?: Named) => new SparseCategoricalAccuracy(options),
  auc: (options?: Named & { numThresholds?: number }) => new Auc(options),
  precision: (options?: ThresholdOptions) => new Precision(options),
  recall: (options?: ThresholdOptions) => new Recall(options),
  meanSquaredError: (options?: Named) => new MeanSquaredError(options),
  meanAbsoluteError: (options?: Named) => new MeanAbsoluteError(options),
};

const OTHER_NAMES: Record<string, keyof typeof metrics> = {
  AUC: 'auc',
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
};

export type MetricName = keyof typeof metrics | 'accuracy' | 'acc' | 'AUC' | 'mse' | 'mae';

/** The metric itself, or the one of this name. "accuracy" takes the form that fits the outputs, as in Keras. */
export function getMetric(choice: Metric | string, output: Node, targetColumns: number): Metric {
  if (choice instanceof Metric) return choice;
  if (choice === 'accuracy' || choice === 'acc') return accuracyFor(choice, output.columns, targetColumns);
  const name = Object.hasOwn(OTHER_NAMES, choice) ? OTHER_NAMES[choice] : choice;
  if (Object.hasOwn(metrics, name)) return metrics[name as keyof typeof metrics]({ name: choice });
  return fail('option.unknown-name', {
    where: 'compile',
    option: 'metrics',
    name: choice,
    names: ['accuracy', ...Object.keys(metrics)],
  });
}

function accuracyFor(name: string, outputColumns: number, targetColumns: number): Metric {
  if (outputColumns === 1) return new BinaryAccuracy({ name });
  return targetColumns === 1 ? new SparseCategoricalAccuracy({ name }) : new CategoricalAccuracy({ name });
}
