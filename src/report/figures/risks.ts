/** Risks told, by outcome: bars joined until none stands for 1 to 10 patients. */
import { riskChart, type Bin, type MirroredGroups } from '../../charts/index.js';
import type { Context } from '../context.js';
import { joinBins, unitEdges } from '../disclosure.js';
import { figure, type Twin } from '../html.js';
import { showCount, showPart, showRisk } from '../numbers.js';

/** The two histograms as they may be drawn, or undefined where the results have none. */
export function riskGroups({ results }: Context): MirroredGroups | undefined {
  const histogram = results.model.riskHistogram;
  if (!histogram) return undefined;
  const join = (counts: number[]) => joinBins(counts, unitEdges(counts.length));
  const groups = { withOutcome: join(histogram.withOutcome), withoutOutcome: join(histogram.withoutOutcome) };
  return groups.withOutcome.length > 0 && groups.withoutOutcome.length > 0 ? groups : undefined;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Right end of the axis: the edge that 99 in 100 risks do not exceed. */
export function riskEnd({ results }: Context): number {
  const histogram = results.model.riskHistogram;
  if (!histogram) return 1;
  const counts = histogram.withOutcome.map((count, i) => count + histogram.withoutOutcome[i]);
  const wanted = 0.99 * sum(counts);
  let reached = 0;
  const last = counts.findIndex((count) => (reached += count) >= wanted);
  return (last + 1) / counts.length || 1;
}

/** The risk that half of the patients in these bins do not exceed, read off the bars. */
function median(bins: readonly Bin[]): number {
  let rest = sum(bins.map(({ count }) => count)) / 2;
  for (const { from, to, count } of bins) {
    if (count > 0 && rest <= count) return from + ((to - from) * rest) / count;
    rest -= count;
  }
  return 1;
}

export function riskMedians(groups: MirroredGroups): { withOutcome: number; withoutOutcome: number } {
  return { withOutcome: median(groups.withOutcome), withoutOutcome: median(groups.withoutOutcome) };
}

/** How many patients are in each of the two histograms, as they may be printed. */
function sizes({ results }: Context): { withOutcome: string; withoutOutcome: string } {
  const { withOutcome = [], withoutOutcome = [] } = results.model.riskHistogram ?? {};
  return { withOutcome: showCount(sum(withOutcome)), withoutOutcome: showCount(sum(withoutOutcome)) };
}

export function risksChart(context: Context, small = false): string | undefined {
  const groups = riskGroups(context);
  if (!groups) return undefined;
  const { risks } = context.words.performance;
  const { withOutcome, withoutOutcome } = sizes(context);
  return riskChart({
    id: small ? 'risks-small' : 'risks',
    title: risks.title,
    description: risks.description,
    ...groups,
    upTo: 1,
    words: {
      x: risks.x,
      withOutcome: risks.withOutcome(withOutcome),
      withoutOutcome: risks.withoutOutcome(withoutOutcome),
    },
    small,
  });
}

function twin(context: Context, groups: MirroredGroups): Twin {
  const { risks } = context.words.performance;
  const rows = (bins: readonly Bin[], group: string) => {
    const whole = sum(bins.map(({ count }) => count));
    return bins.map(({ from, to, count }) => [
      risks.row(group, showRisk(from), showRisk(to)),
      showPart(count, whole),
    ]);
  };
  return {
    columns: risks.columns,
    rows: [
      ...rows(groups.withOutcome, risks.groups.withOutcome),
      ...rows(groups.withoutOutcome, risks.groups.withoutOutcome),
    ],
  };
}

export function risksFigure(context: Context) {
  const chart = risksChart(context);
  const groups = riskGroups(context);
  const { risks } = context.words.performance;
  return (
    chart &&
    groups &&
    figure({
      chart,
      title: risks.title,
      caption: risks.caption,
      twin: twin(context, groups),
      words: context.words.page,
    })
  );
}
