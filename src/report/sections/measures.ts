/** The table of measures: definition, network and regression, each with its interval or the reason why there is no number. */
import { markup, type Markup } from '../../charts/index.js';
import type { Estimate } from '../../evaluation/estimate.js';
import type { Context } from '../context.js';
import { levelOf } from '../figures/level.js';
import { decimalsFor } from '../metrics.js';
import { estimateNumbers, hasValue, showReason } from '../numbers.js';

function cell(
  one: Estimate | undefined,
  decimals: number | undefined,
  context: Context,
  counts: boolean,
): Markup {
  const { numbers } = context.words;
  if (!one) return markup`<td class="number"></td>`;
  const note = one.note !== undefined && markup`<span class="small">${one.note}</span>`;
  const n = counts && markup`<span class="small">${numbers.counts(one, context.unit)}</span>`;
  if (!hasValue(one))
    return markup`<td class="number"><span class="small">${showReason(one.reason ?? '')}</span>${n}${note}</td>`;
  const { value, lower, upper } = estimateNumbers(one, decimals);
  const interval =
    lower !== undefined &&
    upper !== undefined &&
    markup`<span class="small interval">(${numbers.interval(lower, upper)})</span>`;
  return markup`<td class="number"><b>${value}</b>${interval}${n}${note}</td>`;
}

/** The counts of every estimate, if they are all the same; undefined where each needs its own. */
function commonCounts({ results, words, unit }: Context): string | undefined {
  const all = [results.model, results.reference].flatMap((one) => Object.values(one?.metrics ?? {}));
  const texts = new Set(all.map((one) => words.numbers.counts(one, unit)));
  return texts.size === 1 ? [...texts][0] : undefined;
}

export function measuresTable(context: Context): Markup {
  const { results, words } = context;
  const { title, measure, basis, ...names } = words.performance.metrics;
  const counts = commonCounts(context);
  const entries = Object.entries(results.model.metrics);
  const rows = entries.map(([name, one]) => {
    const decimals = decimalsFor(name, results.task);
    const other =
      results.reference && cell(results.reference.metrics[name], decimals, context, counts === undefined);
    const network = cell(one, decimals, context, counts === undefined);
    return markup`<tbody><tr><th scope="row">${name}</th>${network}${other}</tr><tr><td colspan="${results.reference ? 3 : 2}" class="small">${one.definition}</td></tr></tbody>`;
  });
  const level = entries.find(([, one]) => one.level !== undefined)?.[1];
  const heads = [names.network, ...(results.reference ? [names.regression] : [])];
  return markup`<div><h3>${title}</h3><p class="small">${basis(counts, level && levelOf(level))}</p><table class="pairs"><thead><tr><th scope="col">${measure}</th>${heads.map((head) => markup`<th scope="col" class="number">${head}</th>`)}</tr></thead>${rows}</table></div>`;
}

/** Which interval was made how, one line per method. */
export function methodsList({ results, words }: Context): Markup | undefined {
  const names = new Map<string, string[]>();
  for (const [name, { method }] of Object.entries(results.model.metrics))
    if (method !== undefined) names.set(method, [...(names.get(method) ?? []), name]);
  if (names.size === 0) return undefined;
  const { title, item } = words.performance.methods;
  const items = [...names].map(([method, measures]) => markup`<li>${item(method, measures.join(', '))}</li>`);
  return markup`<div><h3>${title}</h3><ul class="small">${items}</ul></div>`;
}
