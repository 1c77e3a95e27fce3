/** The names under which metrics stand in logs: unique, and such that an object keeps them in order. */
import { fail } from '../../errors.js';
import { text } from '../options.js';
import type { Metric } from './metric.js';

/** A metric with its name in the logs of this model. */
export interface NamedMetric {
  readonly name: string;
  readonly metric: Metric;
}

/**
 * Names for metrics and weighted metrics; a weighted one gives way to a plain one of its name as "weighted_" and that.
 * Throws `metric.name`, `metric.name-twice`.
 */
export function nameMetrics(plain: readonly Metric[], weighted: readonly Metric[]) {
  const taken = new Set<string>();
  const named = (metric: Metric, name: string): NamedMetric => {
    if (taken.has(name)) fail('metric.name-twice', { name });
    taken.add(name);
    return { name, metric };
  };
  const metrics = plain.map((metric) => named(metric, usable(metric.name)));
  const weightedMetrics = weighted.map((metric) => {
    const name = usable(metric.name);
    return named(metric, metrics.some((other) => other.name === name) ? `weighted_${name}` : name);
  });
  return { metrics, weightedMetrics };
}

/** Logs hold "loss" and, after "val_", the numbers of validation; an object would put names like "1" first. */
function usable(name: string): string {
  const checked = text(name, { where: 'a metric', option: 'name' });
  const wrong = checked === 'loss' || checked === '__proto__' || /^(val_.*|\d*)$/.test(checked);
  return wrong ? fail('metric.name', { name: checked }) : checked;
}
