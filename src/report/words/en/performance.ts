/** English for how good the model is: plots, the table of measures, the comparison. */
import type { Estimate } from '../../../evaluation/estimate.js';
import type { Against } from '../../judgement.js';
import type { Unit } from '../../context.js';
import { hasInterval, hasValue, showReason, whyNoInterval } from '../../numbers.js';
import { numbers } from './numbers.js';
import { verdict } from './verdict.js';

function finding(kind: Against, auroc: Estimate | undefined): string {
  if (kind === 'missing' || !hasValue(auroc)) return 'How well the model ranks could not be measured';
  if (kind === 'bare') return `AUROC ${numbers.bare(auroc, 2)}`;
  if (kind === 'unclear')
    return `We cannot tell the model\u2019s ranking from chance: AUROC ${numbers.estimate(auroc, 2)}`;
  if (kind === 'worse') return `The model ranks worse than chance: AUROC ${numbers.estimate(auroc, 2)}`;
  return `Of two patients, the right one gets the higher risk ${verdict.timesInHundred(auroc)}`;
}

function continuousFinding(rmse: Estimate | undefined, outcomeUnit?: string): string {
  if (!rmse || rmse.value === null) return 'How far off predictions are could not be measured';
  return `Predictions are typically off by ${numbers.estimate(rmse)}${outcomeUnit === undefined ? '' : ` ${outcomeUnit}`}`;
}

function classesFinding(kind: Against, name: string, auroc: Estimate | undefined): string {
  if (kind === 'missing' || !hasValue(auroc)) return 'How well classes are told apart could not be measured';
  if (kind === 'bare') return `${name} ${numbers.bare(auroc, 2)}`;
  if (kind === 'unclear')
    return `We cannot tell whether classes are told apart better than by chance: ${verdict.inline(name)} ${numbers.estimate(auroc, 2)}`;
  return `Classes are told apart ${kind === 'better' ? 'better' : 'worse'} than by chance: ${verdict.inline(name)} ${numbers.estimate(auroc, 2)}`;
}

/** Why there is no number or no interval; undefined where there are both, or nobody said. */
function whyMissing(one: Estimate): string | undefined {
  if (!hasValue(one)) return `none, ${showReason(one.reason ?? 'not estimable')}`;
  const why = hasInterval(one) ? undefined : whyNoInterval(one);
  return why === undefined ? undefined : `no interval, ${why}`;
}

/** "303 patients, 139 events; 95 % intervals in brackets". */
function basis(counts: string | undefined, level: string | undefined): string {
  const intervals = level === undefined ? '' : `${level} intervals in brackets.`;
  return counts === undefined ? intervals : `${counts}. ${intervals}`.trim();
}

export const performance = {
  name: 'Performance',
  finding,
  continuousFinding,
  classesFinding,
  whyMissing,
  network: 'network',
  regression: 'regression',
  roc: {
    title: 'Ranking: ROC curve',
    description: (evidence: string) =>
      `Sensitivity against 1 minus specificity at every risk threshold. ${evidence}.`,
    caption:
      'Each point of the curve is a threshold on the risk. The dots in the corner are the areas under the curves, with their intervals.',
    x: '1 \u2212 specificity',
    y: 'Sensitivity',
    diagonal: 'chance',
    corner: (level: string) => `AUROC, ${level} interval`,
    twin: '1 \u2212 specificity',
  },
  risks: {
    title: 'Risks told',
    description:
      'Two histograms of the risks told, back to back: patients with the outcome above, without below.',
    caption:
      'The area of a bar is its share of its own group. A model that told nothing would show the same shape twice.',
    x: 'Risk told',
    withOutcome: (n: string) => `with the outcome (${n})`,
    withoutOutcome: (n: string) => `without (${n})`,
    columns: ['Group and risk', 'Patients'],
    row: (group: string, from: string, to: string) => `${group}, ${from} to ${to}`,
    groups: { withOutcome: 'with', withoutOutcome: 'without' },
  },
  residuals: {
    title: 'Errors',
    description: 'A histogram of residuals, observed minus predicted, around zero.',
    caption:
      'The area of a bar is its share of all rows. Left of zero the prediction was too high, right of it too low.',
    x: (outcomeUnit?: string) =>
      `Observed \u2212 predicted${outcomeUnit === undefined ? '' : ` (${outcomeUnit})`}`,
    zero: 'no error',
    columns: ['Observed \u2212 predicted', 'Rows'],
    row: (from: string, to: string) => `${from} to ${to}`,
  },
  classes: {
    title: 'Class by class',
    caption: 'How well each class is told from all others together. Whiskers are intervals.',
    axis: 'AUROC',
    chance: 'chance',
    columns: ['Class', 'AUROC'],
    /** "Barolo" for the measure "AUROC, Barolo". */
    label: (measure: string) => measure.replace(/^AUROC, /, '').replace(/ of the classes$/, ''),
  },
  compared: {
    title: (measure: string) => `Beside a regression: ${measure}`,
    description: (evidence: string) => `Dots with whiskers for the network and the regression. ${evidence}.`,
    caption: 'Both were learned from the same rows and tested on the same others. Whiskers are intervals.',
    columns: (measure: string) => ['Model', measure],
    lower: 'lower is better',
    higher: 'higher is better',
    axis: (measure: string, direction: string) => `${measure}, ${direction}`,
  },
  metrics: {
    title: 'Every measure',
    measure: 'Measure',
    network: 'Network',
    regression: 'Regression',
    basis,
  },
  methods: {
    title: 'How the intervals were made',
    item: (method: string, names: string) => `${names}: ${method}`,
  },
  counts: (one: Estimate, unit: Unit) => numbers.counts(one, unit),
};
