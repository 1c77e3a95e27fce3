/** Small nets and made-up rows that the tests of the library share. */
import { layers, losses, sequential, type CompileOptions, type Sequential } from '../../src/index.js';
import { numbers } from './numbers.js';

/** `rows` rows of four columns, and whether the sum of the first two is positive. */
export function madeUp(rows: number, seed = 1) {
  const data = numbers(4 * rows, seed);
  const x = { data, shape: [rows, 4] };
  const y = Float32Array.from({ length: rows }, (_, i) => (data[4 * i] + data[4 * i + 1] > 0 ? 1 : 0));
  return { x, y };
}

/** 4 - 6 relu - 1 sigmoid, compiled for a yes or no; with dropout if asked. */
export function smallNet(
  options: Partial<CompileOptions> & { seed?: number; dropout?: number } = {},
): Sequential {
  const { seed = 0, dropout, ...compile } = options;
  const stack = [
    layers.dense({ units: 6, activation: 'relu', inputShape: [4] }),
    ...(dropout === undefined ? [] : [layers.dropout({ rate: dropout })]),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ];
  const model = sequential({ layers: stack, seed });
  model.compile({ optimizer: 'adam', loss: losses.binaryCrossentropy(), ...compile });
  return model;
}

/** All weights in one list. */
export function allWeights(model: Sequential): Float32Array {
  return Float32Array.from(model.getWeights().flatMap(({ data }) => [...data]));
}

/** Without a line of progress. */
export const quiet = { verbose: 0 } as const;
