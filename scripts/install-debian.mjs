/**
 * Sees to it that Debian (or Ubuntu) packages are there: browsers and an emulator for the test suites that need them.
 * Installs them only as root and says so; otherwise the error is the command to type. Nothing of it is needed by `npm test`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let listsAreFresh = false;

/** Throws one sentence saying what is missing and how to get it, where it cannot be installed from here. */
export function installDebian(packages) {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const wanted = `apt-get install ${missing.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`needs a Debian system with ${missing.join(', ')}`);
  if (process.getuid?.() !== 0) throw new Error(`needs Debian packages; as root: ${wanted}`);
  console.log(`  installing from Debian: ${missing.join(' ')}`);
  if (!listsAreFresh) apt(['update']);
  listsAreFresh = true;
  apt(['install', '-y', '--no-install-recommends', ...missing]);
}

function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout === 'installed';
}

function apt(words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['-q', ...words], { env, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    throw new Error(`apt-get ${words.join(' ')} failed: ${String(error.stderr).trim()}`, { cause: error });
  }
}
