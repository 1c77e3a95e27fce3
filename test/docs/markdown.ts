/** Reads a Markdown page as links, headings and code blocks. Only as much Markdown as our pages use. */

export interface CodeBlock {
  /** The word after the fence: ts, js, sh; then further words, such as `run`. */
  language: string;
  words: string[];
  code: string;
  /** Line of the opening fence, counted from 1. */
  line: number;
}

/** Fenced code blocks in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const fence = /^```([^\n]*)\n([\s\S]*?)^```/gm;
  return [...markdown.matchAll(fence)].map(({ index, 1: info, 2: code }) => {
    const [language = '', ...words] = info.trim().split(/\s+/);
    return { language, words, code, line: markdown.slice(0, index).split('\n').length };
  });
}

/** Targets of links and pictures, in Markdown or HTML, that lead to a file of this repository or a heading. */
export function localLinks(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((match) => match[1]);
  const reference = [...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)].map((match) => match[1]);
  const html = [...prose.matchAll(/\b(?:src|href|srcset)="([^"]+)"/g)].map((match) => match[1]);
  return [...inline, ...reference, ...html].filter((target) => !/^[a-z]+:/i.test(target));
}

/** Anchors that a web host makes of the headings: lower case, words joined by hyphens, punctuation dropped. */
export function anchors(markdown: string): string[] {
  const headings = markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.*)$/gm);
  return [...headings].map(([, text]) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
