/**
 * `npm run bench`: the named workloads through the public fit and predict, beside the multiply-add peak of the same run
 * and TensorFlow.js; with `--peers` beside Keras, PyTorch and JAX too. Sides are interleaved, round by round; medians,
 * spreads and ratios are printed, and every floor that is missed. The ratio is the result, not the microseconds.
 *
 *   node bench/run.mjs [--peers] [--only W1,W6,gemm] [--rounds 3] [--seconds 0.5] [--alone] [--out FILE]
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { arch, cpus, release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { listPeers, measurePeer, pinning, preparePeer } from './peers/index.mjs';
import { median, withSpread } from './statistics.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    only: { type: 'string', default: 'W1,W2,W3,W6,predict,seed,gemm' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '0.5' },
    out: { type: 'string' },
  },
});

/** Shares of the peak loop, and times faster than a peer, below which the bench fails. */
const FLOORS = {
  share: { W1: 0.5, W2: 0.75, W3: 0.72, W6: 0.45, gemm: 0.8 },
  times: { W1: { 'tfjs-wasm': 40, 'torch-eager': 8 } },
  most: { predict: 10, seed: 0.6 },
};

/** One measurement of ours in a fresh process on one pinned core. */
async function measureOurs(workload) {
  const script = workload === 'seed' ? 'seed-process.mjs' : 'bedside.mjs';
  const call = [join(here, script), '--workload', workload, '--seconds', options.seconds, '--repeats', '5'];
  const [program, ...words] = [...pinning(), process.execPath, ...call];
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 1e8 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function chosenPeers() {
  if (options.alone) return [];
  return listPeers().filter(({ needs }) => options.peers || needs === 'npm');
}

/** All lines of all rounds, ours and the peers' in turn. */
async function measureAll(workloads, peers) {
  const lines = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const workload of workloads) {
      lines.push(...(await measureOurs(workload)));
      if (workload === 'gemm') continue;
      for (const { name } of peers)
        lines.push(...(await measurePeer(name, workload, Number(options.seconds))));
      process.stderr.write(`round ${round + 1}: ${workload}\n`);
    }
  }
  return lines;
}

/** Repeats of all rounds, by workload and peer. */
function gather(lines) {
  const byWorkload = new Map();
  for (const line of lines) {
    const peers = byWorkload.get(line.workload) ?? new Map();
    const seen = peers.get(line.peer) ?? { unit: line.unit, repeats: [], shares: [] };
    seen.repeats.push(...line.repeats);
    seen.shares.push(...(line.shares ?? []));
    byWorkload.set(line.workload, peers.set(line.peer, seen));
  }
  return byWorkload;
}

function report(byWorkload) {
  const missed = [];
  for (const [workload, peers] of byWorkload) {
    const ours = peers.get('bedside');
    const value = median(ours.repeats);
    const share = ours.shares.length > 0 ? median(ours.shares) : undefined;
    const ofPeak = share === undefined ? '' : `, share of peak ${withSpread(ours.shares, 2)}`;
    console.log(`\n${workload}: ${withSpread(ours.repeats)} ${ours.unit}${ofPeak}`);
    for (const peer of Object.keys(FLOORS.times[workload] ?? {})) {
      if (!peers.has(peer)) console.log(`  ${peer}: not run, its floor is not checked`);
    }
    const floor = FLOORS.share[workload.split(' ')[0]];
    if (floor && share < floor) missed.push(`${workload}: share of peak ${share.toFixed(2)}, floor ${floor}`);
    if (value > FLOORS.most[workload])
      missed.push(`${workload}: ${value.toPrecision(3)} ${ours.unit}, at most ${FLOORS.most[workload]}`);
    for (const [peer, { repeats, unit }] of peers) {
      if (peer === 'bedside') continue;
      const times = median(repeats) / value;
      console.log(
        `  ${peer.padEnd(18)} ${withSpread(repeats).padEnd(34)} ${unit}  ${times.toPrecision(3)} x ours`,
      );
      const least = FLOORS.times[workload]?.[peer];
      if (least && times < least)
        missed.push(`${workload}: ${times.toPrecision(3)} x ${peer}, floor ${least} x`);
    }
  }
  return missed;
}

const workloads = options.only.split(',');
const peers = chosenPeers();
for (const { name } of peers) preparePeer(name);
console.log(
  `${cpus()[0].model}, ${cpus().length} cores, ${arch()}, ${release()}, Node ${process.version}, one thread`,
);
const lines = await measureAll(workloads, peers);
if (options.out) writeFileSync(options.out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const missed = report(gather(lines));
if (missed.length > 0) {
  console.log(`\nFloors missed:\n  ${missed.join('\n  ')}`);
  process.exitCode = 1;
}
