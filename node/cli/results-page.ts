/** What `train` and `evaluate` print: one screen with the verdict, the numbers beside the regression's, and the worries. */
import { plainSummary, type PlainSummary } from '../../src/report/index.js';
import type { Results } from '../../src/study/types.js';
import { nextLines, paragraph, worryLines } from './page.js';
import { alignRows, clean, colorsFor, displayWidth, fit, pageWidth, wrap, type Output } from './terminal.js';

/**
 * `next` is what to do now: words with paths or commands. Where a report is written it holds what finds no room here;
 * else nothing is left out.
 */
export function resultsPage(
  results: Results,
  next: readonly (readonly [string, string])[],
  output: Output,
): string {
  const summary = plainSummary(results);
  const { bold } = colorsFor(output);
  const width = pageWidth(output);
  const hasReport = next.some(([label]) => label === 'Report');
  const sections = [
    [...wrap(clean(summary.title), width).map(bold), ...wrap(clean(summary.subtitle), width)],
    summary.verdict.flatMap((sentence) => paragraph(sentence, output)),
    measureLines(summary, output),
    summary.reasons.flatMap((reason) => paragraph(reason, output)),
    worryLines(summary.worries, hasReport ? 3 : Infinity, 'in the report', output),
    nextLines(next, output),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Columns of "−0.41 (−0.56 to −0.26)". */
const NUMBERS = 24;

/** The table of measures: name, network, regression. */
function measureLines({ measures, heads }: PlainSummary, output: Output): string[] {
  const names = Math.max(16, pageWidth(output) - 2 - 2 * (2 + NUMBERS));
  const cut = (name: string) => (displayWidth(name) > names ? fit(name, names) : name);
  const rows = measures.map(({ name, model, reference }) => [
    cut(clean(name)),
    clean(model),
    clean(reference),
  ]);
  const [head, ...body] = alignRows([['', heads.model, heads.reference], ...rows]);
  const { dim } = colorsFor(output);
  const room = pageWidth(output) - 2;
  return [`  ${dim(fit(head, room).trimEnd())}`, ...body.map((line) => `  ${fit(line, room).trimEnd()}`)];
}
