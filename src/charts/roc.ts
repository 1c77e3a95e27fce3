/** The receiver operating characteristic: a square, its diagonal drawn, and the area under each curve with its interval in the empty corner. */
import { scaleLinear } from 'd3-scale';
import { percentFormat } from './format.js';
import { bottomAxis, leftAxis } from './axis.js';
import { frame, fullWidth, shorten, smallWidth, type Area, type ChartText } from './frame.js';
import { markup, type Markup } from './markup.js';
import { linePath } from './path.js';
import type { Interval, Tone } from './intervals.js';

export interface RocSeries {
  name: string;
  tone: Tone;
  /** Same length, both rising from 0 to 1. */
  falsePositiveRate: readonly number[];
  truePositiveRate: readonly number[];
  /** Area under the curve; undefined where it could not be computed. */
  area?: Interval;
}

export interface RocChart extends ChartText {
  /** Drawn in this order: the most important last. */
  series: readonly RocSeries[];
  /** Axis names, the diagonal's name, and the heading of the corner: "AUROC, 95 % interval". */
  words: { x: string; y: string; diagonal: string; corner: string };
  small?: boolean;
}

const full: Area = { left: 52, top: 34, right: 348, bottom: 330 };
const small: Area = { left: 40, top: 28, right: 232, bottom: 224 };

/** Rates against each other, as SVG. Series without points are left out. */
export function rocChart(chart: RocChart): string {
  const area = chart.small ? small : full;
  const x = scaleLinear([0, 1], [area.left, area.right]);
  const y = scaleLinear([0, 1], [area.bottom, area.top]);
  const ticks = chart.small ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1];
  const format = percentFormat(ticks);
  const curves = chart.series.map((series) => {
    const points = series.falsePositiveRate.map(
      (rate, i) => [x(rate), y(series.truePositiveRate[i])] as const,
    );
    return points.length > 0 && markup`<path class="line ${series.tone}" d="${linePath(points)}"/>`;
  });
  const body = [
    leftAxis({ at: y, ticks, format, label: chart.words.y }, area),
    bottomAxis({ at: x, ticks, format, label: chart.words.x }, area, true),
    markup`<path class="reference-line" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
    diagonalLabel(chart, area),
    curves,
    !chart.small && corner(chart, area),
  ];
  return frame(chart, chart.small ? smallWidth : fullWidth, area.bottom + 42, body);
}

/** The name of the diagonal, along it and below it, near the left end where curves are far above. */
function diagonalLabel(chart: RocChart, area: Area): Markup {
  const share = chart.small ? 0.66 : 0.3;
  const x = area.left + share * (area.right - area.left);
  const y = area.bottom - share * (area.bottom - area.top);
  return markup`<text class="note" transform="translate(${x + 9} ${y + 9}) rotate(-45)" text-anchor="middle">${chart.words.diagonal}</text>`;
}

/** The areas under the curves on a ruler from 0.5 to 1, which no good curve crosses. */
function corner(chart: RocChart, area: Area): Markup {
  const shown = chart.series.filter((series) => series.area !== undefined).toReversed();
  if (shown.length === 0) return markup``;
  const from = Math.min(0.5, ...shown.map(({ area: interval }) => interval?.lower ?? interval?.value ?? 0.5));
  const at = scaleLinear([from, 1], [area.right - 96, area.right - 12]);
  const top = area.bottom - 26 - 20 * shown.length;
  const rows = shown.map((series, i) => cornerRow(series, at, area.left + 106, top + 20 * (i + 1)));
  const base = area.bottom - 22;
  const ends = [0.5, 1].map(
    (value) =>
      markup`<path class="base" d="M${at(value)} ${base}v-4"/><text class="tick" x="${at(value)}" y="${base + 14}" text-anchor="middle">${value.toFixed(1)}</text>`,
  );
  const heading = markup`<text class="note halo" x="${area.right - 8}" y="${top + 4}" text-anchor="end">${chart.words.corner}</text>`;
  return markup`<g>${heading}${rows}<path class="base" d="M${at(from)} ${base}H${at(1)}"/>${ends}</g>`;
}

function cornerRow(series: RocSeries, at: (value: number) => number, left: number, y: number): Markup {
  const { value, lower, upper } = series.area as Interval;
  const whisker =
    lower !== undefined &&
    upper !== undefined &&
    markup`<path class="whisker ${series.tone}" d="M${at(lower)} ${y - 4}H${at(upper)}"/>`;
  return markup`<text class="label ${series.tone} halo" x="${left}" y="${y}">${shorten(series.name, 12)}</text>${whisker}<circle class="dot ${series.tone}" cx="${at(value)}" cy="${y - 4}" r="2.5"/>`;
}
