/**
 * `npm run test:peers`: asks the oracles again. Every golden number of `test/golden` is made anew, by the script that
 * lies beside it, in a temporary copy, and compared with the committed one. Installs what it needs and says so.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { must, suite } from '../checks.mjs';
import { differences, toleranceOf } from './compare.mjs';
import { installOracles, numbersOf, runScript, scriptsOf } from './oracle.mjs';

const golden = join(dirname(dirname(fileURLToPath(import.meta.url))), 'golden');
const temporary = mkdtempSync(join(tmpdir(), 'bedside-golden-'));
const copy = join(temporary, 'golden');
const { check, finish } = suite();
const made = new Set();

cpSync(golden, copy, { recursive: true });
await check('the oracles are installed', () => installOracles(golden));
for (const script of scriptsOf(golden)) {
  let files = [];
  await check(`${script} runs`, () => {
    files = runScript(copy, script);
    must(files.length > 0, 'It made no golden file.');
  });
  for (const file of files) {
    made.add(file);
    await check(`${file} is what ${script} makes`, () => compare(file));
  }
}
await check('every golden file has a script that makes it', () => {
  const orphans = numbersOf(golden).filter((file) => !made.has(file));
  must(orphans.length === 0, `Nothing made ${orphans.join(', ')}`);
});
rmSync(temporary, { recursive: true });
finish();

function compare(file) {
  const read = (folder) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const found = differences(read(copy), read(golden), toleranceOf(file));
  must(found.length === 0, `${found.length} places differ, among them\n${found.slice(0, 5).join('\n')}`);
}
