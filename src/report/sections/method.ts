/** The method in words, and what was not done. */
import { markup } from '../../charts/index.js';
import type { Context } from '../context.js';
import type { Section } from '../html.js';

export function methodSection({ results, words }: Context): Section {
  const { name, finding, paragraphs, notDone } = words.method;
  const items = notDone.items(results.design).map((item) => markup`<li>${item}</li>`);
  return {
    id: 'method',
    name,
    finding: finding(results.design),
    body: markup`${paragraphs(results).map((text) => markup`<p>${text}</p>`)}<h3>${notDone.title}</h3><ul>${items}</ul>`,
  };
}
