/** The receipt: fingerprints that make the model checkable, and the command that checks it. */
import { decimal, markup } from '../../charts/index.js';
import type { Context } from '../context.js';
import type { Section } from '../html.js';

export function receiptSection({ results, words, about }: Context): Section | undefined {
  const { receipt, design, seconds } = results;
  if (!receipt) return undefined;
  const { rows, name, finding, evaluated, lead, command, table } = words.receipt;
  const trained = design.kind === 'cross-validation';
  const prints = (['toolkit', 'data', 'settings', 'weights'] as const).map(
    (key) => markup`<dt>${rows[key]}</dt><dd><code>${receipt[key]}</code></dd>`,
  );
  const time =
    seconds !== undefined &&
    markup`<dt>${rows.seconds}</dt><dd>${words.receipt.seconds(decimal(seconds, seconds < 10 ? 1 : 0))}</dd>`;
  return {
    id: 'receipt',
    name,
    finding: trained ? finding : evaluated,
    body: markup`<p>${lead} <code>${command(about.table ?? table)}</code></p><dl class="prints">${prints}${time}</dl>`,
  };
}
