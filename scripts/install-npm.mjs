/**
 * Installs one npm package in a git-ignored folder of its own, outside node_modules: other runtimes and test tools
 * stay out of `npm ci`. Does nothing when the pinned version is already there. Not for the package's own dependencies.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * The folder of `name` at exactly `version`, installed under `.runtimes/<label>`. Install scripts never run.
 * `force` admits a package for another processor. Throws with npm's own words when the registry does not give it.
 */
export function installNpm(name, version, { label = name.replaceAll(/[@/]/g, '-'), force = false } = {}) {
  const folder = join(root, '.runtimes', `${label}-${version}`.replace(/^-/, ''));
  const installed = join(folder, 'node_modules', name);
  if (installedVersion(installed) === version) return installed;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  console.log(`  installing ${name}@${version} from npm into .runtimes/`);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  if (force) flags.push('--force');
  npm(['install', ...flags, `${name}@${version}`], folder);
  return installed;
}

function installedVersion(folder) {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

function npm(words, cwd) {
  try {
    execFileSync('npm', words, { cwd, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    throw new Error(`npm ${words.join(' ')} failed: ${String(error.stderr).trim()}`, { cause: error });
  }
}
