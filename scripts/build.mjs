/** `npm run build`: the kernels, then TypeScript for the library and the Node shell, into dist/. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildKernels } from './build-kernels.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

await buildKernels();
const { status } = spawnSync(process.execPath, [tsc, '-b', 'src', 'node'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const bin = join(root, 'dist/node/cli/main.js');
if (existsSync(bin)) chmodSync(bin, 0o755);
