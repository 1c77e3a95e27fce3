/**
 * All parameters of a model in one contiguous vector, pads included, so that an optimizer is one loop over it.
 * Gradients and optimizer slots are vectors of the same layout: a parameter has the same offset in each.
 */
import type { Engine } from './engine.js';
import { padded, rowStride, type Matrix } from './layout.js';

/** A weight matrix (I x O) or a vector (one row). `offset` is in floats from the start of any parameter vector. */
export interface Parameter {
  readonly name: string;
  /** [rows, columns] or [columns]. */
  readonly shape: readonly number[];
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Floats it takes, pads included. */
  readonly size: number;
}

export class ParameterStore {
  readonly list: Parameter[] = [];
  /** Floats in a parameter vector. */
  size = 0;
  /** Address of the weights, once `allocate` has been called. */
  weights = 0;

  /** Declares a parameter. A vector takes one row, without padding rows. */
  add(name: string, shape: readonly number[]): Parameter {
    const columns = shape[shape.length - 1];
    const rows = shape.length === 1 ? 1 : shape[0];
    const stride = rowStride(columns);
    const size = (shape.length === 1 ? 1 : padded(rows)) * stride;
    const parameter = { name, shape, offset: this.size, rows, columns, stride, size };
    this.list.push(parameter);
    this.size += size;
    return parameter;
  }

  allocate(engine: Engine): void {
    this.weights = this.allocateVector(engine);
  }

  /** A zeroed vector of the same layout, for gradients or an optimizer's slots. */
  allocateVector(engine: Engine): number {
    return engine.arena.allocate(this.size * 4);
  }

  /** The place of a parameter within the vector at this address. */
  matrix(parameter: Parameter, vector: number): Matrix {
    const { rows, columns, stride, offset } = parameter;
    return { address: vector + offset * 4, rows, columns, stride };
  }

  /** The values of a parameter without pads, row by row. */
  read(engine: Engine, parameter: Parameter, vector = this.weights): Float32Array<ArrayBuffer> {
    const { rows, columns, stride } = parameter;
    const values = new Float32Array(rows * columns);
    const start = vector / 4 + parameter.offset;
    for (let i = 0; i < rows; i++) {
      values.set(engine.arena.f32.subarray(start + i * stride, start + i * stride + columns), i * columns);
    }
    return values;
  }

  /** Sets a parameter. Its pads are zero afterwards, even where training has diverged and left NaN in them. */
  write(engine: Engine, parameter: Parameter, values: ArrayLike<number>, vector = this.weights): void {
    const { rows, columns, stride, size } = parameter;
    const f32 = engine.arena.f32;
    const start = vector / 4 + parameter.offset;
    f32.fill(0, start, start + size);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) f32[start + i * stride + j] = values[i * columns + j];
    }
  }
}
