/**
 * Input is normalised once, here: nested arrays, typed arrays and anything with a shape become a HostMatrix. Inside,
 * data is clean: finite, rectangular, of the width the model expects.
 */
import { fail } from '../errors.js';

export type NestedArray = number | NestedArray[];
type NumberArray = ArrayLike<number> & { readonly BYTES_PER_ELEMENT?: number };

/** Nested arrays, a typed array (one value per row), or values with a shape: `{ data, shape }`, tensors included. */
export type ArrayInput =
  | readonly number[]
  | readonly (readonly number[])[]
  | readonly ArrayLike<number>[]
  | NumberArray
  | { readonly data: ArrayLike<number>; readonly shape: readonly number[] }
  | { dataSync(): ArrayLike<number>; readonly shape: readonly number[] };

/** N rows of `columns` values, row-major, not padded. */
export interface HostMatrix {
  readonly data: Float32Array<ArrayBuffer>;
  readonly rows: number;
  readonly columns: number;
}

/** A HostMatrix that knows how many axes it was given with: 2, or 1 for a flat list. */
export interface InputMatrix extends HostMatrix {
  readonly rank: number;
}

/** Values of an array input with its shape. Throws `array.ragged`, `array.not-numbers`. */
export function flatten(
  input: unknown,
  where: string,
): { data: Float32Array<ArrayBuffer>; shape: readonly number[] } {
  const source = input as {
    data?: ArrayLike<number>;
    shape?: readonly number[];
    dataSync?: () => ArrayLike<number>;
  };
  if (typeof input === 'object' && input !== null && Array.isArray(source.shape)) {
    const values = source.dataSync ? source.dataSync() : source.data;
    if (!isNumeric(values)) return fail('array.not-numbers', { where });
    const size = source.shape.reduce((product, length) => product * length, 1);
    if (size !== values.length) fail('tensor.size', { shape: source.shape, size, values: values.length });
    return { data: toFloat32(values), shape: source.shape };
  }
  if (isTyped(input)) return { data: toFloat32(input), shape: [input.length] };
  return flattenNested(input, where);
}

function toFloat32(values: ArrayLike<number>): Float32Array<ArrayBuffer> {
  return values instanceof Float32Array && values.buffer instanceof ArrayBuffer
    ? (values as Float32Array<ArrayBuffer>)
    : Float32Array.from(values);
}

function isTyped(value: unknown): value is NumberArray {
  const { length, BYTES_PER_ELEMENT } = (value ?? {}) as { length?: unknown; BYTES_PER_ELEMENT?: unknown };
  const typed =
    typeof length === 'number' && typeof BYTES_PER_ELEMENT === 'number' && typeof value === 'object';
  return typed && typeof (value as ArrayLike<unknown>)[0] !== 'bigint';
}

function isNumeric(value: unknown): value is ArrayLike<number> {
  return isTyped(value) || (Array.isArray(value) && value.every((item) => typeof item === 'number'));
}

function flattenNested(input: unknown, where: string): { data: Float32Array<ArrayBuffer>; shape: number[] } {
  const shape: number[] = [];
  let probe: unknown = input;
  while (Array.isArray(probe) || isTyped(probe)) {
    shape.push(probe.length);
    probe = probe[0];
  }
  if (typeof probe !== 'number' && !(probe === undefined && shape.length > 0))
    fail('array.not-numbers', { where });
  const data = new Float32Array(shape.reduce((product, length) => product * length, 1));
  if (shape.length === 0) data[0] = input as number;
  else copyNested(input, { shape, data, where }, 0, 0);
  return { data, shape };
}

/** Copies one level of nested arrays to `data` from place `at`; returns the place after it. */
function copyNested(
  value: unknown,
  into: { shape: readonly number[]; data: Float32Array; where: string },
  axis: number,
  at: number,
): number {
  const { shape, data, where } = into;
  const list = value as ArrayLike<unknown>;
  const length = shape[axis];
  if (list?.length !== length) {
    fail('array.ragged', { where, row: at / (shape[1] ?? 1) + 1, expected: length });
  }
  if (axis + 1 < shape.length) {
    for (let i = 0; i < length; i++) at = copyNested(list[i], into, axis + 1, at);
    return at;
  }
  for (let i = 0; i < length; i++) {
    const item = list[i];
    if (typeof item !== 'number') fail('array.not-numbers', { where });
    data[at++] = item;
  }
  return at;
}

/** 0 for numbers below the smallest normal f32, which would slow every product with them down. */
export function withoutSubnormals(value: number): number {
  return value > -SMALLEST_NORMAL && value < SMALLEST_NORMAL ? 0 : value;
}

const SMALLEST_NORMAL = 1.1754943508222875e-38;

/** Rows and columns of an input: a list of numbers is one column. `where` names the argument, as in `fit: x`. */
export function toMatrix(input: ArrayInput, where: string): InputMatrix {
  const { data, shape } = flatten(input, where);
  if (shape.length === 0 || shape.length > 2) fail('array.rank', { where, shape });
  const [rows, columns = 1] = shape;
  if (rows === 0 || columns === 0) fail('array.empty', { where });
  return { data, rows, columns, rank: shape.length };
}

/** True if no value from place `from` to below `to` is NaN or infinite: of such a value, x - x is not 0. */
export function allFinite(data: Float32Array, from: number, to: number): boolean {
  let sum = 0;
  for (let i = from; i < to; i++) sum += data[i] - data[i];
  return sum === 0;
}

/** Throws `array.not-finite` with the columns (the first five, counted from 1, as rows are) and the number of rows where a value is NaN or infinite. */
export function requireFinite({ data, rows, columns }: HostMatrix, where: string): void {
  if (allFinite(data, 0, data.length)) return;
  const counts = new Map<number, number>();
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) counts.set(i % columns, (counts.get(i % columns) ?? 0) + 1);
  }
  const first = data.findIndex((value) => !Number.isFinite(value));
  fail('array.not-finite', {
    where,
    rows,
    columns: [...counts.keys()]
      .sort((a, b) => a - b)
      .slice(0, 5)
      .map((column) => column + 1),
    firstRow: Math.floor(first / columns) + 1,
  });
}
