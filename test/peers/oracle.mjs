/**
 * The scripts of `test/golden` that make golden files, found by their names (make*.py, make*.R), and one run of each
 * in a copy of the folder. A script writes files beside itself, or prints the one that its line "Run: ... > x.json" names.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pythonWith } from '../../scripts/python-venv.mjs';

/** Paths below `golden` of its scripts, in a fixed order. */
export function scriptsOf(golden) {
  return pathsBelow(golden).filter((path) => /\/make[^/]*\.(py|R)$/.test(path));
}

/** Paths below `golden` of its numbers. */
export function numbersOf(golden) {
  return pathsBelow(golden).filter((path) => path.endsWith('.json'));
}

function pathsBelow(folder) {
  const paths = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => !path.includes('__pycache__')).sort();
}

/** Installs what the scripts need, and says so: Python packages into `.venv/`, R where it is missing and may be installed. */
export function installOracles(golden) {
  const libraries = scriptsOf(golden)
    .filter(isR)
    .flatMap((path) => [...readFileSync(join(golden, path), 'utf8').matchAll(/library\((\w+)\)/g)]);
  const wanted = [...new Set(libraries.map(([, name]) => name))];
  if (wanted.length > 0 && !hasR(wanted)) installR(wanted);
  if (scriptsOf(golden).some((path) => !isR(path))) pythonWith('oracles');
}

function isR(path) {
  return path.endsWith('.R');
}

function hasR(libraries) {
  const ask = `quit(status = !all(sapply(c(${libraries.map((name) => `"${name}"`)}), requireNamespace, quietly = TRUE)))`;
  return spawnSync('Rscript', ['-e', ask]).status === 0;
}

function installR(libraries) {
  const packages = ['r-base-core', ...libraries.map((name) => `r-cran-${name.toLowerCase()}`)];
  const advice = `R is needed: apt-get install ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) throw new Error(advice);
  console.log(`Installing ${packages.join(', ')} with apt-get.`);
  const options = ['--yes', '--quiet', '--no-install-recommends'];
  execFileSync('apt-get', ['install', ...options, ...packages], { stdio: ['ignore', 2, 2] });
}

/** Runs one script in its folder; the paths below `golden` of the files it made. */
export function runScript(golden, path) {
  const folder = dirname(join(golden, path));
  const program = isR(path) ? 'Rscript' : pythonWith('oracles');
  const before = timesBelow(golden);
  // A script that needs the shipped example finds it from here: the copy holds the golden folder alone.
  const env = { ...process.env, BEDSIDE_ROOT: fileURLToPath(new URL('../..', import.meta.url)) };
  const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1e8 };
  const { status, stdout, stderr, error } = spawnSync(program, [join(golden, path)], options);
  if (status !== 0) throw error ?? new Error(stderr.slice(-2000));
  const printed = /> \S*?([^/\s]+\.json)/.exec(readFileSync(join(golden, path), 'utf8'))?.[1];
  if (printed) writeFileSync(join(folder, printed), stdout);
  return numbersOf(golden).filter((file) => statSync(join(golden, file)).mtimeMs !== before.get(file));
}

function timesBelow(golden) {
  return new Map(numbersOf(golden).map((file) => [file, statSync(join(golden, file)).mtimeMs]));
}
