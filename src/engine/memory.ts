/**
 * The arena: one linear memory with everything a model needs, and a first-fit allocator over it. Allocation happens
 * when a model is built, compiled or given data; a step allocates nothing. Blocks start zeroed and 64-byte aligned.
 * Growing the memory detaches old views, so views are never kept: ask `f32` and its kind anew.
 */
import { fail } from '../errors.js';
import { paddedSize, rowStride, type Matrix } from './layout.js';

const PAGE_BYTES = 65536;
const ALIGNMENT = 64;
/** Addresses are 32-bit; the last page is left out so that no end of a block wraps to 0. */
const LARGEST_BYTES = 65535 * PAGE_BYTES;

interface Gap {
  start: number;
  end: number;
}

export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #f32 = new Float32Array(this.memory.buffer);
  #u32 = new Uint32Array(this.memory.buffer);
  /** Free stretches in order of address. The first page is the module's own, so 0 is no address. */
  #gaps: Gap[] = [];
  #sizes = new Map<number, number>();
  /** End of all that was ever handed out. */
  #used = 0;

  get f32(): Float32Array<ArrayBuffer> {
    if (this.#f32.length === 0) this.#f32 = new Float32Array(this.memory.buffer);
    return this.#f32;
  }

  get u32(): Uint32Array<ArrayBuffer> {
    if (this.#u32.length === 0) this.#u32 = new Uint32Array(this.memory.buffer);
    return this.#u32;
  }

  /** Address of `bytes` zeroed bytes. Throws `network.out-of-memory`. */
  allocate(bytes: number): number {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    const gap = this.#gaps.find(({ start, end }) => end - start >= size) ?? this.#grow(size);
    const address = gap.start;
    gap.start += size;
    if (gap.start === gap.end) this.#gaps.splice(this.#gaps.indexOf(gap), 1);
    this.#sizes.set(address, size);
    // What has never been handed out is zero already: a large table need not be written twice.
    if (address < this.#used) this.f32.fill(0, address / 4, Math.min(address + size, this.#used) / 4);
    this.#used = Math.max(this.#used, address + size);
    return address;
  }

  /** A zeroed matrix with room for `rows` rows, padded. */
  allocateMatrix(rows: number, columns: number): Matrix {
    const address = this.allocate(paddedSize(rows, columns) * 4);
    return { address, rows, columns, stride: rowStride(columns) };
  }

  /** Gives a block back; neighbours grow together. */
  release(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) return;
    this.#sizes.delete(address);
    const after = this.#gaps.findIndex(({ start }) => start > address);
    const at = after < 0 ? this.#gaps.length : after;
    this.#gaps.splice(at, 0, { start: address, end: address + size });
    for (const left of [at, at - 1]) this.#join(left);
  }

  #join(left: number): void {
    const [a, b] = [this.#gaps[left], this.#gaps[left + 1]];
    if (!a || !b || a.end !== b.start) return;
    a.end = b.end;
    this.#gaps.splice(left + 1, 1);
  }

  #grow(bytes: number): Gap {
    const end = this.memory.buffer.byteLength;
    const last = this.#gaps.at(-1);
    const start = last?.end === end ? last.start : end;
    const pages = Math.ceil((bytes - (end - start)) / PAGE_BYTES);
    if (end + pages * PAGE_BYTES > LARGEST_BYTES) fail('network.out-of-memory', { bytes });
    try {
      this.memory.grow(pages);
    } catch {
      fail('network.out-of-memory', { bytes });
    }
    const gap = { start, end: end + pages * PAGE_BYTES };
    if (last?.end === end) this.#gaps.pop();
    this.#gaps.push(gap);
    return gap;
  }
}
