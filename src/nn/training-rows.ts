/**
 * The rows that `fit` or `evaluate` works on, in the arena: inputs, targets, weights and the order to visit them in.
 * A table too big for that is gathered chunk by chunk in visiting order; the step does not notice.
 */
import type { Engine } from '../engine/engine.js';
import { rowStride, type Matrix } from '../engine/layout.js';
import type { Step } from '../engine/step.js';
import { allFinite, requireFinite, withoutSubnormals, type HostMatrix } from './arrays.js';
import type { Pacer } from './pacer.js';

/** Above this many bytes of inputs the table stays outside and chunks of it are copied in. */
export const RESIDENT_BYTES = 512 * 1024 * 1024;
const CHUNK_BYTES = 32 * 1024 * 1024;
/** Values copied, and places shuffled, between two looks at the clock: a few milliseconds each. */
const COPY_VALUES = 1 << 19;
const SHUFFLE_PLACES = 1 << 16;

export interface RowSource {
  readonly x: HostMatrix;
  readonly y: HostMatrix;
  readonly weights?: HostMatrix;
  /** Inputs so many that NaN is looked for slice by slice while they are loaded: all of them, and their name. */
  readonly unchecked?: { readonly all: HostMatrix; readonly where: string };
}

export class TrainingRows {
  readonly rows: number;
  readonly #engine: Engine;
  readonly #source: RowSource;
  /** Rows that the tables hold: all, or one chunk. */
  readonly #capacity: number;
  readonly #tables: { x: Matrix; y: Matrix; weights: Matrix | undefined };
  /** Address of N row numbers: the order of the epoch. */
  readonly #order: number;
  /** Address of 0, 1, 2 ... for rows that were copied in visiting order; 0 when the whole table is resident. */
  readonly #identity: number;
  /** First place of the order that the chunk holds. */
  #chunkStart = -1;

  /** `batchSize`: most rows that a step takes at a time; a chunk holds at least as many. */
  constructor(engine: Engine, source: RowSource, batchSize: number, residentBytes = RESIDENT_BYTES) {
    const { x, y, weights } = source;
    this.rows = x.rows;
    this.#engine = engine;
    this.#source = source;
    const rowBytes = 4 * rowStride(x.columns);
    const resident = rowBytes * x.rows <= residentBytes;
    this.#capacity = resident
      ? x.rows
      : Math.max(batchSize, Math.floor(Math.min(CHUNK_BYTES, residentBytes) / rowBytes));
    const table = ({ columns }: HostMatrix) => engine.arena.allocateMatrix(this.#capacity, columns);
    this.#tables = { x: table(x), y: table(y), weights: weights && table(weights) };
    this.#order = engine.arena.allocate(4 * this.rows);
    this.#fillIdentity(this.#order, this.rows);
    this.#identity = resident ? 0 : engine.arena.allocate(4 * this.#capacity);
    if (this.#identity) this.#fillIdentity(this.#identity, this.#capacity);
  }

  /**
   * Looks for NaN where that is still to be done, and copies a resident table in, pausing where `pacer` says so. Chunks
   * are copied as they are reached. Throws `array.not-finite`.
   */
  async load(pacer?: Pacer): Promise<void> {
    const { x, unchecked } = this.#source;
    if (this.#identity && !unchecked) return;
    const slice = Math.ceil(COPY_VALUES / x.columns);
    for (let start = 0; start < this.rows; start += slice) {
      const end = Math.min(start + slice, this.rows);
      const finite = !unchecked || allFinite(x.data, start * x.columns, end * x.columns);
      if (unchecked && !finite) requireFinite(unchecked.all, unchecked.where);
      if (!this.#identity) this.#copy(start, start, end - start);
      if (pacer?.due()) await pacer.pause();
    }
  }

  /** The same at once. */
  loadNow(): void {
    if (!this.#identity) this.#copy(0, 0, this.rows);
  }

  /** A new random order, from the stream with this key; pauses where `pacer` says so. */
  async shuffle([key0, key1]: readonly [number, number], pacer?: Pacer): Promise<void> {
    for (let from = this.rows; from > 0; from -= SHUFFLE_PLACES) {
      const to = Math.max(0, from - SHUFFLE_PLACES);
      this.#engine.call('shuffle', { count: this.rows, order: this.#order, from, to, key0, key1 });
      if (pacer?.due()) await pacer.pause();
    }
    this.#chunkStart = -1;
  }

  /** Points a plan at these rows. Call it after anything else has used the plan. */
  bind({ plan, weights }: Step): void {
    plan.set('inputTable', this.#tables.x.address);
    plan.set('targetTable', this.#tables.y.address);
    plan.set('weightTable', this.#tables.weights?.address ?? 0);
    plan.set('weights', this.#tables.weights ? weights.address : 0);
  }

  /** Rows `from` to `from + count` of the order are next: sets the plan's rows and returns the address of their numbers. */
  seek({ plan }: Step, from: number, count: number): number {
    plan.setRows(count);
    plan.set('weightRows', this.#tables.weights ? count : 0);
    if (!this.#identity) return this.#order + 4 * from;
    const held =
      this.#chunkStart >= 0 && from >= this.#chunkStart && from + count <= this.#chunkStart + this.#capacity;
    if (!held) {
      this.#copy(from, 0, Math.min(this.#capacity, this.rows - from));
      this.#chunkStart = from;
    }
    return this.#identity + 4 * (from - this.#chunkStart);
  }

  release(): void {
    const { x, y, weights } = this.#tables;
    const blocks = [x.address, y.address, weights?.address, this.#order, this.#identity];
    for (const address of blocks) if (address) this.#engine.arena.release(address);
  }

  /** Rows order[from ...] of the source to rows `to` ... of the tables. */
  #copy(from: number, to: number, count: number): void {
    copyRows(this.#engine, this.#source.x, this.#tables.x, this.#order / 4 + from, to, count);
    copyRows(this.#engine, this.#source.y, this.#tables.y, this.#order / 4 + from, to, count);
    const { weights } = this.#tables;
    if (weights && this.#source.weights) {
      copyRows(this.#engine, this.#source.weights, weights, this.#order / 4 + from, to, count);
    }
  }

  #fillIdentity(address: number, count: number): void {
    const u32 = this.#engine.arena.u32;
    for (let i = 0; i < count; i++) u32[address / 4 + i] = i;
  }
}

function copyRows(
  engine: Engine,
  source: HostMatrix,
  table: Matrix,
  order: number,
  to: number,
  count: number,
): void {
  const { f32, u32 } = engine.arena;
  const { columns, data } = source;
  for (let i = 0; i < count; i++) {
    const start = u32[order + i] * columns;
    const target = table.address / 4 + (to + i) * table.stride;
    for (let j = 0; j < columns; j++) f32[target + j] = withoutSubnormals(data[start + j]);
  }
}
