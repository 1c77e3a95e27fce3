/**
 * Lays a graph out in the arena and collects the kernel calls of a plan. Ops see this class and nothing else of the
 * engine: they ask for the place of a value or a gradient and emit kernels.
 */
import { argumentsOf, writeRecord, type Engine, type KernelArguments, type KernelName } from './engine.js';
import { RECORD_BYTES } from './generated/abi.js';
import { hasParameters, inOrder, type Node } from './graph.js';
import { paddedSize, rowStride, type Matrix } from './layout.js';
import type { Parameter, ParameterStore } from './parameters.js';
import { Plan, type Variable } from './plan.js';
import type { StepState } from './step-state.js';

type Value = number | Variable;

/** Columns and the places that move with them are numbers, so that a product can be cut. */
type ProductArguments<K extends KernelName> = KernelArguments<K, Value> &
  Record<'n' | 'b' | 'c' | 'init', number>;

interface Call {
  kernel: KernelName;
  values: Record<string, Value>;
  /** Floating-point operations at capacity, roughly. */
  operations: number;
}

/** At most so many operations stand between two stops of a plan: 4 to 30 ms, from a fast machine to a slow one. */
const STRETCH_OPERATIONS = 2e8;
const OPERATIONS_PER_VALUE = 20;

export class PlanBuilder {
  readonly capacity: number;
  readonly store: ParameterStore;
  readonly state: StepState;
  /** Address of the gradient vector; 0 in a plan that computes none. */
  readonly gradients: number;
  readonly #engine: Engine;
  readonly #calls: Call[] = [];
  readonly #outputs = new Map<Node, Matrix>();
  readonly #gradients = new Map<Node, Matrix>();
  readonly #storage = new Map<Node, Matrix>();
  /** Everything the plan takes in the arena, to be given back with it. */
  readonly #blocks: number[] = [];
  #zeros = { address: 0, columns: 0 };

  constructor(engine: Engine, store: ParameterStore, state: StepState, capacity: number, gradients = 0) {
    this.#engine = engine;
    this.store = store;
    this.state = state;
    this.capacity = capacity;
    this.gradients = gradients;
  }

  /** True in a plan for training: dropout drops, gradients are wanted. */
  get training(): boolean {
    return this.gradients !== 0;
  }

  /** Adds a kernel call. Arguments are numbers, or the name of a variable of the plan. */
  emit<K extends KernelName>(kernel: K, values: KernelArguments<K, Value>): void {
    this.#calls.push({ kernel, values, operations: this.#operations(values) });
  }

  /** Adds a matrix product. One too long for a stretch is cut by columns, which changes no bit: see kernels/matmul.ts. */
  emitProduct<K extends 'matmulRows' | 'matmulColumns'>(kernel: K, values: ProductArguments<K>): void {
    const size = (value: Value) => (typeof value === 'number' ? value : this.capacity);
    const perColumn = 2 * size(values.m) * size(values.k);
    const most = Math.max(8, 8 * Math.floor(STRETCH_OPERATIONS / perColumn / 8));
    for (let start = 0; start < values.n; start += most) {
      const n = Math.min(most, values.n - start);
      const [b, c, init] = [values.b, values.c, values.init].map((address) => address + 4 * start);
      this.#calls.push({ kernel, values: { ...values, n, b, c, init }, operations: n * perColumn });
    }
  }

  /** Where the value of a node lies: B x columns. */
  output(node: Node): Matrix {
    return this.#matrix(this.#outputs, node);
  }

  /** Where the gradient of the loss with respect to a node's value lies. */
  gradient(node: Node): Matrix {
    return this.#matrix(this.#gradients, node);
  }

  /** A B x columns matrix of the node's own, the same one forward and backward: a mask, say. */
  storage(node: Node): Matrix {
    return this.#matrix(this.#storage, node);
  }

  /** A matrix for work within one op. */
  scratch(rows: number, columns: number): Matrix {
    const stride = rowStride(columns);
    return { address: this.#allocate(4 * paddedSize(rows, columns)), rows, columns, stride };
  }

  /** Address of a row of at least so many zeros. */
  zeroRow(columns: number): number {
    if (columns > this.#zeros.columns) this.#zeros = { address: this.#allocate(4 * columns), columns };
    return this.#zeros.address;
  }

  weights(parameter: Parameter): Matrix {
    return this.store.matrix(parameter, this.store.weights);
  }

  weightGradient(parameter: Parameter): Matrix {
    return this.store.matrix(parameter, this.gradients);
  }

  /**
   * Lets an op write its share of the gradient of one of its inputs: straight into place for the first reader of that
   * input, through a scratch matrix that is added for any further one. Does nothing where no gradient is wanted.
   */
  contribute(input: Node, write: (target: Matrix) => void): void {
    if (!hasParameters(input)) return;
    if (!this.#gradients.has(input)) {
      write(this.gradient(input));
      return;
    }
    const share = this.scratch(this.capacity, input.columns);
    write(share);
    const { address: target, columns, stride } = this.gradient(input);
    this.emit('add', { rows: 'rows', columns, source: share.address, target, ld: stride * 4 });
  }

  /** Forward kernels of everything `last` depends on. */
  forward(last: Node): void {
    for (const node of inOrder(last)) node.forward(this);
  }

  /** Backward kernels from `last`, whose own gradient the loss has written. */
  backward(last: Node): void {
    for (const node of inOrder(last).reverse()) if (hasParameters(node)) node.backward(this);
  }

  /** Writes the records into the arena. */
  build(): Plan {
    const start = this.#allocate(this.#calls.length * RECORD_BYTES);
    const places = new Map<Variable, number[]>();
    this.#calls.forEach(({ kernel, values }, i) => {
      const at = start + i * RECORD_BYTES;
      const fixed = { ...values } as KernelArguments<KernelName>;
      for (const [name, { offset }] of argumentsOf(kernel)) {
        const value = values[name];
        if (typeof value !== 'string') continue;
        (fixed as Record<string, number>)[name] = 0;
        places.set(value, [...(places.get(value) ?? []), (at + offset) / 4]);
      }
      writeRecord(new DataView(this.#engine.arena.memory.buffer, at, RECORD_BYTES), kernel, fixed);
    });
    return new Plan(this.#engine, this.capacity, { stops: this.#stops(start), places, blocks: this.#blocks });
  }

  /** Where the records may be interrupted: after every stretch, and at both ends. */
  #stops(start: number): number[] {
    const stops = [start];
    let operations = 0;
    this.#calls.forEach((call, i) => {
      if (operations > 0 && operations + call.operations > STRETCH_OPERATIONS) {
        stops.push(start + i * RECORD_BYTES);
        operations = 0;
      }
      operations += call.operations;
    });
    return [...stops, start + this.#calls.length * RECORD_BYTES];
  }

  #matrix(places: Map<Node, Matrix>, node: Node): Matrix {
    let matrix = places.get(node);
    if (!matrix) {
      matrix = this.scratch(this.capacity, node.columns);
      places.set(node, matrix);
    }
    return matrix;
  }

  /** A guess for kernels other than products: some operations for each value they walk over. */
  #operations({ rows, columns, count }: Record<string, Value>): number {
    const size = (value: Value = 0) => (typeof value === 'number' ? value : this.capacity);
    return OPERATIONS_PER_VALUE * (size(count) + size(rows) * size(columns));
  }

  #allocate(bytes: number): number {
    const address = this.#engine.arena.allocate(bytes);
    this.#blocks.push(address);
    return address;
  }
}
