/**
 * Prose that a machine reads does not rot: links lead somewhere, commands exist, code compiles.
 * In README and docs/, every ```ts block is type-checked as a reader would paste it; one marked ```ts run is run too.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { typeErrors } from './docs/compiler.js';
import { anchors, codeBlocks, localLinks } from './docs/markdown.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...below('docs')].filter((path) =>
  existsSync(join(root, path)),
);

/** What a reader of a snippet is told to bring: it is declared, not defined. */
const BROUGHT = `
declare const xTrain: number[][]; declare const yTrain: number[];
declare const xTest: number[][]; declare const yTest: number[];
`;

function below(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter((path) => path.endsWith('.md'))
    .sort();
}

describe('the reader of pages', () => {
  it('sees links, headings and code, and what is wrong with the code', () => {
    const page =
      '# Two commands\n[a](gone.md) `[b](c)`\n<img src="d.png">\n```ts run\nconst n: string = 1;\n```\n';
    expect(localLinks(page)).toEqual(['gone.md', 'd.png']);
    expect(anchors(page)).toEqual(['two-commands']);
    const [{ code, words, line }] = codeBlocks(page);
    expect([words, line]).toEqual([['run'], 4]);
    expect(typeErrors(new Map([[join(root, 'made-up.ts'), code]]))).toHaveLength(1);
  });
});

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links only to files and headings that exist', () => {
    const broken = localLinks(text).filter((target) => {
      const [path, anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && file.endsWith('.md') && !anchors(read(file)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm (?:run (?:--silent )?)?([a-z][\w:-]*)/g)];
    const meant = named.filter(
      ([whole, name]) => whole.startsWith('npm run') || ['test', 'start'].includes(name),
    );
    expect(meant.map(([, name]) => name).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('commands on the pages', () => {
  const help = execFileSync(process.execPath, [join(root, 'dist/node/cli/main.js'), '--help'], {
    encoding: 'utf8',
  });

  it('name only commands that there are', () => {
    const shells = pages
      .flatMap((page) => codeBlocks(read(page)))
      .filter(({ language }) => /^(ba)?sh$/.test(language));
    const named = shells.flatMap(({ code }) =>
      [...code.matchAll(/(?<![.\w-])bedside ([a-z]+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => !new RegExp(`^ +${name}\\b`, 'm').test(help))).toEqual([]);
    expect(named).toContain('train');
  });
});

describe('code on the pages', () => {
  const blocks = pages.flatMap((page) =>
    codeBlocks(read(page))
      .filter(({ language }) => language === 'ts')
      .map((block, i) => ({ ...block, page, file: join(root, `${page.replaceAll('/', '-')}-${i}.ts`) })),
  );

  it('compiles', () => {
    expect(
      typeErrors(new Map(blocks.map(({ file, code }) => [file, `${BROUGHT}${code}\nexport {};\n`]))),
    ).toEqual([]);
  });

  const runnable = blocks.filter(({ words }) => words.includes('run'));

  it.each(runnable)('runs: $page line $line', ({ code, page, line }) => {
    const folder = join(root, 'runs/docs');
    mkdirSync(folder, { recursive: true });
    const program = join(folder, `${page.replaceAll('/', '-')}-${line}.mjs`);
    writeFileSync(
      program,
      ts.transpile(code, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 }),
    );
    execFileSync(process.execPath, [program], { cwd: root, stdio: 'pipe' });
  });
});
