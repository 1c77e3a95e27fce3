/**
 * `npm run test:peers`: asks the oracles again. Every golden number of `test/golden` is made anew, by the script that
 * lies beside it, in a temporary folder, and compared with the committed one. Installs what it needs and says so:
 * Python packages into `.venv/`, R from Debian's packages where it is missing and may be installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pythonWith } from '../../scripts/python-venv.mjs';
import { must, suite } from '../checks.mjs';
import { differences } from './compare.mjs';
import { makers, rPackages, toleranceOf } from './golden.mjs';

const golden = join(dirname(dirname(fileURLToPath(import.meta.url))), 'golden');
const copy = join(mkdtempSync(join(tmpdir(), 'bedside-golden-')), 'golden');
const { check, finish } = suite();

await check('every script that makes golden numbers is known here', () => {
  const known = makers.map(({ folder, script }) => `${folder}/${script}`);
  const forgotten = scripts().filter((path) => !known.includes(path));
  must(forgotten.length === 0, `Add to test/peers/golden.mjs: ${forgotten.join(', ')}`);
});

await check('the oracles are installed', () => {
  if (makers.some(isR)) installR();
  return pythonWith('oracles') && undefined;
});

copyWithoutAnswers();
for (const maker of makers) {
  const name = `${maker.folder}/${maker.script}`;
  await check(`${name} runs`, () => run(maker));
  for (const file of maker.files ?? [maker.printed]) {
    await check(`${maker.folder}/${file} is what ${maker.script} makes`, () => compare(maker, file));
  }
}
rmSync(dirname(copy), { recursive: true });
finish();

/** Paths below `test/golden` of the scripts named make. */
function scripts() {
  const files = readdirSync(golden, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  return files.filter((path) => /^[^/]+\/make[^/]*\.(py|R)$/.test(path));
}

function isR({ script }) {
  return script.endsWith('.R');
}

function installR() {
  if (spawnSync('Rscript', ['--version']).status === 0) return;
  const advice = `R is needed: apt-get install ${rPackages.join(' ')}`;
  must(process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0, advice);
  console.log(`Installing ${rPackages.join(', ')} with apt-get.`);
  execFileSync('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', ...rPackages], {
    stdio: ['ignore', 2, 2],
  });
}

/** Scripts may read the golden files of a script before them, but never their own. */
function copyWithoutAnswers() {
  cpSync(golden, copy, { recursive: true });
  for (const { folder, files, printed } of makers) {
    for (const file of files ?? [printed]) rmSync(join(copy, folder, file), { force: true });
  }
}

function run({ folder, script, printed }) {
  const program = isR({ script }) ? 'Rscript' : pythonWith('oracles');
  const cwd = join(copy, folder);
  const { status, stdout, stderr, error } = spawnSync(program, [script], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  must(status === 0, error?.message ?? stderr.slice(-2000));
  if (printed) writeFileSync(join(cwd, printed), stdout);
}

function compare({ folder, changing }, file) {
  const read = (home) => JSON.parse(readFileSync(join(home, folder, file), 'utf8'));
  const found = differences(read(copy), read(golden), toleranceOf(file), changing);
  must(found.length === 0, `${found.length} numbers differ, among them\n${found.slice(0, 5).join('\n')}`);
}
