/** The table of columns: a name, what it holds in words, a histogram, what is missing. No axis and no single value. */
import { decimal, markup, sparkChart, trusted, type Bin, type Markup } from '../../charts/index.js';
import type { ColumnSummary, Inspection } from '../../study/types.js';
import type { Context } from '../context.js';
import { joinBins } from '../disclosure.js';
import { name } from '../html.js';
import { decimalsReaching, isSmall, showMonth, showPart, showRisk, showShare } from '../numbers.js';

/** More columns than this are named in metrics.json only: a page must stay a page. */
const mostColumns = 100;

/** Bars of a column, joined until none stands for 1 to 10 rows: numbers with their neighbours, levels with the rarest. */
export function binsOf(
  { histogram, levels }: ColumnSummary,
  { words }: Pick<Context, 'words'>,
): { bins: Bin[]; names: string[] } {
  if (!levels) return { bins: joinBins(histogram, [...histogram.keys(), histogram.length]), names: [] };
  const counts = [...histogram];
  const names = [...levels];
  while (counts.length > 1 && counts.some(isSmall)) {
    counts.push((counts.pop() ?? 0) + (counts.pop() ?? 0));
    names.splice(counts.length - 1, Infinity, words.participants.joined(names[counts.length - 1]));
  }
  // One bar of several levels says nothing about any of them.
  if (counts.some(isSmall) || counts.length < Math.min(2, levels.length)) return { bins: [], names: [] };
  return { bins: counts.map((count, i) => ({ from: i, to: i + 1, count })), names };
}

/** "male 68 %, female 32 %": the most frequent levels with their shares. */
export function levelsText(
  bins: readonly Bin[],
  names: readonly string[],
  { words }: Pick<Context, 'words'>,
): string {
  const { level, moreLevels } = words.participants;
  const whole = bins.reduce((total, { count }) => total + count, 0);
  const shown = bins.length > 4 ? 3 : 4;
  const texts = bins.slice(0, shown).map(({ count }, i) => level(names[i], showRisk(count / whole)));
  return [...texts, ...(bins.length > shown ? [moreLevels(bins.length - shown)] : [])].join(', ');
}

/** Digits that a spread from the 5th to the 95th percentile deserves: about three. */
export function quantileText({ kind, quantiles }: ColumnSummary, { words }: Pick<Context, 'words'>): string {
  if (!quantiles) return '';
  const [low, middle, high] = quantiles;
  const whole = [low, middle, high].every(Number.isInteger);
  const decimals = whole || high === low ? 0 : decimalsReaching(high - low, 20, 4);
  const show = kind === 'date' ? showMonth : (value: number) => decimal(value, decimals);
  return words.participants.median(show(middle), show(low), show(high));
}

function describe(
  column: ColumnSummary,
  bins: readonly Bin[],
  names: readonly string[],
  context: Context,
): string {
  const { kind, role, distinct } = context.words.participants;
  const what = column.unit === undefined ? kind(column.kind) : `${kind(column.kind)}, ${column.unit}`;
  const values = column.levels ? levelsText(bins, names, context) : quantileText(column, context);
  const which = column.role === 'predictor' ? '' : `${role(column.role)}: `;
  const many = column.kind === 'id' ? distinct(decimal(column.distinct, 0)) : values;
  return [`${which}${what}`, many].filter((part) => part !== '').join('; ');
}

function missing(count: number, rows: number, none: string): string {
  if (count === 0) return none;
  const share = showShare(count, rows);
  return share === undefined ? showPart(count, rows) : `${showPart(count, rows)} (${share})`;
}

/** Two rows: what it is called, looks like and lacks; and what it holds, over the whole width. */
function columnRow(column: ColumnSummary, rows: number, context: Context): Markup {
  const { bins, names } = binsOf(column, context);
  const title = context.words.participants.spark(column.name);
  const drawn = column.kind !== 'id' && bins.length > 1;
  const spark = drawn && trusted(sparkChart({ title, bins, levels: column.levels !== undefined }));
  const none = context.words.numbers.none;
  return markup`<tbody><tr><th scope="row">${name(column.name)}</th><td>${spark}</td><td class="number">${missing(column.missing, rows, none)}</td></tr><tr><td colspan="3" class="small">${describe(column, bins, names, context)}</td></tr></tbody>`;
}

const used = ({ role }: ColumnSummary) => role === 'target' || role === 'predictor' || role === 'group';

/** The outcome, the predictors and the patient column. */
export function columnsTable({ columns, rows }: Inspection, context: Context): Markup {
  const { title, head, note, more } = context.words.participants.columns;
  const all = columns
    .filter(used)
    .toSorted((a, b) => Number(b.role === 'target') - Number(a.role === 'target'));
  const shown = all.slice(0, mostColumns);
  const rest = all.length > shown.length && markup`<p class="small">${more(all.length - shown.length)}</p>`;
  const heads = head.map(
    (text, i) => markup`<th scope="col"${trusted(i === 2 ? ' class="number"' : '')}>${text}</th>`,
  );
  return markup`<div><h3>${title}</h3><p class="small">${note}</p><table class="pairs"><thead><tr>${heads}</tr></thead>${shown.map((column) => columnRow(column, rows, context))}</table>${rest}</div>`;
}

/** Columns that are no predictors, and why. */
export function leftOut({ columns }: Inspection, context: Context): Markup | undefined {
  const { title, because } = context.words.participants.leftOut;
  const out = columns.filter((column) => !used(column)).slice(0, mostColumns);
  const items = out.map((column) => {
    const why = column.why ?? context.words.participants.role(column.role);
    return markup`<li>${name(column.name)}${because(why)}</li>`;
  });
  return out.length > 0 ? markup`<h3>${title}</h3><ul>${items}</ul>` : undefined;
}
