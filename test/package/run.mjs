/**
 * The package as a stranger gets it: packed, checked from outside, installed from its tarball in an empty folder, and
 * used from JavaScript, TypeScript and a bundler. Needs a build and the npm registry (for the few dependencies).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, suite } from '../checks.mjs';

/** Ceilings: raise one only in a commit that says what the bytes buy. */
const PACKED_KB = 400;
const UNPACKED_KB = 1400;
const BUNDLED_KB = 160;
const RUNTIME_PACKAGES = 20;
const NODE_MODULES_MB = 300;
const PERMISSIVE = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense']);

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bedside-package-'));
const project = join(folder, 'project');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const { check, finish } = suite();
const tool = (name) => join(root, 'node_modules/.bin', name);
let tarball;
let packed;

await check('npm pack makes a tarball under its ceiling', () => {
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const answer = JSON.parse(run('npm', words, root));
  packed = Array.isArray(answer) ? answer[0] : Object.values(answer)[0];
  tarball = join(folder, packed.filename);
  const [small, large] = [packed.size / 1024, packed.unpackedSize / 1024];
  must(small <= PACKED_KB, `${small.toFixed(0)} kB packed; the ceiling is ${PACKED_KB} kB`);
  must(large <= UNPACKED_KB, `${large.toFixed(0)} kB unpacked; the ceiling is ${UNPACKED_KB} kB`);
  return `${small.toFixed(0)} kB packed, ${large.toFixed(0)} kB unpacked, ${packed.files.length} files`;
});

await check('it holds the library, the command, the papers, and nothing of the workshop', () => {
  const paths = packed.files.map(({ path }) => path);
  const wanted = [
    'LICENSE',
    'NOTICE',
    'README.md',
    'CHANGELOG.md',
    'dist/src/index.js',
    'dist/src/index.d.ts',
  ];
  const missing = [...wanted, 'dist/node/index.js', 'dist/node/cli/main.js'].filter(
    (path) => !paths.includes(path),
  );
  must(missing.length === 0, `missing: ${missing.join(', ')}`);
  const strange = paths.filter((path) =>
    /tsbuildinfo|^(src|test|kernels|scripts)\/|dist\/test|\.wasm$/.test(path),
  );
  must(strange.length === 0, `not meant to be shipped: ${strange.join(', ')}`);
});

await check('publint finds nothing', () => void run(tool('publint'), ['run', tarball, '--strict'], root));

await check('arethetypeswrong finds nothing', () => {
  run(tool('attw'), [tarball, '--profile', 'esm-only', '--no-emoji', '--no-color'], root);
});

await check('it installs from its tarball in an empty project', () => {
  cpSync(fixtures, project, { recursive: true });
  const words = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=warn', tarball];
  const said = run('npm', words, project, { npm_config_loglevel: 'warn' });
  must(!/EBADENGINE|deprecated/.test(said), said);
});

await check('its dependencies are few, permissive, and run nothing when installed', () => {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  must(scripted.length === 0, `install scripts: ${scripted.join(', ')}`);
  const licences = packages.map(([path, { license }]) => [path, license ?? licenceOf(path)]);
  const strict = licences.filter(([, licence]) => !PERMISSIVE.has(licence));
  must(strict.length === 0, `not permissive: ${strict.map((pair) => pair.join(' ')).join(', ')}`);
  must(
    packages.length <= RUNTIME_PACKAGES,
    `${packages.length} packages; the ceiling is ${RUNTIME_PACKAGES}`,
  );
  return `${packages.length} packages with itself`;
});

await check('plain JavaScript trains with it', () => expectTrained(run('node', ['plain.mjs'], project)));

await check('its command answers', () => {
  const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  const said = run(join(project, 'node_modules/.bin/bedside'), ['--version'], project);
  must(said.trim() === version, `it said ${said}`);
});

await check('its command trains on the table that comes with it', () => {
  const table = 'node_modules/bedside/examples/data/heart-cleveland.csv';
  const words = ['train', table, '--target', 'heart_disease', '--out', 'run', '--json'];
  const { model } = JSON.parse(run(join(project, 'node_modules/.bin/bedside'), words, project));
  const { value } = model.metrics.AUROC;
  must(value > 0.85, `an AUROC of ${value}`);
  return `AUROC ${value.toFixed(2)}`;
});

for (const resolution of ['nodenext', 'bundler']) {
  await check(`TypeScript understands it (${resolution} resolution, libraries checked too)`, () => {
    run(tool('tsc'), ['-p', `tsconfig.${resolution}.json`], project);
  });
}

await check('vite bundles it for a browser, and the bundle trains', () => {
  const said = run(tool('vite'), ['build', '--logLevel', 'warn'], project);
  must(!/externalized|warning/i.test(said), said);
  const bundle = readdirSync(join(project, 'dist')).filter((name) => name.endsWith('.js'));
  must(bundle.length === 1, `vite wrote ${bundle.join(', ')}`);
  const kilobytes = readFileSync(join(project, 'dist', bundle[0])).length / 1024;
  must(kilobytes <= BUNDLED_KB, `${kilobytes.toFixed(0)} kB; the ceiling is ${BUNDLED_KB} kB`);
  expectTrained(run('node', [join('dist', bundle[0])], project));
  return `${kilobytes.toFixed(0)} kB`;
});

await check('the repository itself installs in under 300 MB', () => {
  const megabytes = Number(run('du', ['-sm', 'node_modules'], root).split('\t')[0]);
  must(megabytes < NODE_MODULES_MB, `${megabytes} MB`);
  return `${megabytes} MB`;
});

finish();

/** Runs a command and returns all it said; throws with all it said. */
function run(file, words, cwd, more = {}) {
  try {
    return execFileSync(file, words, {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, ...more },
    });
  } catch (error) {
    throw new Error(`${file} ${words.join(' ')}\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

function licenceOf(path) {
  const manifest = join(project, path, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).license : undefined;
}

/** The fixtures print the accuracy of a network that has learned its table, as one number from 0 to 1. */
function expectTrained(said) {
  const accuracy = Number(said.trim().split('\n').at(-1));
  must(accuracy > 0.9 && accuracy <= 1, `expected an accuracy above 0.9; it said: ${said}`);
}
