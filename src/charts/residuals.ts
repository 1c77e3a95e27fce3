/** How far predictions were off: a histogram of residuals around the line of no error. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { tickFormat } from './format.js';
import { bottomAxis } from './axis.js';
import { frame, fullWidth, smallWidth, type Area, type ChartText } from './frame.js';
import { bars, densities, type Bin } from './histogram.js';
import { markup } from './markup.js';

export interface ResidualChart extends ChartText {
  /** In the unit of the outcome, rising, without gaps. */
  bins: readonly Bin[];
  words: { x: string; zero: string };
  small?: boolean;
}

const full: Area = { left: 12, top: 34, right: 348, bottom: 250 };
const small: Area = { left: 8, top: 28, right: 232, bottom: 224 };

/** A histogram with the zero marked, as SVG; the area of a bar is its share of all rows. */
export function residualChart(chart: ResidualChart): string {
  const area = chart.small ? small : full;
  const first = Math.min(0, chart.bins[0]?.from ?? 0);
  const last = Math.max(0, chart.bins.at(-1)?.to ?? 1);
  const x = scaleLinear([first, last], [area.left, area.right]);
  const ticks = x.ticks(chart.small ? 3 : 6);
  const highest = max(densities(chart.bins)) ?? 0;
  const place = { base: area.bottom, height: area.bottom - area.top, direction: -1, highest } as const;
  const anchor = x(0) > (area.left + area.right) / 2 ? 'end' : 'start';
  const body = [
    bottomAxis({ at: x, ticks, format: tickFormat(ticks), label: chart.words.x }, area),
    highest > 0 && bars(chart.bins, x, place, 'model'),
    markup`<path class="reference-line" d="M${x(0)} ${area.top - 8}V${area.bottom}"/>`,
    markup`<text class="note halo" x="${anchor === 'end' ? x(0) + 4 : x(0) - 4}" y="${area.top - 14}" text-anchor="${anchor}">${chart.words.zero}</text>`,
  ];
  return frame(chart, chart.small ? smallWidth : fullWidth, area.bottom + 42, body);
}
