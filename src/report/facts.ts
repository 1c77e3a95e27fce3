/** Small facts that several sections need, read from the results without judging them. */
import type { Estimate } from '../evaluation/estimate.js';
import type { Results, Task } from '../study/types.js';
import { kindOf, metricsOf, type MetricKey } from './metrics.js';

/** Unit of a continuous outcome, where the table declared one. */
export function outcomeUnit({ inspection, target, task }: Results): string | undefined {
  if (task !== 'continuous') return undefined;
  return inspection?.columns.find(({ name }) => name === target)?.unit;
}

/** The measures to compare two models on: how they rank or tell apart, and how far off they are. First found wins. */
const compared: Record<Task, Record<'ranking' | 'error', MetricKey[]>> = {
  binary: { ranking: ['auroc', 'logLoss'], error: ['brier', 'logLoss'] },
  multiclass: { ranking: ['auroc', 'logLoss'], error: ['logLoss', 'brier'] },
  continuous: { ranking: ['rmse', 'mae'], error: ['rmse', 'mae'] },
};

export interface Compared {
  name: string;
  model: Estimate;
  other: Estimate;
  better: 'higher' | 'lower';
  decimals?: number;
}

/** The measure on which the model is compared with the reference; undefined without a reference that has it. */
export function comparedMeasure(
  { model, reference, task }: Results,
  what: 'ranking' | 'error',
): Compared | undefined {
  for (const key of compared[task][what]) {
    const [first] = metricsOf(model, key);
    const other = first && reference?.metrics[first[0]];
    if (!other) continue;
    const { better = 'lower', decimals } = kindOf(first[0]) ?? {};
    return {
      name: first[0],
      model: first[1],
      other,
      better: better === 'higher' ? 'higher' : 'lower',
      decimals,
    };
  }
  return undefined;
}
