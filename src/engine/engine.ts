/**
 * One arena and one instance of the kernels over it. A kernel is called through a record in the arena: its code, then
 * its arguments. `run` executes a stretch of records; the types of the arguments come from the kernels' signatures.
 */
import { kernels, RECORD_BYTES } from './generated/abi.js';
import { wasmBase64 } from './generated/wasm-binary.js';
import { Arena } from './memory.js';

export type KernelName = keyof typeof kernels;
export type KernelArguments<K extends KernelName, V = number> = Record<
  keyof (typeof kernels)[K]['arguments'],
  V
>;

interface Argument {
  type: 'u32' | 'f32' | 'f64';
  offset: number;
}

let compiled: WebAssembly.Module | undefined;

function compiledModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(wasmBase64), (letter) => letter.charCodeAt(0)));
  return compiled;
}

export class Engine {
  readonly arena = new Arena();
  /** Runs the records from address `at` up to address `end`. */
  readonly run: (at: number, end: number) => void;

  constructor() {
    const instance = new WebAssembly.Instance(compiledModule(), { env: { memory: this.arena.memory } });
    this.run = instance.exports.run as (at: number, end: number) => void;
  }

  /** Runs one kernel now: for filling weights and for tests. A plan is the way to run many. */
  call<K extends KernelName>(kernel: K, values: KernelArguments<K>): void {
    const at = this.arena.allocate(RECORD_BYTES);
    const record = new DataView(this.arena.memory.buffer, at, RECORD_BYTES);
    writeRecord(record, kernel, values);
    this.run(at, at + RECORD_BYTES);
    this.arena.release(at);
  }
}

/** Writes a kernel's code and arguments into the 64 bytes of `record`. */
export function writeRecord<K extends KernelName>(
  record: DataView,
  kernel: K,
  values: KernelArguments<K>,
): void {
  record.setUint32(0, kernels[kernel].code, true);
  for (const [name, { type, offset }] of argumentsOf(kernel)) {
    const value = values[name as keyof typeof values];
    if (type === 'u32') record.setUint32(offset, value, true);
    else if (type === 'f32') record.setFloat32(offset, value, true);
    else record.setFloat64(offset, value, true);
  }
}

/** The arguments of a kernel: name, type and offset in its record. */
export function argumentsOf(kernel: KernelName): [string, Argument][] {
  return Object.entries<Argument>(kernels[kernel].arguments);
}
