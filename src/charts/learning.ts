/** Loss after each epoch, on the rows that were learned from and on rows held out, with the held-out minimum marked. */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { tickFormat } from './format.js';
import { bottomAxis, leftAxis } from './axis.js';
import { frame, fullWidth, smallWidth, type Area, type ChartText } from './frame.js';
import { markup, type Markup } from './markup.js';
import { linePath } from './path.js';

export interface LearningChart extends ChartText {
  /** Loss after epoch 1, 2, ...; the two may have different lengths. */
  training: readonly number[];
  validation: readonly number[];
  words: { x: string; y: string; training: string; validation: string; lowest: string };
  small?: boolean;
}

const full: Area = { left: 52, top: 34, right: 270, bottom: 250 };
const small: Area = { left: 40, top: 28, right: 232, bottom: 224 };

/** Loss by epoch, as SVG; numbers that are not finite are left out. */
export function learningChart(chart: LearningChart): string {
  const area = chart.small ? small : full;
  const epochs = Math.max(chart.training.length, chart.validation.length, 2);
  const losses = [...chart.training, ...chart.validation].filter(Number.isFinite);
  const [low = 0, high = 1] = extent(losses);
  const x = scaleLinear([1, epochs], [area.left, area.right]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [area.bottom - 6, area.top]).nice(4);
  const ticks = x.ticks(chart.small ? 3 : 5).filter(Number.isInteger);
  const losesTicks = y.ticks(4);
  const curve = (values: readonly number[], tone: string) =>
    markup`<path class="line ${tone}" d="${linePath(points(values, x, y))}"/>`;
  const body = [
    leftAxis({ at: y, ticks: losesTicks, format: tickFormat(losesTicks), label: chart.words.y }, area),
    bottomAxis({ at: x, ticks, format: String, label: chart.words.x }, area),
    lowest(chart, x, y, area),
    curve(chart.training, 'other'),
    curve(chart.validation, 'model'),
    labels(chart, y, area),
  ];
  return frame(chart, chart.small ? smallWidth : fullWidth, area.bottom + 42, body);
}

function points(values: readonly number[], x: (v: number) => number, y: (v: number) => number) {
  return values.flatMap((value, i) => (Number.isFinite(value) ? [[x(i + 1), y(value)] as const] : []));
}

/** Index of the smallest finite value, -1 if there is none. */
export function lowestAt(values: readonly number[]): number {
  let best = -1;
  values.forEach((value, i) => {
    if (Number.isFinite(value) && (best < 0 || value < values[best])) best = i;
  });
  return best;
}

function lowest(
  chart: LearningChart,
  x: (v: number) => number,
  y: (v: number) => number,
  area: Area,
): Markup | undefined {
  const index = lowestAt(chart.validation);
  if (index < 0) return undefined;
  const at = x(index + 1);
  const anchor = at > (area.left + area.right) / 2 ? 'end' : 'start';
  const note = markup`<text class="note halo" x="${anchor === 'end' ? at - 5 : at + 5}" y="${area.top + 10}" text-anchor="${anchor}">${chart.words.lowest}</text>`;
  return markup`<path class="reference-line" d="M${at} ${area.top}V${area.bottom}"/><circle class="dot model" cx="${at}" cy="${y(chart.validation[index])}" r="3.5"/>${note}`;
}

/** Each curve's name where the curve ends, pushed apart when the ends meet; inside the area when small. */
function labels(chart: LearningChart, y: (v: number) => number, area: Area): Markup {
  const end = (values: readonly number[]) => y(values.findLast(Number.isFinite) ?? Number.NaN);
  let [training, validation] = [end(chart.training), end(chart.validation)];
  const missing = 18 - Math.abs(training - validation);
  if (missing > 0) {
    const up = training <= validation ? 1 : -1;
    [training, validation] = [training - (up * missing) / 2, validation + (up * missing) / 2];
  }
  const anchor = chart.small ? 'end' : 'start';
  const x = chart.small ? area.right : area.right + 6;
  const lift = chart.small ? -6 : 4;
  const label = (name: string, tone: string, height: number) =>
    Number.isFinite(height) &&
    markup`<text class="label ${tone} halo" x="${x}" y="${height + lift}" text-anchor="${anchor}">${name}</text>`;
  return markup`${label(chart.words.training, 'other', training)}${label(chart.words.validation, 'model', validation)}`;
}
