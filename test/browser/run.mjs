/**
 * The library and the report in a real browser (headless Chromium): from the packed package, without a bundler.
 * Installs Chromium (Debian) and playwright-core (npm, in .runtimes/) itself. Needs a build.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installDebian } from '../../scripts/install-debian.mjs';
import { installNpm } from '../../scripts/install-npm.mjs';
import * as bedside from '../../dist/src/index.js';
import { must, suite } from '../checks.mjs';
import { CHROMIUM_FLAGS } from '../runtimes/hosts.mjs';
import { serve } from '../runtimes/server.mjs';

const PLAYWRIGHT = '1.65.1';
const LONGEST_PAUSE_MS = 50;
/** The machine may pause a page for reasons of its own; a `fit` that blocks does so every time. */
const TRIES = 6;

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = mkdtempSync(join(tmpdir(), 'bedside-site-'));
process.on('exit', () => rmSync(site, { recursive: true, force: true }));

installDebian(['chromium']);
const { chromium } = createRequire(import.meta.url)(installNpm('playwright-core', PLAYWRIGHT));
const { check, finish } = suite();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS });
console.log(`Chromium ${browser.version()}`);

await check('the packed package lies on a plain web server', () => {
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', site];
  const answer = JSON.parse(run('npm', words));
  const [{ filename }] = Object.values(answer);
  run('tar', ['-xzf', join(site, filename), '-C', site]);
  cpSync(fileURLToPath(new URL('./pages', import.meta.url)), join(site, 'pages'), { recursive: true });
  cpSync(fileURLToPath(new URL('../runtimes/sha256.mjs', import.meta.url)), join(site, 'pages/sha256.mjs'));
});

const server = await serve(site);
const page = await openPage(`${server.url}/pages/page.html`);
const { trainSmallNet } = await import(pathToFileURL(join(site, 'pages/small-net.mjs')));
const expected = await trainSmallNet(bedside);

await check('a <script type="module"> opens the library without a bundler', async () => {
  await page.waitForFunction('window.suite !== undefined', undefined, { timeout: 10_000 }).catch(() => {});
  must(page.complaints.length === 0, page.complaints.join('\n'));
  must((await page.evaluate('typeof window.suite')) === 'object', 'the page did not load');
});

await check('a net trained in the page has the bits it has in Node', () => sameBits('window.suite.inPage()'));
await check('a net trained in a worker has the same bits', () => sameBits('window.suite.inWorker()'));

for (const workload of ['W1', 'W2', 'W3']) {
  for (const place of ['Page', 'Worker']) {
    await check(
      `fit of ${workload} in a ${place.toLowerCase()} never blocks it for ${LONGEST_PAUSE_MS} ms`,
      () => neverBlocks(`window.suite.gapIn${place}('${workload}')`),
    );
  }
}

await check('none of this made the page complain or ask another host for anything', () => {
  must(page.complaints.length === 0, page.complaints.join('\n'));
});
await page.close();
server.close();

await check('the example page trains a net and says how good it is', async () => {
  const examples = await serve(root);
  const example = await openPage(`${examples.url}/examples/browser.html`);
  const text = await example.locator('output').filter({ hasText: '%' }).textContent({ timeout: 30_000 });
  must(example.complaints.length === 0, example.complaints.join('\n'));
  await example.close();
  examples.close();
  return text.trim();
});

const report = join(site, 'run', 'report.html');
await check('the command line writes a report', () => {
  const table = 'examples/data/heart-cleveland.csv';
  run(process.execPath, [
    'dist/node/cli/main.js',
    'train',
    table,
    '--target',
    'heart_disease',
    '--out',
    join(site, 'run'),
  ]);
  return `${(readFileSync(report).length / 1024).toFixed(0)} kB`;
});

await check('the report opens from a file with no error, and asks nobody for anything', async () => {
  const opened = await openPage(pathToFileURL(report).href);
  must((await opened.locator('svg').count()) >= 3, 'expected at least three charts');
  must(opened.complaints.length === 0, opened.complaints.join('\n'));
  await opened.close();
});

for (const [name, width] of Object.entries({ desk: 1280, tablet: 768, phone: 320 })) {
  await check(`the report fits a ${name} (${width} px), light and dark`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const opened = await openPage(pathToFileURL(report).href, {
        viewport: { width, height: 800 },
        colorScheme,
      });
      const overflow = await opened.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      must(overflow <= 0, `${overflow} px wider than the window (${colorScheme})`);
      await opened.close();
    }
  });
}

await browser.close();
finish();

/** A page that collects, as `complaints`, every console warning, error and request to another host than its own. */
async function openPage(url, options = {}) {
  const opened = await browser.newPage(options);
  const complaints = [];
  opened.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  opened.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) complaints.push(`${said.type()}: ${said.text()}`);
  });
  opened.on('request', (request) => {
    const asked = request.url();
    const own = asked === url || asked.startsWith('data:') || asked.startsWith('blob:');
    const sameServer = url.startsWith('http') && new URL(asked).origin === new URL(url).origin;
    if (!own && !sameServer) complaints.push(`request: ${asked}`);
  });
  await opened.goto(url);
  return Object.assign(opened, { complaints });
}

async function sameBits(expression) {
  const hash = await page.evaluate(expression);
  must(hash === expected, `SHA-256 ${hash}; in Node ${expected}`);
}

async function neverBlocks(expression) {
  const seen = [];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    seen.push(await page.evaluate(expression));
    if (seen.at(-1).longest <= LONGEST_PAUSE_MS) break;
  }
  const { longest, ticks, seconds } = seen.reduce((best, one) => (one.longest < best.longest ? one : best));
  must(ticks > 3, `only ${ticks} ticks in ${seconds.toFixed(2)} s`);
  const pauses = seen.map((one) => one.longest.toFixed(0)).join(', ');
  const load = `load average ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;
  must(longest <= LONGEST_PAUSE_MS, `longest pauses of ${seen.length} tries: ${pauses} ms (${load})`);
  return `longest pause ${longest.toFixed(0)} ms in ${seconds.toFixed(2)} s`;
}

/** Runs a command in the repository and returns what it printed; throws with all it said. */
function run(file, words) {
  try {
    return execFileSync(file, words, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Error(`${file} ${words.join(' ')}\n${error.stdout}${error.stderr}`, { cause: error });
  }
}
