/** Numbers beside each other as dots with whiskers: models compared, classes compared. One row each, its words above its whisker. */
import { extent, nice } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { tickFormat } from './format.js';
import { bottomAxis } from './axis.js';
import { frame, fullWidth, shorten, smallWidth, type Area, type ChartText } from './frame.js';
import { markup, type Markup } from './markup.js';

/** A number and the ends of its interval, where it has one. */
export interface Interval {
  value: number;
  lower?: number;
  upper?: number;
}

/** Whom a mark stands for: the model under study, or what it is compared with. */
export type Tone = 'model' | 'other';

export interface IntervalRow extends Interval {
  name: string;
  /** The number as it is printed, interval included. */
  text: string;
  tone: Tone;
}

export interface IntervalsChart extends ChartText {
  rows: readonly IntervalRow[];
  /** Ends that the axis does not pass, such as 0 and 1 for the AUROC. */
  limits?: readonly [number, number];
  /** A value to compare with, such as 0.5 for the AUROC, and its name. */
  reference?: { value: number; name: string };
  /** Name of the axis, with its unit. */
  axis: string;
  small?: boolean;
}

const rowHeight = 46;
const smallBottom = 224;

/** Dots with whiskers on one axis, as SVG; the axis covers every interval and the reference. */
export function intervalsChart(chart: IntervalsChart): string {
  const width = chart.small ? smallWidth : fullWidth;
  const top = chart.reference ? 28 : 8;
  const bottom = chart.small ? smallBottom : top + 10 + rowHeight * chart.rows.length;
  const area: Area = { left: 12, top, right: width - 12, bottom };
  // A small chart is as high as the other small ones, its rows spread over it.
  const step = chart.small ? (bottom - top) / chart.rows.length : rowHeight;
  const x = scaleLinear(domain(chart), [area.left, area.right]);
  const ticks = x.ticks(chart.small ? 3 : 5);
  const body = [
    bottomAxis({ at: x, ticks, format: tickFormat(ticks), label: chart.axis }, area, true),
    chart.reference && referenceLine(chart.reference, x, area),
    chart.rows.map((row, i) =>
      intervalRow(row, x, area, area.top + step * (i + 0.5) - rowHeight / 2, chart.small ? 11 : 26),
    ),
  ];
  return frame(chart, width, area.bottom + 42, body);
}

/** Round ends around every number drawn, inside the limits; a single point is given some room on either side. */
function domain({ rows, reference, limits = [-Infinity, Infinity] }: IntervalsChart): [number, number] {
  const numbers = rows.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  if (reference) numbers.push(reference.value);
  const [low = 0, high = 1] = extent(numbers);
  const room = low === high ? Math.max(Math.abs(low) * 0.1, 0.1) : (high - low) * 0.04;
  const [from, to] = nice(low - room, high + room, 5);
  return [Math.max(from, limits[0]), Math.min(to, limits[1])];
}

function referenceLine(
  reference: { value: number; name: string },
  at: (value: number) => number,
  area: Area,
): Markup {
  const x = at(reference.value);
  const anchor = x > (area.left + area.right) / 2 ? 'end' : 'start';
  return markup`<path class="reference-line" d="M${x} ${area.top - 8}V${area.bottom}"/><text class="note" x="${anchor === 'end' ? x + 4 : x - 4}" y="${area.top - 12}" text-anchor="${anchor}">${reference.name}</text>`;
}

function intervalRow(
  row: IntervalRow,
  at: (value: number) => number,
  area: Area,
  top: number,
  letters: number,
): Markup {
  const y = top + 32;
  const whisker =
    row.lower !== undefined &&
    row.upper !== undefined &&
    markup`<path class="whisker ${row.tone}" d="M${at(row.lower)} ${y}H${at(row.upper)}M${at(row.lower)} ${y - 4}v8M${at(row.upper)} ${y - 4}v8"/>`;
  return markup`<text class="label ${row.tone} halo" x="${area.left}" y="${top + 19}">${shorten(row.name, letters)}</text><text class="number halo" x="${area.right}" y="${top + 19}" text-anchor="end">${row.text}</text>${whisker}<circle class="dot ${row.tone}" cx="${at(row.value)}" cy="${y}" r="4"/>`;
}
