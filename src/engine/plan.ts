/**
 * A plan is a graph for one purpose (a training step, an evaluation, a prediction) as a flat list of kernel calls with
 * every address fixed. What changes between batches (rows in use, which table) is a variable: a few words patched in
 * place. One plan serves every batch up to its capacity.
 */
import type { Engine } from './engine.js';
import { padded } from './layout.js';

/** rows: B in use; paddedRows: B rounded up to 4; the rest: addresses, and rows of weights to gather (0 for none). */
export type Variable =
  'rows' | 'paddedRows' | 'inputTable' | 'targetTable' | 'weightTable' | 'weightRows' | 'weights';

/** What a builder hands over: where to stop, which words are variables, and all that is to be given back. */
export interface PlanParts {
  readonly stops: readonly number[];
  readonly places: ReadonlyMap<Variable, readonly number[]>;
  readonly blocks: readonly number[];
}

export class Plan {
  readonly #engine: Engine;
  /** Addresses at which the list of records may be interrupted, its start and end among them. */
  readonly #stops: readonly number[];
  /** Indices into the arena's u32 view, by variable. */
  readonly #places: ReadonlyMap<Variable, readonly number[]>;
  readonly #blocks: readonly number[];
  readonly #values = new Map<Variable, number>();
  /** Most rows it can take. */
  readonly capacity: number;

  constructor(engine: Engine, capacity: number, { stops, places, blocks }: PlanParts) {
    this.#engine = engine;
    this.capacity = capacity;
    this.#stops = stops;
    this.#places = places;
    this.#blocks = blocks;
  }

  set(variable: Variable, value: number): void {
    if (this.#values.get(variable) === value) return;
    this.#values.set(variable, value);
    const u32 = this.#engine.arena.u32;
    for (const place of this.#places.get(variable) ?? []) u32[place] = value;
  }

  get(variable: Variable): number {
    return this.#values.get(variable) ?? 0;
  }

  /** Rows in use from now on, 1 to `capacity`. */
  setRows(rows: number): void {
    this.set('rows', rows);
    this.set('paddedRows', padded(rows));
  }

  run(): void {
    this.#engine.run(this.#stops[0], this.#stops[this.#stops.length - 1]);
  }

  /** Stretches of records that each take some milliseconds: one for all but large models. */
  get stretches(): number {
    return this.#stops.length - 1;
  }

  /** Runs one stretch; all of them in turn are `run`. */
  runStretch(i: number): void {
    this.#engine.run(this.#stops[i], this.#stops[i + 1]);
  }

  /** Gives back what it holds in the arena. It cannot run after that. */
  release(): void {
    for (const address of this.#blocks) this.#engine.arena.release(address);
  }
}
