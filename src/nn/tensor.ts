/** A tensor is plain: a shape and its values in row-major order. Nothing to dispose, nothing hidden. */
import { fail } from '../errors.js';
import { flatten, type NestedArray } from './arrays.js';

export class Tensor {
  readonly shape: readonly number[];
  /** Values in row-major order; as many as the product of `shape`. */
  readonly data: Float32Array<ArrayBuffer>;

  constructor(data: Float32Array<ArrayBuffer>, shape: readonly number[]) {
    const size = shape.reduce((product, length) => product * length, 1);
    if (size !== data.length) fail('tensor.size', { shape, size, values: data.length });
    this.data = data;
    this.shape = shape;
  }

  /** Nested arrays of this shape; a number for shape []. */
  toArray(): NestedArray {
    let at = 0;
    const nest = (axis: number): NestedArray => {
      if (axis === this.shape.length) return this.data[at++];
      return Array.from({ length: this.shape[axis] }, () => nest(axis + 1)) as NestedArray;
    };
    return nest(0);
  }
}

/**
 * Makes a tensor from nested arrays, or from flat values and a shape.
 * @example tensor([[1, 2], [3, 4]]); tensor([1, 2, 3, 4], [2, 2])
 */
export function tensor(values: NestedArray | ArrayLike<number>, shape?: readonly number[]): Tensor {
  const flat = flatten(values, 'tensor');
  return new Tensor(flat.data, shape ?? flat.shape);
}
