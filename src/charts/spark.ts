/** The smallest histogram, for a row of a table: bars only. What it shows in numbers stands beside it in the row. */
import { max } from 'd3-array';
import { densities, type Bin } from './histogram.js';
import { markup } from './markup.js';

export interface SparkChart {
  /** One sentence for those who cannot see it. */
  title: string;
  /** On any axis; numbers touch, levels stand apart. */
  bins: readonly Bin[];
  levels: boolean;
}

const width = 120;
const height = 28;

/** Bars on a hairline, 120 by 28, as SVG; the area of a bar is its share. */
export function sparkChart({ title, bins, levels }: SparkChart): string {
  const heights = densities(bins);
  const highest = max(heights) ?? 0;
  const end = bins.at(-1)?.to ?? 1;
  const start = bins[0]?.from ?? 0;
  const at = (value: number) => ((value - start) / (end - start)) * width;
  // Two levels are two bars, not two walls: a level is at most a tenth of the chart wide.
  const step = Math.min(14, width / Math.max(bins.length, 1));
  const drawn = bins.map(({ from, to }, i) => {
    if (heights[i] <= 0 || highest === 0) return false;
    const bar = Math.max((heights[i] / highest) * (height - 2), 1);
    const [x, wide] = levels
      ? [i * step, step * 0.8]
      : [at(from) + 0.3, Math.max(at(to) - at(from) - 0.6, 0.6)];
    return markup`<rect x="${x}" y="${height - 1 - bar}" width="${wide}" height="${bar}"/>`;
  });
  return markup`<svg class="chart spark" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"><g class="data">${drawn}</g><path class="base" d="M0 ${height - 0.5}H${width}"/></svg>`
    .text;
}
