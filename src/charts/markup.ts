/**
 * Text into markup, safely: every string that enters a template is escaped, so a column called `<script>` is only a name.
 * Used for SVG here and for HTML by the report. Knows nothing of charts.
 */

/** Markup that is already safe. A class, so that no parsed JSON can pretend to be one. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What a template takes: text to escape, coordinates, safe markup, lists of these, or nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters are not allowed in a page, and direction marks would let a name rewrite the words around it.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Surrogate}]/gu;

/** `text` for an element or a quoted attribute: entities for markup, spaces for line breaks, U+FFFD for what cannot be printed. */
export function escapeText(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(unprintable, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]);
}

/** A coordinate with at most two decimals; never "-0" or "NaN". */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

function write(part: Part): string {
  if (part === false || part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return coordinate(part);
  if (typeof part === 'string') return escapeText(part);
  return part.map(write).join('');
}

/** Template tag: ``markup`<b>${name}</b>` `` escapes `name`; numbers become coordinates; lists are joined. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0];
  for (let i = 0; i < parts.length; i++) text += write(parts[i]) + strings[i + 1];
  return new Markup(text);
}

/** Trusts `text` as it is: for the SVG of a chart and the style sheet, never for words. */
export function trusted(text: string): Markup {
  return new Markup(text);
}
