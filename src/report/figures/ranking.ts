/** The ROC curve of the model and of what it is compared with. */
import { percent, rocChart, type RocSeries, type Tone } from '../../charts/index.js';
import type { Evaluation, Results, RocCurve } from '../../study/types.js';
import type { Context } from '../context.js';
import { figure, type Twin } from '../html.js';
import { metricOf } from '../metrics.js';
import { hasValue, isSmall } from '../numbers.js';
import { levelOf } from './level.js';

function series(evaluation: Evaluation | undefined, name: string, tone: Tone): RocSeries[] {
  if (!evaluation?.roc) return [];
  const auroc = metricOf(evaluation, 'auroc');
  const area = hasValue(auroc) ? { value: auroc.value, lower: auroc.lower, upper: auroc.upper } : undefined;
  return [{ name, tone, ...evaluation.roc, area }];
}

/** Steps of a curve are 1 / events high and 1 / non-events wide: a curve of 1 to 10 would tell the number. */
function tellsCounts({ rows, events }: Results): boolean {
  return events !== undefined && (isSmall(events) || isSmall(rows - events));
}

/** The chart alone, or undefined where the results have no curve or it may not be shown. */
export function rankingChart({ results, words }: Context, small = false): string | undefined {
  if (!results.model.roc || tellsCounts(results)) return undefined;
  const { roc, network, regression } = words.performance;
  const auroc = metricOf(results.model, 'auroc');
  const evidence = auroc ? `AUROC ${words.numbers.estimate(auroc, 2)}` : '';
  return rocChart({
    id: small ? 'roc-small' : 'roc',
    title: roc.title,
    description: roc.description(evidence),
    series: [...series(results.reference, regression, 'other'), ...series(results.model, network, 'model')],
    words: { x: roc.x, y: roc.y, diagonal: roc.diagonal, corner: roc.corner(levelOf(auroc)) },
    small,
  });
}

/** Largest sensitivity at a false positive rate of at most `rate`. */
function sensitivityAt({ falsePositiveRate, truePositiveRate }: RocCurve, rate: number): number {
  let best = 0;
  falsePositiveRate.forEach((x, i) => {
    if (x <= rate + 1e-12) best = Math.max(best, truePositiveRate[i]);
  });
  return best;
}

function twin({ results, words }: Context): Twin {
  const { roc, network, regression } = words.performance;
  const curves = [results.model.roc, results.reference?.roc].filter((curve) => curve !== undefined);
  const rates = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];
  return {
    columns: [roc.twin, ...[network, regression].slice(0, curves.length).map((name) => `${roc.y}, ${name}`)],
    rows: rates.map((rate) => [percent(rate), ...curves.map((curve) => percent(sensitivityAt(curve, rate)))]),
  };
}

/** The full figure with its twin. */
export function rankingFigure(context: Context) {
  const chart = rankingChart(context);
  const { roc } = context.words.performance;
  return (
    chart &&
    figure({ chart, title: roc.title, caption: roc.caption, twin: twin(context), words: context.words.page })
  );
}
