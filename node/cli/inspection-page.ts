/** What `inspect` prints: a line per column with its kind, what is missing and a histogram, then what to worry about. */
import { basename } from 'node:path';
import { plainInspection, type PlainColumn } from '../../src/report/index.js';
import type { Inspection } from '../../src/study/types.js';
import { nextLines, paragraph, programName, shellWord, worryLines } from './page.js';
import { sparkline } from './sparkline.js';
import { clean, colorsFor, displayWidth, fit, pageWidth, type Output } from './terminal.js';

const KIND = 8;
const MISSING = 7;
const SPARK = 12;
/** Lines of a page that are not columns: title, outcome, heads, worries, next. */
const OTHER_LINES = 16;
const FEWEST_COLUMNS = 10;

/**
 * `path` leads to the table, `kept` are the options that training has to be given too. On a terminal a long list of columns
 * is cut; elsewhere it is whole.
 */
export function inspectionPage(
  inspection: Inspection,
  path: string,
  output: Output,
  kept: readonly string[] = [],
): string {
  const { size, outcome, columns, worries } = plainInspection(inspection);
  const { bold } = colorsFor(output);
  const { target } = inspection;
  const title = `${bold(clean(basename(path)))}   ${size}`;
  const about = outcome === '' ? [] : paragraph(`Outcome ${target}: ${outcome}.`, output);
  const live = output.isTTY === true;
  const outcomeName = target === undefined ? 'COLUMN' : shellWord(target);
  const train = [programName(), 'train', shellWord(path), '--target', outcomeName, ...kept.map(shellWord)];
  const stop = worries.some(({ severity }) => severity === 'blocking');
  const sections = [
    [title, ...about],
    columnLines(columns, output),
    worryLines(worries, live ? 6 : Infinity, 'with --json', output),
    stop ? [] : nextLines([['Next', train.join(' ')]], output),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function columnLines(columns: readonly PlainColumn[], output: Output): string[] {
  const most = output.isTTY === true ? Math.max(FEWEST_COLUMNS, (output.rows ?? 40) - OTHER_LINES) : Infinity;
  // A last line that says "1 more" had better be that one.
  const shown = columns.slice(0, columns.length === most + 1 ? most + 1 : most);
  const longest = Math.max(6, ...shown.map(({ name }) => displayWidth(clean(name))));
  const width = Math.min(longest, pageWidth(output) < 70 ? 16 : 22);
  const { dim } = colorsFor(output);
  const titles = [fit('column', width), fit('kind', KIND), fit('missing', MISSING, 'right'), 'distribution'];
  const head = fit([...titles, 'median (5 to 95 %)'].join('  '), pageWidth(output) - 2).trimEnd();
  const rest = columns.length - shown.length;
  const more = rest > 0 ? [dim(`  and ${rest} more columns: add "| less" to see them all`)] : [];
  return [dim(`  ${head}`), ...shown.map((column) => columnLine(column, width, output)), ...more];
}

function columnLine(
  { name, kind, missing, values, bars, role }: PlainColumn,
  width: number,
  output: Output,
): string {
  const room = pageWidth(output) - (2 + width + 2 + KIND + 2 + MISSING + 2 + SPARK + 2);
  const { dim, cyan, bold } = colorsFor(output);
  const named = fit(clean(name), width);
  const cells = [
    role === 'target' ? bold(named) : named,
    dim(fit(kind, KIND)),
    fit(missing, MISSING, 'right'),
    cyan(fit(sparkline(bars, SPARK), SPARK)),
    room > 8 ? fit(clean(role === 'target' ? `the outcome` : values), room).trimEnd() : '',
  ];
  return `  ${cells.join('  ')}`.trimEnd();
}
