/** English for the verdict: what the estimates say, as strongly as their intervals allow and no more. */
import type { Estimate } from '../../../evaluation/estimate.js';
import type { Task } from '../../../study/types.js';
import type { Unit } from '../../context.js';
import type { Agreement } from '../../agreement.js';
import type { Against, Standing } from '../../judgement.js';
import { hasInterval, hasValue, showHundred, showReason } from '../../numbers.js';
import { numbers } from './numbers.js';

const { estimate, counts, interval } = numbers;

const reason = (one: Estimate | undefined) => showReason(one?.reason ?? 'it is not among the results');

/** "AUROC 0.84 (0.79 to 0.88), 303 patients, 139 events". */
function full(name: string, one: Estimate, unit: Unit, decimals?: number): string {
  return `${name} ${estimate(one, decimals)}, ${counts(one, unit)}`;
}

/** A measure's name inside a sentence: "calibration slope", but "O:E ratio"; "AUROC, benign" is "AUROC (benign)". */
function inline(name: string): string {
  const words = name.replace(/, (.*)$/, ' ($1)');
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** How often in 100 pairs the higher risk is the right one, with its interval: "91 times in 100 (88 to 94)". */
function timesInHundred(one: Estimate): string {
  if (!hasInterval(one)) return '';
  return `${showHundred(one.value)} times in 100 (${interval(showHundred(one.lower), showHundred(one.upper))})`;
}

/** A value without an interval is told, and nothing is concluded from it: neither skill nor the lack of it. */
function bareArea(name: string, one: Estimate & { value: number }, unit: Unit): string {
  return `How sure the ranking is cannot be said: ${name} ${numbers.bare(one, 2)} (${counts(one, unit)}).`;
}

function ranking(kind: Against, auroc: Estimate | undefined, unit: Unit): string {
  if (kind === 'missing' || !hasValue(auroc))
    return `How well the model ranks ${unit} could not be measured: ${reason(auroc)}.`;
  if (kind === 'bare') return bareArea('AUROC', auroc, unit);
  const evidence = full('AUROC', auroc, unit, 2);
  if (kind === 'unclear')
    return `We cannot tell whether the model ranks ${unit} any better than chance: ${evidence}, where 0.50 is chance.`;
  if (kind === 'worse')
    return `The model ranks ${unit} worse than chance: ${evidence}. Check which level of the outcome is the event.`;
  return `Of two ${unit}, one with the outcome and one without, the model gives the higher risk to the right one about ${showHundred(auroc.value)} times in 100: ${evidence}.`;
}

const off: Record<'spread' | 'level', Partial<Record<Standing, string>>> = {
  spread: {
    below: 'too extreme, high ones too high and low ones too low',
    above: 'too close to the average, high ones too low and low ones too high',
  },
  level: { below: 'too high on average', above: 'too low on average' },
};

/** "too high on average, and too extreme, ..." where the intervals say so; undefined where they do not. */
function fault({ spread, level }: Pick<Agreement, 'spread' | 'level'>): string | undefined {
  const wrong = [off.level[level], off.spread[spread]].filter((part) => part !== undefined);
  return wrong.length > 0 ? wrong.join(', and ') : undefined;
}

/** What to add where nothing is shown to be wrong, but not much is shown to be right either. */
function open({ spread, level }: Pick<Agreement, 'spread' | 'level'>): string {
  return spread === 'unclear' || level === 'unclear' ? ', but the intervals leave much open' : '';
}

function agreement({ spread, level, evidence }: Agreement): string {
  if (spread === 'missing' && level === 'missing')
    return `Whether its risks agree with what happened could not be measured: ${reason(evidence[0]?.[1])}.`;
  const valued = evidence.filter(([, one]) => hasValue(one));
  const shown = valued.map(([name, one]) => `${inline(name)} ${estimate(one, 2)}`).join(', ');
  const lacking = evidence
    .filter(([, one]) => !hasValue(one))
    .map(([name, one]) => ` There is no ${inline(name)}: ${reason(one)}.`);
  return agreementSaid({ spread, level }, shown) + lacking.join('');
}

function agreementSaid({ spread, level }: Pick<Agreement, 'spread' | 'level'>, shown: string): string {
  const wrong = fault({ spread, level });
  if (wrong !== undefined) return `Its risks are ${wrong}: ${shown}.`;
  if (spread === 'near' && level === 'near')
    return `Its risks agree with what happened, as far as can be seen here: ${shown}.`;
  return `How closely its risks agree with what happened we cannot tell: ${shown}; 1 is perfect.`;
}

/** What the model is compared with. */
function referenceName(task: Task): string {
  if (task === 'continuous') return 'ridge linear regression';
  return task === 'multiclass' ? 'ridge multinomial regression' : 'ridge logistic regression';
}

export interface Comparison {
  kind: Against;
  task: Task;
  /** Name of the measure compared. */
  measure: string;
  model?: Estimate;
  other?: Estimate;
  decimals?: number;
}

function comparison({ kind, task, measure, model, other, decimals }: Comparison): string {
  if (kind === 'missing' || !model || !other) return '';
  const both = `${inline(measure)} ${estimate(model, decimals)} against ${estimate(other, decimals)}`;
  const name = referenceName(task);
  if (kind === 'better') return `It does better than a ${name}: ${both}.`;
  if (kind === 'worse') return `It does worse than a ${name}, which is the one to use: ${both}.`;
  if (kind === 'bare')
    return `Whether it does better than a ${name} cannot be told without intervals: ${both}.`;
  return `Whether it does better than a ${name}, these intervals do not tell: ${both}.`;
}

/** A continuous outcome: how far off, and how much better than telling everyone the mean. */
function error(rmse: Estimate | undefined, outcomeUnit: string | undefined, unit: Unit): string {
  if (!hasValue(rmse)) return `How far off the predictions are could not be measured: ${reason(rmse)}.`;
  const of = outcomeUnit === undefined ? '' : ` ${outcomeUnit}`;
  return `Predictions are typically off by ${estimate(rmse)}${of} (RMSE), ${counts(rmse, unit)}.`;
}

function explained(kind: Against, rSquared: Estimate | undefined): string {
  if (kind === 'missing' || !rSquared) return '';
  const evidence = `R squared ${estimate(rSquared, 2)}`;
  if (kind === 'bare')
    return `Whether it predicts better than the mean of all cannot be told without an interval: ${evidence}.`;
  if (kind === 'unclear')
    return `We cannot tell whether it predicts any better than the mean of all: ${evidence}.`;
  if (kind === 'worse') return `It predicts worse than the mean of all: ${evidence}.`;
  return `It predicts better than the mean of all: ${evidence}, where 0 is the mean and 1 is perfect.`;
}

/** Several classes: one sentence for the whole, the rest is in the section. */
function classes(kind: Against, name: string, auroc: Estimate | undefined, unit: Unit): string {
  if (kind === 'missing' || !hasValue(auroc))
    return `How well the model tells the classes apart could not be measured: ${reason(auroc)}.`;
  if (kind === 'bare') return bareArea(inline(name), auroc, unit);
  const evidence = full(inline(name), auroc, unit, 2);
  if (kind === 'unclear')
    return `We cannot tell whether the model tells the classes apart any better than chance: ${evidence}.`;
  if (kind === 'worse') return `The model tells the classes apart worse than chance: ${evidence}.`;
  return `The model tells the classes apart better than chance: ${evidence}, where 0.50 is chance and 1 is perfect.`;
}

export const verdict = {
  ranking,
  agreement,
  comparison,
  error,
  explained,
  classes,
  referenceName,
  timesInHundred,
  fault,
  open,
  inline,
};
