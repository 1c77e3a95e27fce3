/** The essentials: up to four small plots, those that the task and the results allow, in order of importance. */
import { trusted, type Markup } from '../../charts/index.js';
import { agreementOf } from '../agreement.js';
import type { Context } from '../context.js';
import { comparedMeasure, outcomeUnit } from '../facts.js';
import { calibrationChart } from '../figures/calibration.js';
import { classesChart, comparisonChart } from '../figures/intervals.js';
import { rankingChart } from '../figures/ranking.js';
import { residualChart } from '../figures/residuals.js';
import { riskGroups, riskMedians, risksChart } from '../figures/risks.js';
import { trainingChart, trainingFacts } from '../figures/training.js';
import { againstChance, compare, worstGroup } from '../judgement.js';
import { metricOf, metricsOf } from '../metrics.js';
import { hasValue } from '../numbers.js';

export interface Essential {
  name: string;
  sentence: string;
  chart: Markup;
  /** Where the full plot stands. */
  section: string;
}

type Maker = (context: Context) => (Omit<Essential, 'chart'> & { chart: string | undefined }) | undefined;

const ranking: Maker = (context) => {
  const { name, sentence } = context.words.essentials.ranking;
  const auroc = metricOf(context.results.model, 'auroc');
  const chart = rankingChart(context, true);
  return { name, sentence: sentence(againstChance(auroc, 0.5), auroc), chart, section: 'performance' };
};

const calibration: Maker = (context) => {
  const { name, sentence } = context.words.essentials.calibration;
  const text = sentence(worstGroup(context.groups), context.groups.length, agreementOf(context.results));
  return { name, sentence: text, chart: calibrationChart(context, true), section: 'calibration' };
};

const risks: Maker = (context) => {
  const { name, sentence } = context.words.essentials.risks;
  const groups = riskGroups(context);
  return {
    name,
    sentence: sentence(groups && riskMedians(groups)),
    chart: risksChart(context, true),
    section: 'performance',
  };
};

const comparison: Maker = (context) => {
  const { results, words } = context;
  const compared = comparedMeasure(results, 'error');
  if (!compared) return undefined;
  const kind = compare(compared.model, compared.other, compared.better);
  const { name, sentence } = words.essentials.comparison;
  const text = sentence(kind, words.verdict.referenceName(results.task));
  return { name, sentence: text, chart: comparisonChart(context, true), section: 'performance' };
};

const classes: Maker = (context) => {
  const { name, sentence } = context.words.essentials.classes;
  const lowest = metricsOf(context.results.model, 'auroc')
    .flatMap(([measure, auroc]) => (hasValue(auroc) ? [{ measure, auroc }] : []))
    .toSorted((a, b) => a.auroc.value - b.auroc.value)
    .map(({ measure, auroc }) => ({ name: context.words.performance.classes.label(measure), auroc }))[0];
  return { name, sentence: sentence(lowest), chart: classesChart(context, true), section: 'performance' };
};

const residuals: Maker = (context) => {
  const { name, sentence } = context.words.essentials.residuals;
  const text = sentence(metricOf(context.results.model, 'mae'), outcomeUnit(context.results));
  return { name, sentence: text, chart: residualChart(context, true), section: 'performance' };
};

const training: Maker = (context) => {
  const facts = trainingFacts(context.results);
  if (!facts) return undefined;
  const sentence = context.words.training.sentence(facts);
  return {
    name: context.words.essentials.training.name,
    sentence,
    chart: trainingChart(context, true),
    section: 'training',
  };
};

/** The first four that have something to show. */
export function essentialsOf(context: Context): Essential[] {
  return [ranking, classes, calibration, risks, residuals, comparison, training]
    .map((make) => make(context))
    .flatMap((essential) =>
      essential?.chart === undefined ? [] : [{ ...essential, chart: trusted(essential.chart) }],
    )
    .slice(0, 4);
}
