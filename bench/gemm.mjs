/** Square products from 64 to 1024 in the three orientations, as a plan would run them: transposes and packing counted. */
import { Engine, writeRecord } from '../dist/src/engine/engine.js';
import { RECORD_BYTES } from '../dist/src/engine/generated/abi.js';

const SIZES = [64, 128, 256, 512, 1024];

export function* gemmRuns() {
  for (const size of SIZES) {
    const engine = new Engine();
    const [a, b, c, work] = Array.from({ length: 4 }, () => engine.arena.allocateMatrix(size, size));
    const zeros = engine.arena.allocate(8 * size);
    for (const { address } of [a, b]) fillSmall(engine.arena.f32, address / 4, a.stride * size);
    const ld = 4 * a.stride;
    const shared = {
      m: size,
      n: size,
      k: size,
      ldb: ld,
      c: c.address,
      ldc: ld,
      init: zeros,
      ldInit: 0,
      relu: 0,
    };
    const byRows = (by) => ['matmulRows', { ...shared, a: a.address, lda: ld, b: by.address }];
    const byColumns = (from, aPanel, aStep) => {
      return ['matmulColumns', { ...shared, a: from.address, aPanel, aStep, b: b.address }];
    };
    const transpose = [
      'transpose',
      { rows: size, columns: size, source: b.address, ldSource: ld, target: work.address, ldTarget: ld },
    ];
    const panelBytes = 16 * size;
    const pack = [
      'packPanels',
      { rows: size, columns: size, source: a.address, ldSource: ld, target: work.address, panelBytes },
    ];
    const orientations = {
      NN: [byRows(b)],
      TN: size >= 256 ? [pack, byColumns(work, panelBytes, 16)] : [byColumns(a, 16, ld)],
      NT: [transpose, byRows(work)],
    };
    const operations = 2 * size ** 3;
    for (const [name, calls] of Object.entries(orientations)) {
      yield { workload: `gemm ${name} ${size}`, run: prepare(engine, calls, operations), operations };
    }
  }
}

function fillSmall(f32, start, count) {
  for (let i = 0; i < count; i++) f32[start + i] = ((i * 7919) % 1000) / 1000 - 0.5;
}

/** Writes the calls as records; the function runs them for about a millisecond and says how often. */
function prepare(engine, calls, operations) {
  const at = engine.arena.allocate(calls.length * RECORD_BYTES);
  calls.forEach(([kernel, values], i) => {
    writeRecord(
      new DataView(engine.arena.memory.buffer, at + i * RECORD_BYTES, RECORD_BYTES),
      kernel,
      values,
    );
  });
  const end = at + calls.length * RECORD_BYTES;
  const times = Math.max(2, Math.ceil(3e7 / operations));
  const run = async () => {
    for (let i = 0; i < times; i++) engine.run(at, end);
    return times;
  };
  for (let i = 0; i < 20; i++) void run();
  return run;
}
