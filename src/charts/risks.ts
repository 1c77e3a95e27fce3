/** How the risks are spread: patients with the outcome above the line, those without below it. */
import { scaleLinear } from 'd3-scale';
import { percentFormat } from './format.js';
import { bottomAxis } from './axis.js';
import { frame, fullWidth, smallWidth, type Area, type ChartText } from './frame.js';
import { mirroredBars, type MirroredGroups } from './histogram.js';
import { markup } from './markup.js';

export interface RiskChart extends ChartText, MirroredGroups {
  /** Right end of the axis, at most 1. */
  upTo: number;
  words: { x: string; withOutcome: string; withoutOutcome: string };
  small?: boolean;
}

const full: Area = { left: 12, top: 34, right: 348, bottom: 330 };
const small: Area = { left: 8, top: 28, right: 232, bottom: 224 };

/** Two mirrored histograms of risks from 0 to 1, as SVG; the area of a bar is its share of its own group. */
export function riskChart(chart: RiskChart): string {
  const area = chart.small ? small : full;
  const x = scaleLinear([0, chart.upTo], [area.left, area.right]);
  const ticks = x.ticks(chart.small ? 2 : 5);
  const body = [
    bottomAxis({ at: x, ticks, format: percentFormat(ticks), label: chart.words.x }, area, true),
    mirroredBars(chart, x, area),
    markup`<text class="label with halo" x="${area.left}" y="${area.top - 12}">${chart.words.withOutcome}</text>`,
    markup`<text class="label without halo" x="${area.right}" y="${area.bottom - 8}" text-anchor="end">${chart.words.withoutOutcome}</text>`,
  ];
  return frame(chart, chart.small ? smallWidth : fullWidth, area.bottom + 42, body);
}
