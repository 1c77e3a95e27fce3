/** Every example runs and says what it should, and fits the package's types. The page is opened by the browser suite. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { typeErrors } from './docs/compiler.js';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));

/** The end of what each example prints. */
const ENDINGS: Record<string, RegExp> = {
  'custom-callback.mjs': /epoch 50: loss 0\.0\d+\nlearning rate at the end: 0\.00025$/,
  'early-stopping.mjs': /^stopped after (?!200)\d{2,3} of 200 epochs$/,
  'save-and-load.mjs': /^\d{4,5} bytes saved; predictions after loading: the same$/,
  'study.mjs': /risk 0\.\d\d \[\]$/,
  'seed-program.mjs': /(19\d|200) of 200 new patients in the right group$/,
};

const programs = readdirSync(folder).filter((name) => name.endsWith('.mjs'));

describe('examples', () => {
  it('have each an ending to check', () => {
    expect(programs.sort()).toEqual(Object.keys(ENDINGS).sort());
  });

  it.each(programs)('%s runs', (name) => {
    const said = execFileSync(process.execPath, [join(folder, name)], { encoding: 'utf8' });
    expect(said.trim()).toMatch(ENDINGS[name]);
  });

  it('fit the types, JavaScript ones too', () => {
    const names = readdirSync(folder).filter((name) => /\.m?[jt]s$/.test(name));
    const files = names.map((name): [string, string] => [
      join(folder, name),
      readFileSync(join(folder, name), 'utf8'),
    ]);
    expect(typeErrors(new Map(files), { allowJs: true, checkJs: true, noImplicitAny: false })).toEqual([]);
  });
});
