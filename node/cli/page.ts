/** What the pages of the terminal share: paragraphs, things to worry about, what to do next. */
import type { PlainWorry } from '../../src/report/index.js';
import { clean, colorsFor, displayWidth, fit, pageWidth, wrap, type Output } from './terminal.js';

const LABEL = 9;
const NO_BREAK = '\u00a0';

/** A paragraph, indented by two. What stands in brackets, such as an interval, stays on one line. */
export function paragraph(text: string, output: Output): string[] {
  const held = clean(text).replace(/\((?=[^()]*\d)[^()]{1,24}\)/g, (brackets) =>
    brackets.replaceAll(' ', NO_BREAK),
  );
  return wrap(held, pageWidth(output) - 2).map((line) => `  ${line.replaceAll(NO_BREAK, ' ')}`);
}

/** At most `most` things to worry about, each with its severity as a word, and how many are left. */
export function worryLines(
  worries: readonly PlainWorry[],
  most: number,
  rest: string,
  output: Output,
): string[] {
  const lines = worries.slice(0, most).flatMap((worry) => worryLine(worry, output));
  const more = worries.length - most;
  return more > 0 ? [...lines, `${' '.repeat(LABEL)}${more} more ${rest}`] : lines;
}

function worryLine({ severity, label, what, fix }: PlainWorry, output: Output): string[] {
  const colors = colorsFor(output);
  const paint = { blocking: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  return labelled(label, paint, `${what} ${fix}`.trim(), output);
}

/** Rows of a word and what it points to; the last thing on a page. */
export function nextLines(rows: readonly (readonly [string, string])[], output: Output): string[] {
  const { bold } = colorsFor(output);
  // A path or a command is never broken: it is there to be copied. Where it finds no room it gets a line of its own.
  const isLong = (text: string) => LABEL + displayWidth(text) > pageWidth(output);
  return rows.flatMap(([label, text]) =>
    isLong(text) ? [bold(label), text] : [`${bold(fit(label, LABEL))}${text}`],
  );
}

function labelled(label: string, paint: (text: string) => string, text: string, output: Output): string[] {
  const [first = '', ...others] = wrap(clean(text), pageWidth(output) - LABEL);
  return [paint(fit(label, LABEL)) + first, ...others.map((line) => ' '.repeat(LABEL) + line)];
}

/** How this program was called, for commands that can be copied: installed by name, or through npx, npm or node. */
export function programName(started = process.argv[1] ?? '', { npm_command: npm } = process.env): string {
  const isNamed = /(?:^|[\\/])bedside(?:\.cmd|\.ps1)?$/.test(started);
  return isNamed && npm === undefined ? 'bedside' : 'npx bedside';
}

/** A path or a name as a shell takes it: in quotation marks if it has to be, so that a copied line does what it says. */
export function shellWord(text: string): string {
  const plain = clean(text);
  if (/^[\p{L}\p{N}_./\\:@%+=-]+$/u.test(plain)) return plain;
  return process.platform === 'win32'
    ? `"${plain.replaceAll('"', '')}"`
    : `'${plain.replaceAll("'", "'\\''")}'`;
}
