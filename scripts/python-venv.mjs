/**
 * Makes `.venv/`, the one Python environment of this repository, and installs pinned sets of packages into it:
 * `oracles` (truth for the golden numbers) and `peers` (libraries the benchmark times). Nothing of it is needed
 * by `npm test`. As a command: node scripts/python-venv.mjs oracles [peers]; as a module: `pythonWith('oracles')`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.venv');
const python =
  process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python');

/** The sets that can be asked for; each has a file of exact pins beside this script. */
export const sets = ['oracles', 'peers'];

/**
 * The path of a Python that has the named sets, installing what is missing and saying so on stderr.
 * A set whose pins have not changed since it was installed costs nothing.
 */
export function pythonWith(...names) {
  const missing = names.filter((name) => !isInstalled(name));
  if (!existsSync(python)) createEnvironment();
  // One call for all sets: pip then finds versions that fit together.
  if (missing.length > 0) install(missing);
  return python;
}

const pinsOf = (name) => join(root, 'scripts', `requirements-${name}.txt`);
const stampOf = (name) => join(home, `installed-${name}.txt`);

function isInstalled(name) {
  if (!sets.includes(name))
    throw new Error(`No package set is called ${name}. There are: ${sets.join(', ')}.`);
  return (
    existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === readFileSync(pinsOf(name), 'utf8')
  );
}

function createEnvironment() {
  const maker = systemPython();
  console.error(`Making .venv with ${maker}.`);
  execFileSync(maker, ['-m', 'venv', home], { stdio: ['ignore', 2, 2] });
}

function systemPython() {
  const candidates = [process.env.PYTHON, 'python3', 'python3.13', 'python3.12', 'python3.11', 'python'];
  const found = candidates.find((candidate) => candidate && isRightVersion(candidate));
  if (!found)
    throw new Error('Python 3.11, 3.12 or 3.13 is needed; install one, or name it in the variable PYTHON.');
  return found;
}

function isRightVersion(candidate) {
  try {
    const version = execFileSync(candidate, ['-c', 'import sys; print(sys.version_info[1])'], {
      stdio: 'pipe',
    });
    return [11, 12, 13].includes(Number(version));
  } catch {
    return false;
  }
}

function install(names) {
  console.error(
    `Installing the Python packages of ${names.map((name) => `scripts/requirements-${name}.txt`).join(', ')}.`,
  );
  const files = names.flatMap((name) => ['-r', pinsOf(name)]);
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...files], {
    stdio: ['ignore', 2, 2],
  });
  mkdirSync(home, { recursive: true });
  for (const name of names) writeFileSync(stampOf(name), readFileSync(pinsOf(name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  console.log(pythonWith(...(names.length > 0 ? names : ['oracles'])));
}
