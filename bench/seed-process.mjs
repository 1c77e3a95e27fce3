/** The whole process of the seed program, from its start to its printed accuracy, timed from outside. */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.mjs';

const program = join(dirname(fileURLToPath(import.meta.url)), 'seed-program.mjs');
const repeats = Array.from({ length: 5 }, () => {
  const began = performance.now();
  execFileSync(process.execPath, [program], { stdio: 'pipe' });
  return (performance.now() - began) / 1000;
});
console.log(
  JSON.stringify({ peer: 'bedside', workload: 'seed', unit: 's', value: median(repeats), repeats }),
);
