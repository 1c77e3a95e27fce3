/** Performance: how well the model ranks or how far off it is, beside a regression, and every measure in a table. */
import { markup, type Markup } from '../../charts/index.js';
import type { Context } from '../context.js';
import { outcomeUnit } from '../facts.js';
import { classesFigure, comparisonFigure } from '../figures/intervals.js';
import { rankingFigure } from '../figures/ranking.js';
import { residualFigure } from '../figures/residuals.js';
import { risksFigure } from '../figures/risks.js';
import type { Section } from '../html.js';
import { againstChance } from '../judgement.js';
import { metricOf, metricsOf } from '../metrics.js';
import { measuresTable, methodsList } from './measures.js';

function finding({ results, words }: Context): string {
  const { model, task } = results;
  if (task === 'continuous')
    return words.performance.continuousFinding(metricOf(model, 'rmse'), outcomeUnit(results));
  const [name = 'AUROC', auroc] = metricsOf(model, 'auroc')[0] ?? [];
  const kind = againstChance(auroc, 0.5);
  return task === 'binary'
    ? words.performance.finding(kind, auroc)
    : words.performance.classesFinding(kind, name, auroc);
}

/** The figures that the results allow, in a grid of two. */
function figures(context: Context): Markup | undefined {
  const all = [rankingFigure, risksFigure, classesFigure, residualFigure, comparisonFigure].map((make) =>
    make(context),
  );
  return all.some((one) => one) ? markup`<div class="figures">${all}</div>` : undefined;
}

export function performanceSection(context: Context): Section {
  return {
    id: 'performance',
    name: context.words.performance.name,
    finding: finding(context),
    body: markup`${figures(context)}<div class="beside">${measuresTable(context)}${methodsList(context)}</div>`,
  };
}
