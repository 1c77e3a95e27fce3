/** The document around the sections: head with a strict policy, skip link, rail, footer. No script, no request, no inline style. */
import { markup, trusted, type Markup } from '../charts/index.js';
import type { Context } from './context.js';
import { outcomeUnit } from './facts.js';
import { sectionMarkup, type Section } from './html.js';
import { sourceHash } from './policy.js';
import { styles } from './styles.js';

function head({ results, words }: Context): Markup {
  const policy = `default-src 'none'; style-src '${sourceHash(styles)}'; base-uri 'none'; form-action 'none'`;
  const title = words.page.title(words.summary.title(results, outcomeUnit(results)));
  return markup`<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="generator" content="${results.toolkit}"><title>${title}</title><style>${trusted(styles)}</style></head>`;
}

function rail(sections: readonly Section[], { words }: Context): Markup {
  const links = [{ id: 'summary', name: words.summary.name }, ...sections];
  const items = links.map(({ id, name }) => markup`<li><a href="#${id}">${name}</a></li>`);
  return markup`<nav class="rail" aria-label="${words.page.sections}"><p class="mark" aria-hidden="true">Bedside</p><ol>${items}</ol></nav>`;
}

/** The whole page as a string. */
export function page(summary: Markup, sections: readonly Section[], context: Context): string {
  const { words, results } = context;
  const main = markup`<main id="main" tabindex="-1">${summary}${sections.map(sectionMarkup)}<footer><p class="small">${words.page.footer(results.toolkit)}</p></footer></main>`;
  const body = markup`<body><a class="skip" href="#main">${words.page.skip}</a><div class="page">${rail(sections, context)}${main}</div></body>`;
  return markup`<!doctype html>\n<html lang="${words.language}">${head(context)}${body}</html>\n`.text;
}
