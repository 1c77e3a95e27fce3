/**
 * What the report knows about a measure beyond its Estimate: how many decimals it deserves, which way is better, what is ideal.
 * Measures are found by name; one that is not known here is still shown, with the digits its interval supports.
 */
import type { Estimate } from '../evaluation/estimate.js';
import type { Evaluation, Task } from '../study/types.js';

export type MetricKey =
  | 'auroc'
  | 'brier'
  | 'scaledBrier'
  | 'logLoss'
  | 'intercept'
  | 'slope'
  | 'observedExpected'
  | 'accuracy'
  | 'prevalence'
  | 'rmse'
  | 'mae'
  | 'rSquared';

export interface MetricKind {
  key: MetricKey;
  /** Names in lower case without spaces and punctuation that mean this measure. */
  name: RegExp;
  /** At most this many; undefined for a measure in the outcome's own unit. */
  decimals?: number;
  better: 'higher' | 'lower' | 'nearer';
  /** The value of a perfect model, or of chance for `auroc`: what a reader compares with. */
  compareWith?: number;
}

const kinds: readonly MetricKind[] = [
  { key: 'auroc', name: /^(auroc|auc|cstatistic)/, decimals: 2, better: 'higher', compareWith: 0.5 },
  {
    key: 'scaledBrier',
    name: /^(scaledbrier|brierskill|ipa)/,
    decimals: 2,
    better: 'higher',
    compareWith: 0,
  },
  { key: 'brier', name: /^brier/, decimals: 3, better: 'lower' },
  { key: 'logLoss', name: /^(logloss|logarithmicloss|crossentropy)/, decimals: 3, better: 'lower' },
  {
    key: 'intercept',
    name: /^calibrationintercept|^calibrationinthelarge/,
    decimals: 2,
    better: 'nearer',
    compareWith: 0,
  },
  { key: 'slope', name: /^calibrationslope/, decimals: 2, better: 'nearer', compareWith: 1 },
  {
    key: 'observedExpected',
    name: /^(oe|observed(to|over)?expected)/,
    decimals: 2,
    better: 'nearer',
    compareWith: 1,
  },
  { key: 'accuracy', name: /^accuracy/, decimals: 2, better: 'higher' },
  { key: 'prevalence', name: /^prevalence/, decimals: 2, better: 'nearer' },
  { key: 'rmse', name: /^(rmse|rootmeansquare)/, better: 'lower' },
  { key: 'mae', name: /^(mae|meanabsolute)/, better: 'lower' },
  {
    key: 'rSquared',
    name: /^(rsquared|r2|coefficientofdetermination)/,
    decimals: 2,
    better: 'higher',
    compareWith: 0,
  },
];

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/²/g, '2')
    .replace(/[^a-z0-9]/g, '');

/** What is known of the measure with this name. */
export function kindOf(name: string): MetricKind | undefined {
  return kinds.find((kind) => kind.name.test(plain(name)));
}

/** At most this many decimals for the measure of this name; a continuous outcome's intercept is in the outcome's own unit. */
export function decimalsFor(name: string, task: Task): number | undefined {
  const kind = kindOf(name);
  return task === 'continuous' && kind?.key === 'intercept' ? undefined : kind?.decimals;
}

/** Every measure of this kind with its name, in the order of the evaluation: one AUROC, or one per class. */
export function metricsOf(
  evaluation: Evaluation | undefined,
  key: MetricKey,
): [name: string, estimate: Estimate][] {
  return Object.entries(evaluation?.metrics ?? {}).filter(([name]) => kindOf(name)?.key === key);
}

/** The measure of this kind; the first, where there are several. */
export function metricOf(evaluation: Evaluation | undefined, key: MetricKey): Estimate | undefined {
  return metricsOf(evaluation, key)[0]?.[1];
}
