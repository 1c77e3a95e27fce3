/**
 * `npm run check`: everything a change has to pass before it is shared, cheapest first.
 * One line per step; stops at the first failure and shows what it said. CI runs the same steps (`--no-tests` leaves
 * out the last one, which CI has run already).
 */
import { spawnSync } from 'node:child_process';

const vitest = ['npx', 'vitest', 'run'];
const steps = [
  ['format', ['npx', 'prettier', '--check', '.'], 'npm run format puts it right'],
  ['lint', ['npx', 'oxlint', '--deny-warnings']],
  ['build', ['npm', 'run', '--silent', 'build']],
  ['types', ['npx', 'tsc', '-b', '--pretty', 'false']],
  ['walls', [...vitest, 'test/walls.test.ts']],
  ['tiny test', [...vitest, 'test/tiny.test.ts']],
  ['tests', vitest],
].slice(0, process.argv.includes('--no-tests') ? -1 : undefined);

for (const [name, [command, ...words], advice] of steps) {
  const started = performance.now();
  const run = spawnSync(command, words, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${run.status === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${seconds.padStart(6)} s`);
  if (run.status === 0) continue;
  console.log(`\n${run.stdout ?? ''}${run.stderr ?? ''}`.trimEnd());
  if (advice !== undefined) console.log(`\n${advice}`);
  process.exit(1);
}
