/**
 * The bit contract on every runtime: installs each, runs `contract.mjs` on it and compares every hash with expected.json.
 *   --only NAME   hosts whose name contains NAME
 *   --all         a runtime that cannot be had is a failure (as under CI=true), not a named skip
 *   --update      writes expected.json from the first host, then compares the others with it
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleSpine } from './bundle.mjs';
import { startChild } from './child.mjs';
import { hosts } from './hosts.mjs';
import { serve } from './server.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, all: { type: 'boolean' }, update: { type: 'boolean' } },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const program = fileURLToPath(new URL('./program.mjs', import.meta.url));
const expectedFile = new URL('./expected.json', import.meta.url);
const everyHostCounts = options.all === true || process.env.CI === 'true';
const tally = { passed: 0, failed: 0, skipped: 0 };
const committed = options.update ? undefined : JSON.parse(readFileSync(expectedFile, 'utf8'));
/** What is committed and, from the first runtime on, the "(bytes)" that it made. */
let expected;

await bundleSpine();
for (const host of hosts.filter((host) => host.name.toLowerCase().includes(options.only.toLowerCase()))) {
  await check(host);
}
const skips = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`${tally.passed} passed, ${tally.failed} failed${skips}`);
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);

async function check(host) {
  let command;
  try {
    command = host.prepare();
  } catch (error) {
    return cannotBeHad(host, error.message);
  }
  const started = performance.now();
  try {
    const outcome = await (host.page ? runPage : runProgram)(host, command);
    if (outcome.error !== undefined) throw new Error(outcome.error);
    report(host, outcome, (performance.now() - started) / 1000);
  } catch (error) {
    tally.failed += 1;
    console.log(`FAIL ${host.name.padEnd(13)} did not finish: ${error.message}`);
  }
}

function cannotBeHad(host, reason) {
  if (everyHostCounts) tally.failed += 1;
  else tally.skipped += 1;
  console.log(`${everyHostCounts ? 'FAIL' : 'skip'} ${host.name.padEnd(13)} ${reason}`);
}

/** One line per host, and one more for every hash that differs. */
function report(host, { agent, hashes }, seconds) {
  expected ??= adopt(hashes);
  const names = new Set([...Object.keys(expected), ...Object.keys(hashes)]);
  const different = [...names].filter((name) => hashes[name] !== expected[name]);
  tally.passed += names.size - different.length;
  tally.failed += different.length;
  const share = `${names.size - different.length} of ${names.size} hashes`;
  const verdict = different.length === 0 ? 'same' : 'FAIL';
  const words = [verdict, host.name.padEnd(13), share.padStart(16), `${seconds.toFixed(1)} s`.padStart(8)];
  console.log(`${words.join(' ')}   ${host.engine}: ${agent}`);
  for (const name of different)
    console.log(`     ${name}: ${short(hashes[name])}, expected ${short(expected[name])}`);
}

const short = (hash) => (hash === undefined ? 'nothing' : `${hash.slice(0, 12)}...`);

/**
 * Numbers are committed; files and pages hold sentences and the version as well, so they are compared only from one
 * runtime to the next.
 */
function adopt(hashes) {
  const [bytes, numbers] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(hashes).filter(([name]) => name.endsWith('(bytes)') === wanted)),
  );
  if (committed !== undefined) return { ...committed, ...bytes };
  writeFileSync(expectedFile, `${JSON.stringify(numbers, null, 2)}\n`);
  console.log(`  wrote ${Object.keys(numbers).length} hashes to test/runtimes/expected.json`);
  return hashes;
}

async function runProgram(host, command) {
  const child = startChild(command(program), { cwd: root, minutes: host.minutes });
  const status = await child.ended;
  if (status !== 0) throw new Error(`exit status ${status}. ${child.lastWords()}`);
  return JSON.parse(child.output().trim().split('\n').at(-1));
}

async function runPage(host, command) {
  const server = await serve(root);
  const child = startChild(command(`${server.url}/test/runtimes/page.html`), {
    cwd: root,
    minutes: host.minutes,
  });
  const closed = child.ended.then((status) => ({
    error: `closed before it answered (${status}). ${child.lastWords()}`,
  }));
  const outcome = await Promise.race([server.result, closed]);
  await child.stop();
  server.close();
  return outcome;
}
