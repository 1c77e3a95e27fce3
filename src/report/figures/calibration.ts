/** What was told against what happened, in groups joined until none stands for 1 to 10 patients. */
import { calibrationChart as draw, type CalibrationPoint } from '../../charts/index.js';
import type { Context } from '../context.js';
import { figure, type Twin } from '../html.js';
import { hasValue, showPart, showRisk } from '../numbers.js';
import { levelOf } from './level.js';
import { riskEnd, riskGroups } from './risks.js';

function points({ groups }: Context): CalibrationPoint[] {
  return groups.flatMap(({ risk, observed }) =>
    hasValue(observed)
      ? [{ risk, observed: observed.value, lower: observed.lower, upper: observed.upper }]
      : [],
  );
}

export function calibrationChart(context: Context, small = false): string | undefined {
  const shown = points(context);
  if (shown.length === 0) return undefined;
  const words = context.words.calibration;
  const evidence = shown
    .map(({ risk, observed }) => words.point(showRisk(risk), showRisk(observed)))
    .join('; ');
  return draw({
    id: small ? 'calibration-small' : 'calibration-chart',
    title: words.title,
    description: words.description(evidence),
    points: shown,
    risks: riskGroups(context),
    upTo: riskEnd(context),
    words,
    small,
  });
}

function twin({ groups, words }: Context): Twin {
  return {
    columns: words.calibration.columns,
    rows: groups.map(({ risk, observed }) => {
      const { lower, upper, value, n, events = 0 } = observed;
      const interval =
        lower !== undefined &&
        upper !== undefined &&
        ` (${words.numbers.interval(showRisk(lower), showRisk(upper))})`;
      return [
        showRisk(risk),
        `${showRisk(value ?? 0)}${interval || ''}`,
        showPart(n, Infinity),
        showPart(events, n),
      ];
    }),
  };
}

export function calibrationFigure(context: Context) {
  const chart = calibrationChart(context);
  const { groups, words } = context;
  const end = riskEnd(context);
  const caption = words.calibration.caption(
    groups.length,
    levelOf(groups[0]?.observed),
    end < 1 ? showRisk(end) : undefined,
  );
  return (
    chart &&
    figure({ chart, title: words.calibration.title, caption, twin: twin(context), words: words.page })
  );
}
