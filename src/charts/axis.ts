/** Axes: hairlines, ticks, and the name of the axis with its unit. The name of a vertical axis stands above it, so that it reads level. */
import { markup, type Markup } from './markup.js';
import type { Area } from './frame.js';

export interface Axis {
  /** From data to SVG units. */
  at: (value: number) => number;
  ticks: readonly number[];
  format: (value: number) => string;
  /** Name and unit; '' for none. */
  label: string;
}

/** Ticks below the area, the name below them at the right end; grid lines up through the area when `grid`. */
export function bottomAxis(axis: Axis, area: Area, grid = false): Markup {
  const ticks = axis.ticks.map((tick) => {
    const x = axis.at(tick);
    const line = grid && markup`<path class="grid" d="M${x} ${area.top}V${area.bottom}"/>`;
    return markup`${line}<text class="tick" x="${x}" y="${area.bottom + 16}" text-anchor="middle">${axis.format(tick)}</text>`;
  });
  const label =
    axis.label !== '' &&
    markup`<text class="axis" x="${area.right}" y="${area.bottom + 34}" text-anchor="end">${axis.label}</text>`;
  return markup`<g>${ticks}<path class="base" d="M${area.left} ${area.bottom}H${area.right}"/>${label}</g>`;
}

/** Ticks left of the area with grid lines across it, the name above the area. */
export function leftAxis(axis: Axis, area: Area): Markup {
  const ticks = axis.ticks.map((tick) => {
    const y = axis.at(tick);
    return markup`<path class="grid" d="M${area.left} ${y}H${area.right}"/><text class="tick" x="${area.left - 6}" y="${y + 4}" text-anchor="end">${axis.format(tick)}</text>`;
  });
  const label =
    axis.label !== '' && markup`<text class="axis" x="0" y="${area.top - 12}">${axis.label}</text>`;
  return markup`<g>${ticks}${label}</g>`;
}
