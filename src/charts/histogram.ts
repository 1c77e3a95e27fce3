/**
 * Bars whose area is a share: the bars may be of different widths, so that rare values can be shown together.
 * Mirrored histograms compare two groups; the plain one shows one. Small ones for a table are in `spark.ts`.
 */
import { max } from 'd3-array';
import { markup, type Markup } from './markup.js';
import type { Area } from './frame.js';

/** One bar from `from` to `to` on the axis, holding this many rows. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** Height of each bar as share per unit of the axis, so that its area is its share of the whole. */
export function densities(bins: readonly Bin[]): number[] {
  let total = 0;
  for (const { count } of bins) total += count;
  return bins.map(({ from, to, count }) => (total === 0 ? 0 : count / total / (to - from)));
}

/** Bars standing on `base` and growing by `direction` (-1 up, 1 down) to at most `height` at density `highest`. */
export function bars(
  bins: readonly Bin[],
  at: (value: number) => number,
  place: { base: number; height: number; direction: 1 | -1; highest: number },
  className: string,
): Markup {
  const heights = densities(bins).map((density) => (density / place.highest) * place.height);
  const drawn = bins.map(({ from, to }, i) => {
    if (heights[i] <= 0) return false;
    // A hair of paper between neighbours, a hair of bar where there is nearly nothing.
    const width = Math.max(at(to) - at(from) - 0.8, 0.8);
    const height = Math.max(heights[i], 0.8);
    const y = place.direction < 0 ? place.base - height : place.base;
    return markup`<rect x="${at(from) + 0.4}" y="${y}" width="${width}" height="${height}"/>`;
  });
  return markup`<g class="${className}">${drawn}</g>`;
}

export interface MirroredGroups {
  /** Bars up. */
  withOutcome: readonly Bin[];
  /** Bars down. */
  withoutOutcome: readonly Bin[];
}

/** Two histograms back to back on the middle of `area`, on one scale of density. */
export function mirroredBars(groups: MirroredGroups, at: (value: number) => number, area: Area): Markup {
  const highest = max([...densities(groups.withOutcome), ...densities(groups.withoutOutcome)]) ?? 0;
  const base = (area.top + area.bottom) / 2;
  const height = (area.bottom - area.top) / 2;
  if (highest === 0) return markup`<path class="base" d="M${area.left} ${base}H${area.right}"/>`;
  return markup`${bars(groups.withOutcome, at, { base: base - 0.5, height, direction: -1, highest }, 'with')}${bars(groups.withoutOutcome, at, { base: base + 0.5, height, direction: 1, highest }, 'without')}<path class="base" d="M${area.left} ${base}H${area.right}"/>`;
}
