/** The first screen: what is predicted, the verdict, what to worry about, the essentials as small plots. */
import { markup, type Markup } from '../../charts/index.js';
import type { Context } from '../context.js';
import { breakable } from '../html.js';
import { outcomeUnit } from '../facts.js';
import { essentialsOf } from './essentials.js';
import { verdictOf } from './verdict.js';
import { worriesOf, type Worry } from './worries.js';

function worryItem({ severity, what, fix, section }: Worry, { words }: Context): Markup {
  const label =
    severity !== 'info' && markup`<b class="${severity}">${words.summary.severity[severity]}.</b> `;
  const text = section === undefined ? what : markup`<a href="#${section}">${what}</a>`;
  return markup`<li>${label}${text}${fix !== '' && ` ${fix}`}</li>`;
}

const shown = 3;

function worries(context: Context): Markup {
  const all = worriesOf(context);
  const { summary } = context.words;
  const first = all.slice(0, shown);
  const rest = all.length - first.length;
  const list =
    first.length > 0
      ? markup`<ol>${first.map((worry) => worryItem(worry, context))}</ol>`
      : markup`<p class="small">${summary.noWorries}</p>`;
  const more =
    rest > 0 && markup`<p class="small"><a href="#participants">${summary.moreWorries(rest)}</a></p>`;
  return markup`<aside class="worries" aria-labelledby="worries"><h2 id="worries">${summary.worries(first.length)}</h2>${list}${more}</aside>`;
}

function essentials(context: Context): Markup | false {
  const plots = essentialsOf(context);
  const shownPlots = plots.map(
    ({ name, sentence, chart, section }) =>
      markup`<article><h3><a href="#${section}">${name}</a></h3><p>${sentence}</p>${chart}</article>`,
  );
  const heading = markup`<h2 class="hidden">${context.words.summary.essentials}</h2>`;
  return plots.length > 0 && markup`${heading}<div class="essentials">${shownPlots}</div>`;
}

/** The head of the report. */
export function summarySection(context: Context): Markup {
  const { results, words, about, unit } = context;
  const sentences = verdictOf(context);
  const title = words.summary.title(results, outcomeUnit(results));
  return markup`<div id="summary"><p class="eyebrow">${words.summary.eyebrow(results)}</p><h1>${breakable(title)}</h1><p class="subtitle">${words.summary.subtitle(results, about, unit)}</p><div class="opening"><div class="verdict">${sentences.map((sentence) => markup`<p>${sentence}</p>`)}</div>${worries(context)}</div>${essentials(context)}</div>`;
}
