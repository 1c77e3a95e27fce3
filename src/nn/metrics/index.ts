/** Makers of metrics, as the front door shows them, and the metric behind a name. */
import type { Node } from '../../engine/graph.js';
import { onlyKeys, text, unknownName } from '../options.js';
import { BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy } from './accuracy.js';
import { Auc } from './auc.js';
import { MeanAbsoluteError, MeanSquaredError } from './errors.js';
import { Metric } from './metric.js';
import { Precision, Recall, type ThresholdOptions } from './precision-recall.js';

interface Named {
  name?: string;
}

/** A built-in metric as data: its maker and what the maker was told. */
export interface MetricRecipe {
  readonly name: string;
  readonly config: object;
}

const recipes = new WeakMap<Metric, MetricRecipe>();

/** How a metric was made, if it is a built-in one: a saved model makes it again. */
export function recipeOf(metric: Metric): MetricRecipe | undefined {
  return recipes.get(metric);
}

function make<M extends Metric, Options extends Named>(
  name: string,
  Class: new (options: Options) => M,
  keys: readonly string[],
  options = {} as Options,
): M {
  onlyKeys(options, [...keys, 'name'], `metrics.${name}`);
  if (options.name !== undefined) text(options.name, { where: `metrics.${name}`, option: 'name' });
  const metric = new Class(options);
  recipes.set(metric, { name, config: { ...options } });
  return metric;
}

export const metrics = {
  binaryAccuracy: (options?: Named & { threshold?: number }) =>
    make('binaryAccuracy', BinaryAccuracy, ['threshold'], options),
  categoricalAccuracy: (options?: Named) => make('categoricalAccuracy', CategoricalAccuracy, [], options),
  sparseCategoricalAccuracy: (options?: Named) =>
    make('sparseCategoricalAccuracy', SparseCategoricalAccuracy, [], options),
  auc: (options?: Named & { numThresholds?: number }) => make('auc', Auc, ['numThresholds'], options),
  precision: (options?: ThresholdOptions) => make('precision', Precision, ['threshold'], options),
  recall: (options?: ThresholdOptions) => make('recall', Recall, ['threshold'], options),
  meanSquaredError: (options?: Named) => make('meanSquaredError', MeanSquaredError, [], options),
  meanAbsoluteError: (options?: Named) => make('meanAbsoluteError', MeanAbsoluteError, [], options),
};

/** The metric of a recipe. Throws `option.*`. */
export function metricOf({ name, config }: MetricRecipe): Metric {
  if (Object.hasOwn(metrics, name)) return metrics[name as keyof typeof metrics](config);
  return unknownMetric(name);
}

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
  return unknownMetric(choice);
}

function unknownMetric(choice: unknown): never {
  return unknownName(choice, ['accuracy', ...Object.keys(metrics)], { where: 'compile', option: 'metrics' });
}

function accuracyFor(name: string, outputColumns: number, targetColumns: number): Metric {
  if (outputColumns === 1) return new BinaryAccuracy({ name });
  return targetColumns === 1 ? new SparseCategoricalAccuracy({ name }) : new CategoricalAccuracy({ name });
}
