/**
 * The shell of every chart: one SVG with a title and a description for those who cannot see it, and its plotting area.
 * A chart is drawn 360 units wide (240 when small), so that its letters are still read at 320 px.
 */
import { markup, type Part } from './markup.js';

/** What every chart is told: a page-wide unique `id`, and its words in whole sentences. */
export interface ChartText {
  id: string;
  title: string;
  description: string;
}

/** The plotting area inside the SVG, in its units: edges, not sizes. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const fullWidth = 360;
export const smallWidth = 240;

/** The whole SVG element around `body`, as a string. */
export function frame(text: ChartText, width: number, height: number, body: Part): string {
  const small = width <= smallWidth && ' chart-small';
  return markup`<svg class="chart${small}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${text.id}-title ${text.id}-description"><title id="${text.id}-title">${text.title}</title><desc id="${text.id}-description">${text.description}</desc>${body}</svg>`
    .text;
}

/** Cuts a label to about `characters`, with an ellipsis: a name may be any length, a chart is not. */
export function shorten(label: string, characters: number): string {
  const letters = [...label];
  return letters.length <= characters ? label : `${letters.slice(0, characters - 1).join('')}…`;
}
