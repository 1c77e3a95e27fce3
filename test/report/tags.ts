/** A strict reader of the markup that Bedside writes: every tag that opens closes, in order. Not a reader of anybody's HTML. */

const single = new Set(['meta', 'br', 'wbr', 'link', 'img', 'input']);

/** Text of style elements is not markup. */
function withoutStyle(html: string): string {
  return html.replace(/<style>[^<]*<\/style>/g, '');
}

/** The first tag that closes nothing or is never closed; undefined where all is well. */
export function unbalancedTag(html: string): string | undefined {
  const open: string[] = [];
  for (const [tag, slash, name, , end] of withoutStyle(html).matchAll(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*?)(\/?)>/g,
  )) {
    if (slash === '/') {
      if (open.pop() !== name) return tag;
    } else if (end !== '/' && !single.has(name)) open.push(name);
  }
  return open.at(-1);
}

/** Values of one attribute, in order. */
export function attributes(html: string, name: string): string[] {
  return [...withoutStyle(html).matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]);
}

/** What a reader sees: tags dropped, entities read, styles left out. */
export function visibleText(html: string): string {
  const read: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return withoutStyle(html)
    .replace(/<(?:bdi|b|span|wbr|code|a)\b[^>]*>|<\/(?:bdi|b|span|code|a)>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => read[entity])
    .replace(/\n+/g, '\n');
}
