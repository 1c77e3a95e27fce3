/**
 * The peers of the benchmark: which there are, how each is installed, and one measurement in a process of its own.
 * Nothing here is part of the package. As a command, it measures the peers alone:
 *   node bench/peers/index.mjs [--peers tfjs-wasm,keras-jax] [--seconds 0.5] [W1 W6 predict seed]
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { pythonWith } from '../../scripts/python-venv.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const tfjsHome = join(root, '.peers', 'tfjs');
const tfjsPackages = { '@tensorflow/tfjs': '4.22.0', '@tensorflow/tfjs-backend-wasm': '4.22.0' };

/** The sizes, rows and batches of the named training workloads. */
export const workloads = JSON.parse(readFileSync(join(here, 'workloads.json'), 'utf8'));

const peers = {
  'tfjs-wasm': { title: 'TensorFlow.js 4.22, wasm', needs: 'npm', run: ['tfjs.mjs', '--backend', 'wasm'] },
  'tfjs-cpu': { title: 'TensorFlow.js 4.22, cpu', needs: 'npm', run: ['tfjs.mjs', '--backend', 'cpu'] },
  'keras-tensorflow': { title: 'Keras 3 on TensorFlow, fit', needs: 'python', run: ['keras_tf.py'] },
  'keras-jax': { title: 'Keras 3 on JAX, fit', needs: 'python', run: ['keras_jax.py'] },
  'torch-eager': { title: 'PyTorch eager', needs: 'python', run: ['torch_eager.py'] },
  'jax-scan': { title: 'JAX by hand, epoch in one scan', needs: 'python', run: ['jax_scan.py'] },
};

/** Every peer: its name, what it is in words, and whether it needs `npm` or `python`. */
export function listPeers() {
  return Object.entries(peers).map(([name, { title, needs }]) => ({ name, title, needs }));
}

/** Installs what the peer needs into `.peers/` or `.venv/` and says so on stderr; does nothing when it is there. */
export function preparePeer(name) {
  if (peerNamed(name).needs === 'python') pythonWith('oracles', 'peers');
  else if (!existsSync(join(tfjsHome, 'node_modules', '@tensorflow', 'tfjs-backend-wasm'))) installTfjs();
}

/**
 * One measurement in a fresh process on one pinned core: the lines it printed, each
 * `{ peer, workload, unit: 'us/step' | 'us' | 's', value, repeats }`. The workload is W1, W2, W3, W6, `predict`
 * (one row of W1) or `seed` (the whole process of the seed program, from its start to its printed accuracy).
 */
export async function measurePeer(name, workload, seconds = 0.5) {
  const peer = peerNamed(name);
  const [file, ...options] = peer.run;
  const program = peer.needs === 'python' ? [pythonWith('oracles', 'peers'), '-B'] : [process.execPath];
  const asked = [join(here, file), ...options, '--workload', workload, '--seconds', String(seconds)];
  const began = performance.now();
  const { lines, at } = await jsonLinesOf([...program, ...asked]);
  if (workload !== 'seed') return lines;
  const value = Number(((at - began) / 1000).toPrecision(4));
  return lines.map((line) => ({ ...line, unit: 's', value, repeats: [value] }));
}

function peerNamed(name) {
  if (!(name in peers))
    throw new Error(`No peer is called ${name}. There are: ${Object.keys(peers).join(', ')}.`);
  return peers[name];
}

function installTfjs() {
  console.error('Installing TensorFlow.js 4.22.0 (about 290 MB) into .peers/tfjs.');
  mkdirSync(tfjsHome, { recursive: true });
  writeFileSync(
    join(tfjsHome, 'package.json'),
    JSON.stringify({ private: true, dependencies: tfjsPackages }),
  );
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: tfjsHome,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

/** The process' JSON lines, and when the first of them came. */
function jsonLinesOf(command) {
  const [program, ...args] = [...pinning(), ...command];
  const child = spawn(program, args, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = [];
  let at = 0;
  let complaint = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    at ||= performance.now();
    if (line.startsWith('{')) lines.push(JSON.parse(line));
  });
  child.stderr.on('data', (text) => (complaint = (complaint + text).slice(-2000)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 && lines.length > 0
        ? resolve({ lines, at })
        : reject(new Error(`${command.join(' ')}\n${complaint}`)),
    );
  });
}

/** The first core, where the machine can pin a process to it: the words to put before a command. */
export function pinning() {
  return spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];
}

/** One thread for every library, and no setting of the machine's that would choose a slower kernel for it. */
function environment() {
  const one = [
    'OMP_NUM_THREADS',
    'MKL_NUM_THREADS',
    'OPENBLAS_NUM_THREADS',
    'TF_NUM_INTRAOP_THREADS',
    'TF_NUM_INTEROP_THREADS',
  ];
  const ours = {
    ...Object.fromEntries(one.map((name) => [name, '1'])),
    XLA_FLAGS: '--xla_cpu_multi_thread_eigen=false',
    JAX_PLATFORMS: 'cpu',
    CUDA_VISIBLE_DEVICES: '-1',
    TF_CPP_MIN_LOG_LEVEL: '3',
    OPENBLAS_CORETYPE: undefined,
    OPENBLAS_L2_SIZE: undefined,
  };
  return { ...process.env, ...ours };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { peers: { type: 'string' }, seconds: { type: 'string', default: '0.5' } },
  });
  const names = values.peers?.split(',') ?? Object.keys(peers);
  const asked = positionals.length > 0 ? positionals : ['W1', 'W6', 'predict', 'seed'];
  for (const name of names) {
    preparePeer(name);
    for (const workload of asked) await print(name, workload, Number(values.seconds));
  }
}

/** A peer that fails on a workload gets a line that says so; the others go on. */
async function print(name, workload, seconds) {
  const lines = await measurePeer(name, workload, seconds).catch((error) => [
    { peer: name, workload, error: String(error.message) },
  ]);
  for (const line of lines) console.log(JSON.stringify(line));
}
