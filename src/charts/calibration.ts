/**
 * Calibration: the share that had the outcome against the risk that was told, with whiskers, on a square with its diagonal;
 * beneath it, on the same axis, how many patients were told what.
 */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { percentFormat } from './format.js';
import { bottomAxis, leftAxis } from './axis.js';
import { frame, fullWidth, smallWidth, type Area, type ChartText } from './frame.js';
import { mirroredBars, type MirroredGroups } from './histogram.js';
import { markup, type Markup } from './markup.js';
import { linePath } from './path.js';

/** Patients told about the same risk: their mean risk, and the share that had the outcome with its interval. */
export interface CalibrationPoint {
  risk: number;
  observed: number;
  lower?: number;
  upper?: number;
}

export interface CalibrationChart extends ChartText {
  points: readonly CalibrationPoint[];
  risks?: MirroredGroups;
  /** Right end of the axis, at most 1; points and whiskers beyond it move it. */
  upTo: number;
  words: { x: string; y: string; above: string; below: string; withOutcome: string; withoutOutcome: string };
  small?: boolean;
}

const full: Area = { left: 52, top: 34, right: 348, bottom: 330 };
const small: Area = { left: 40, top: 28, right: 232, bottom: 224 };

/** Observed against predicted, as SVG. The histogram is left out of the small one. */
export function calibrationChart(chart: CalibrationChart): string {
  const area = chart.small ? small : full;
  const end = axisEnd(chart);
  const x = scaleLinear([0, end], [area.left, area.right]);
  const y = scaleLinear([0, end], [area.bottom, area.top]);
  const ticks = y.ticks(chart.small ? 2 : 5);
  const format = percentFormat(ticks);
  const whole = { ...area, bottom: histogramArea(chart, area)?.bottom ?? area.bottom };
  const body = [
    leftAxis({ at: y, ticks, format, label: chart.words.y }, area),
    bottomAxis({ at: x, ticks, format, label: chart.words.x }, whole, true),
    whole.bottom !== area.bottom &&
      markup`<path class="base" d="M${area.left} ${area.bottom}H${area.right}"/>`,
    markup`<path class="reference-line" d="M${x(0)} ${y(0)}L${x(end)} ${y(end)}"/>`,
    !chart.small && sides(chart, area),
    groups(chart.points, x, y),
    histogram(chart, x, area),
  ];
  return frame(chart, chart.small ? smallWidth : fullWidth, whole.bottom + 42, body);
}

/** The axis ends where the risks end, or where the highest whisker does, rounded up to a twentieth. */
function axisEnd(chart: CalibrationChart): number {
  const highest = max(chart.points, ({ risk, observed, upper }) => Math.max(risk, observed, upper ?? 0)) ?? 0;
  return Math.min(1, Math.ceil(Math.max(chart.upTo, highest, 0.05) * 20 - 1e-9) / 20);
}

/** What it means to lie above or below the line, in the corners that good models leave empty. */
function sides(chart: CalibrationChart, area: Area): Markup {
  return markup`<text class="note" x="${area.left + 8}" y="${area.top + 18}">${chart.words.above}</text><text class="note" x="${area.right - 8}" y="${area.bottom - 10}" text-anchor="end">${chart.words.below}</text>`;
}

function groups(
  points: readonly CalibrationPoint[],
  x: (v: number) => number,
  y: (v: number) => number,
): Markup {
  const whiskers = points.map(
    ({ risk, lower, upper }) =>
      lower !== undefined &&
      upper !== undefined &&
      markup`<path class="whisker model" d="M${x(risk)} ${y(lower)}V${y(upper)}"/>`,
  );
  const dots = points.map(
    ({ risk, observed }) => markup`<circle class="dot model" cx="${x(risk)}" cy="${y(observed)}" r="4"/>`,
  );
  const path = linePath(points.map(({ risk, observed }) => [x(risk), y(observed)] as const));
  return markup`${whiskers}${points.length > 1 && markup`<path class="line model faint" d="${path}"/>`}${dots}`;
}

function histogramArea(chart: CalibrationChart, area: Area): Area | undefined {
  return chart.risks && !chart.small
    ? { ...area, top: area.bottom + 12, bottom: area.bottom + 92 }
    : undefined;
}

function histogram(chart: CalibrationChart, x: (v: number) => number, area: Area): Markup | undefined {
  const place = histogramArea(chart, area);
  if (!place || !chart.risks) return undefined;
  const { withOutcome, withoutOutcome } = chart.words;
  return markup`${mirroredBars(chart.risks, x, place)}<text class="label with halo" x="0" y="${place.top + 24}">${withOutcome}</text><text class="label without halo" x="0" y="${place.bottom - 16}">${withoutOutcome}</text>`;
}
