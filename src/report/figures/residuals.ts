/** How far off predictions of a continuous outcome were: bars joined until none stands for 1 to 10 rows. */
import { decimal, residualChart as draw, type Bin } from '../../charts/index.js';
import type { Context } from '../context.js';
import { outcomeUnit } from '../facts.js';
import { joinBins } from '../disclosure.js';
import { figure, type Twin } from '../html.js';
import { decimalsReaching, showPart } from '../numbers.js';

function bins({ results }: Context): Bin[] {
  const histogram = results.model.residualHistogram;
  return histogram ? joinBins(histogram.counts, histogram.edges) : [];
}

export function residualChart(context: Context, small = false): string | undefined {
  const shown = bins(context);
  if (shown.length === 0) return undefined;
  const { residuals } = context.words.performance;
  const { title, description, zero } = residuals;
  const words = { x: residuals.x(outcomeUnit(context.results)), zero };
  return draw({ id: small ? 'residuals-small' : 'residuals', title, description, bins: shown, words, small });
}

/** Edges with as many decimals as tell the narrowest bar's ends apart. */
function twin(shown: readonly Bin[], { columns, row }: Context['words']['performance']['residuals']): Twin {
  const narrowest = Math.min(...shown.map(({ from, to }) => to - from));
  const decimals = decimalsReaching(narrowest, 10, 6);
  const whole = shown.reduce((total, { count }) => total + count, 0);
  return {
    columns,
    rows: shown.map(({ from, to, count }) => [
      row(decimal(from, decimals), decimal(to, decimals)),
      showPart(count, whole),
    ]),
  };
}

export function residualFigure(context: Context) {
  const chart = residualChart(context);
  const { residuals } = context.words.performance;
  return (
    chart &&
    figure({
      chart,
      title: residuals.title,
      caption: residuals.caption,
      twin: twin(bins(context), residuals),
      words: context.words.page,
    })
  );
}
