/** Estimates beside each other: the model and what it is compared with, or class by class. */
import { intervalsChart, type IntervalRow, type Tone } from '../../charts/index.js';
import type { Estimate } from '../../evaluation/estimate.js';
import type { Context } from '../context.js';
import { comparedMeasure } from '../facts.js';
import { figure } from '../html.js';
import { metricsOf } from '../metrics.js';
import { hasValue } from '../numbers.js';

function row(name: string, one: Estimate | undefined, tone: Tone, text: string): IntervalRow[] {
  return hasValue(one) ? [{ name, value: one.value, lower: one.lower, upper: one.upper, tone, text }] : [];
}

/** The measure on which the two models are compared, as rows of a chart; empty unless both have it. */
function comparedRows(
  context: Context,
): { rows: IntervalRow[]; measure: string; direction: 'higher' | 'lower' } | undefined {
  const compared = comparedMeasure(context.results, 'error');
  if (!compared || !hasValue(compared.model) || !hasValue(compared.other)) return undefined;
  const { network, regression } = context.words.performance;
  const text = (one: Estimate) => context.words.numbers.estimate(one, compared.decimals);
  const rows = [
    ...row(network, compared.model, 'model', text(compared.model)),
    ...row(regression, compared.other, 'other', text(compared.other)),
  ];
  return { rows, measure: compared.name, direction: compared.better };
}

export function comparisonChart(context: Context, small = false): string | undefined {
  const shown = comparedRows(context);
  if (!shown) return undefined;
  const { compared } = context.words.performance;
  const { rows, measure, direction } = shown;
  return intervalsChart({
    id: small ? 'compared-small' : 'compared',
    title: compared.title(measure),
    description: compared.description(rows.map(({ name, text }) => `${name} ${text}`).join('; ')),
    rows,
    axis: compared.axis(measure, compared[direction]),
    small,
  });
}

export function comparisonFigure(context: Context) {
  const chart = comparisonChart(context);
  const shown = comparedRows(context);
  if (!chart || !shown) return undefined;
  const { compared } = context.words.performance;
  const twin = {
    columns: compared.columns(shown.measure),
    rows: shown.rows.map(({ name, text }) => [name, text]),
  };
  return figure({
    chart,
    title: compared.title(shown.measure),
    caption: compared.caption,
    twin,
    words: context.words.page,
  });
}

/** At most a dozen classes are drawn; the table of measures has them all. */
const mostClasses = 12;

function classRows({ results, words }: Context): IntervalRow[] {
  return metricsOf(results.model, 'auroc')
    .slice(0, mostClasses)
    .flatMap(([name, one]) =>
      row(words.performance.classes.label(name), one, 'model', words.numbers.estimate(one, 2)),
    );
}

/** AUROC of every class and of all together; undefined for a single AUROC, which needs no chart of its own. */
export function classesChart(context: Context, small = false): string | undefined {
  const rows = classRows(context).slice(0, small ? 4 : mostClasses);
  if (rows.length < 2) return undefined;
  const { classes } = context.words.performance;
  return intervalsChart({
    id: small ? 'classes-small' : 'classes',
    title: classes.title,
    description: `${rows.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    rows,
    axis: classes.axis,
    limits: [0, 1],
    reference: { value: 0.5, name: classes.chance },
    small,
  });
}

export function classesFigure(context: Context) {
  const chart = classesChart(context);
  const { words } = context;
  const { title, columns, caption } = words.performance.classes;
  const twin = { columns, rows: classRows(context).map(({ name, text }) => [name, text]) };
  return chart && figure({ chart, title, caption, twin, words: words.page });
}
