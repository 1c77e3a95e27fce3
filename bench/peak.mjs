/** The strict multiply-add peak of this processor in this process: the yardstick beside every figure. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'kernels/peak.ts');
const binary = join(here, '../dist/peak.wasm');
const TURNS = 20_000;
/** 12 chains of 4 lanes, one multiply and one add each. */
const OPERATIONS_PER_TURN = 96;

/** A function that runs the loop for about `milliseconds` and returns GFLOP/s. */
export function preparePeak() {
  if (!existsSync(binary) || statSync(binary).mtimeMs < statSync(source).mtimeMs) compile();
  const { peak } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(binary))).exports;
  const measure = (milliseconds = 10) => {
    const began = performance.now();
    let turns = 0;
    while (performance.now() - began < milliseconds) {
      peak(TURNS, 1e-9);
      turns += TURNS;
    }
    return (turns * OPERATIONS_PER_TURN) / (performance.now() - began) / 1e6;
  };
  measure(100);
  return measure;
}

function compile() {
  mkdirSync(dirname(binary), { recursive: true });
  const asc = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const options = ['-o', binary, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
  execFileSync(process.execPath, [asc, source, ...options], { stdio: 'inherit' });
}
