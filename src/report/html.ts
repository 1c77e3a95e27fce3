/** Small pieces of HTML that every section uses. */
import { markup, shorten, trusted, type Markup, type Part } from '../charts/index.js';

/** `text` that may break after an underscore, as column names are spelled. */
export function breakable(text: string): Markup {
  return markup`${text.split('_').map((part, i) => [i > 0 && markup`_<wbr>`, part])}`;
}

/** A name from the table (a column, a level, a file), set apart from the words around it, whatever its direction. */
export function name(text: string): Markup {
  return markup`<bdi class="name">${breakable(shorten(text, 80))}</bdi>`;
}

/** What a chart shows, as a table of strings. The first column names the row. */
export interface Twin {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A plain table with a caption for those who do not see where it stands. */
export function twinTable({ columns, rows }: Twin, caption: string): Markup {
  const head = columns.map(
    (column, i) => markup`<th scope="col"${trusted(i === 0 ? '' : ' class="number"')}>${column}</th>`,
  );
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map((cell) => markup`<td class="number">${cell}</td>`);
    return markup`<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return markup`<table class="twin"><caption class="hidden">${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

export interface Figure {
  /** An SVG made by a chart function. */
  chart: string;
  /** Title above the chart. */
  title: string;
  /** What is drawn and how sure it is, below the chart. */
  caption: string;
  twin: Twin;
  /** Words of the page: the summary of the twin, and its caption. */
  words: { twin: string; twinOf: (title: string) => string };
}

/** A chart with its title above, its caption below, and its values as a table that opens. */
export function figure({ chart, title, caption, twin, words }: Figure): Markup {
  return markup`<figure><h3>${title}</h3>${trusted(chart)}<figcaption>${caption}</figcaption><details><summary>${words.twin}</summary>${twinTable(twin, words.twinOf(title))}</details></figure>`;
}

/** A section whose heading is its finding, with its plain name above it. */
export interface Section {
  id: string;
  /** Plain name, for the list of sections. */
  name: string;
  /** What was found, as one sentence. */
  finding: Part;
  body: Part;
}

export function sectionMarkup({ id, name: plainName, finding, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-finding"><header><p class="eyebrow">${plainName}</p><h2 id="${id}-finding">${finding}</h2></header>${body}</section>`;
}
