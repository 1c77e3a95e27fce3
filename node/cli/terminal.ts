/**
 * What every page on the terminal is made with: width, wrapping, alignment, colour.
 * Colour only on a terminal, never against NO_COLOR, and never the only sign. Knows nothing of studies.
 */
import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Where a page is written: a terminal, a file or a pipe. */
export interface Output {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  write(text: string): unknown;
}

/** Colours for this output; functions that change nothing where colour is not wanted (https://no-color.org). */
export function colorsFor(output: Output, env: NodeJS.ProcessEnv = process.env): Colors {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return picocolors.createColors(!refused && (forced || isLive(output, env)));
}

/** Whether the output is a terminal that can redraw a line. */
export function isLive(output: Output, env: NodeJS.ProcessEnv = process.env): boolean {
  return output.isTTY === true && env.TERM !== 'dumb';
}

const WIDEST = 80;
const NARROWEST = 60;

/** Columns to use: at most 80, so that a page reads the same everywhere; a terminal below 60 has to wrap. */
export function pageWidth(output: Output): number {
  return Math.min(WIDEST, Math.max(NARROWEST, output.columns || WIDEST));
}

/** The text with every control character replaced: a column's name must not move the cursor or change its colour. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\uff01-\uff60]/u;

/** Columns that a text takes on a terminal: two for East Asian characters and emoji. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segments.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** The text in exactly `width` columns: padded, or cut with an ellipsis. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = displayWidth(text) > width ? cutTo(text, width) : text;
  const pad = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  return align === 'left' ? cut + pad : pad + cut;
}

function cutTo(text: string, width: number): string {
  let [cut, used] = ['', 0];
  for (const { segment } of segments.segment(text)) {
    used += displayWidth(segment);
    if (used > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** Breaks a text at spaces into lines of at most `width` columns; lines after the first start with `indent` spaces. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    const room = width - (lines.length === 0 ? 0 : indent);
    if (line === '' || displayWidth(longer) <= room) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  return lines.map((text, i) => (i === 0 ? text : ' '.repeat(indent) + text));
}

/** A message behind a coloured label such as "error:": wrapped on a terminal, one line in a log or a pipe. */
export function labelled(
  label: string,
  text: string,
  paint: (text: string) => string,
  output: Output,
): string {
  const width = output.isTTY === true ? pageWidth(output) : Infinity;
  return wrap(`${label} ${clean(text)}`, width)
    .join('\n')
    .replace(label, paint(label));
}

/** Rows of cells as aligned lines: each column as wide as its widest cell, two spaces between, nothing at the end. */
export function alignRows(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => fit(cell, widths[i]))
      .join('  ')
      .trimEnd(),
  );
}
