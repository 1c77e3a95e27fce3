/** The verdict: two or three sentences chosen by rules from the estimates. The rules are in `../judgement.ts`, the sentences in the words. */
import { agreementOf } from '../agreement.js';
import type { Context } from '../context.js';
import { comparedMeasure, outcomeUnit } from '../facts.js';
import { againstChance, compare } from '../judgement.js';
import { metricOf, metricsOf } from '../metrics.js';

/** What the model can do at all, by task. */
function ability({ results, words, unit }: Context): string[] {
  const { model, task } = results;
  if (task === 'continuous') {
    const rSquared = metricOf(model, 'rSquared');
    const explained = words.verdict.explained(againstChance(rSquared, 0), rSquared);
    return [words.verdict.error(metricOf(model, 'rmse'), outcomeUnit(results), unit), explained];
  }
  const [name = 'AUROC', auroc] = metricsOf(model, 'auroc')[0] ?? [];
  const kind = againstChance(auroc, 0.5);
  return [
    task === 'binary'
      ? words.verdict.ranking(kind, auroc, unit)
      : words.verdict.classes(kind, name, auroc, unit),
  ];
}

/** Whether a binary model's risks mean what they say. */
function agreement({ results, words }: Context): string[] {
  const found = agreementOf(results);
  return results.task === 'binary' && found.evidence.length > 0 ? [words.verdict.agreement(found)] : [];
}

/** The model beside the simple one. */
function comparison({ results, words }: Context): string[] {
  const compared = comparedMeasure(results, 'ranking');
  if (!compared) return [];
  const { name, model, other, better, decimals } = compared;
  const kind = compare(model, other, better);
  return [words.verdict.comparison({ kind, task: results.task, measure: name, model, other, decimals })];
}

/** Sentences that say something; at most three or four. */
export function verdictOf(context: Context): string[] {
  return [...ability(context), ...agreement(context), ...comparison(context)].filter(
    (sentence) => sentence !== '',
  );
}
