/**
 * A bench for single kernels: matrices laid out in an arena as the engine lays them out, one call, and a look at what
 * the kernel wrote, where it should not have written included. Knows no kernel.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { Engine, type KernelArguments, type KernelName } from '../../src/engine/engine.js';
import { padded, type Matrix } from '../../src/engine/layout.js';
import { PROPERTY } from './numbers.js';

const RECORD_BYTES = 64;

export class Bench {
  readonly engine = new Engine();
  #blocks: number[] = [];

  /** A matrix of `capacity` rows (`rows` unless given) with these values, row by row; pads are zero. */
  matrix(rows: number, columns: number, values?: ArrayLike<number>, capacity = rows): Matrix {
    const matrix = this.engine.arena.allocateMatrix(capacity, columns);
    this.#blocks.push(matrix.address);
    if (values) this.write(matrix, values);
    return { ...matrix, rows };
  }

  /** Room for `bytes` bytes, zeroed. */
  block(bytes: number): number {
    const address = this.engine.arena.allocate(bytes);
    this.#blocks.push(address);
    return address;
  }

  /** A vector of floats without layout, for kernels that run over whole parameter vectors. */
  vector(values: ArrayLike<number>): number {
    const address = this.block(4 * values.length);
    this.engine.arena.f32.set(values, address / 4);
    return address;
  }

  read(address: number, count: number): Float32Array {
    return this.engine.arena.f32.slice(address / 4, address / 4 + count);
  }

  write({ address, columns, stride }: Matrix, values: ArrayLike<number>): void {
    const f32 = this.engine.arena.f32;
    for (let at = 0; at < values.length; at++) {
      f32[address / 4 + Math.floor(at / columns) * stride + (at % columns)] = values[at];
    }
  }

  /** The true values of a matrix, row by row. */
  values({ address, rows, columns, stride }: Matrix): Float32Array {
    const values = new Float32Array(rows * columns);
    for (let i = 0; i < rows; i++) values.set(this.read(address + 4 * i * stride, columns), i * columns);
    return values;
  }

  float64(address: number): number {
    return new DataView(this.engine.arena.memory.buffer).getFloat64(address, true);
  }

  /**
   * Runs one kernel and checks that it wrote to nothing but `outputs` (whole rows of matrices, pads included, or
   * stretches of bytes), and that the pad columns of those matrices are still zero.
   */
  call<K extends KernelName>(
    kernel: K,
    values: KernelArguments<K>,
    outputs: readonly (Matrix | { address: number; bytes: number })[],
  ): void {
    const before = this.engine.arena.u32.slice();
    this.engine.call(kernel, values);
    this.#expectNothingElse(before, outputs, kernel);
    for (const output of outputs) if ('stride' in output) this.expectZeroPads(output, kernel);
  }

  /** Columns beyond the true ones, up to the next multiple of 4. */
  expectZeroPads({ address, rows, columns, stride }: Matrix, what: string): void {
    for (let i = 0; i < rows; i++) {
      const pads = this.read(address + 4 * (i * stride + columns), padded(columns) - columns);
      if (pads.some((pad) => pad !== 0)) expect.fail(`${what}: row ${i} has the pads ${[...pads].join(' ')}`);
    }
  }

  /** A property over these arbitraries; what a run has put into the arena is given back after it. */
  forAll<T>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, body: (values: T) => void): void {
    const run = (values: T) => {
      try {
        body(values);
      } finally {
        this.clear();
      }
    };
    fc.assert(fc.property(fc.record(arbitraries) as fc.Arbitrary<T>, run), PROPERTY);
  }

  /** Gives everything back. */
  clear(): void {
    for (const address of this.#blocks) this.engine.arena.release(address);
    this.#blocks = [];
  }

  #expectNothingElse(
    before: Uint32Array,
    outputs: readonly (Matrix | { address: number; bytes: number })[],
    kernel: string,
  ): void {
    const allowed = outputs.map((output) => ({
      from: output.address / 4,
      to: output.address / 4 + ('bytes' in output ? output.bytes / 4 : output.rows * output.stride),
    }));
    // The record of the call itself lies where the next block would.
    const record = this.engine.arena.allocate(RECORD_BYTES);
    this.engine.arena.release(record);
    allowed.push({ from: record / 4, to: (record + RECORD_BYTES) / 4 });
    const after = this.engine.arena.u32;
    for (let at = 0; at < before.length; at++) {
      if (before[at] === after[at]) continue;
      const inside = allowed.find(({ from, to }) => at >= from && at < to);
      if (!inside) expect.fail(`${kernel} wrote to byte ${4 * at}, which belongs to no output`);
      at = inside.to - 1;
    }
  }
}
