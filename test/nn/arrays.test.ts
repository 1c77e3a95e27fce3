/** What may be given as data: every form comes to the same numbers, and nothing else comes in. */
import { describe, expect, it } from 'vitest';
import { flatten, requireFinite, toMatrix, type ArrayInput } from '../../src/nn/arrays.js';
import { Tensor, tensor } from '../../src/index.js';
import { codeOf, errorOf } from '../support/errors.js';

describe('an input of two rows and three columns', () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  const forms: [string, ArrayInput][] = [
    [
      'nested arrays',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['arrays of typed rows', [Float32Array.of(1, 2, 3), Float64Array.of(4, 5, 6)]],
    ['a tensor', tensor(numbers, [2, 3])],
    ['{ data, shape } with a Float64Array', { data: Float64Array.from(numbers), shape: [2, 3] }],
    ['{ data, shape } with an Int32Array', { data: Int32Array.from(numbers), shape: [2, 3] }],
    ['{ data, shape } with a list', { data: numbers, shape: [2, 3] }],
    ['a tensor of TensorFlow.js', { dataSync: () => Float32Array.from(numbers), shape: [2, 3] }],
  ];

  it.each(forms)('may be %s', (_, input) => {
    const { data, rows, columns } = toMatrix(input, 'x');
    expect([rows, columns, ...data]).toEqual([2, 3, ...numbers]);
  });
});

describe('an input of one column', () => {
  it.each([
    ['a list', [1, 2, 3]],
    ['a typed array', Uint8Array.of(1, 2, 3)],
    ['a column', [[1], [2], [3]]],
    ['a tensor of one axis', tensor([1, 2, 3])],
  ] as [string, ArrayInput][])('may be %s', (_, input) => {
    expect(toMatrix(input, 'x')).toMatchObject({ data: Float32Array.of(1, 2, 3), rows: 3, columns: 1 });
  });
});

describe('what cannot be data', () => {
  it.each([
    ['text', 'abc', 'array.not-numbers'],
    ['nothing', undefined, 'array.not-numbers'],
    ['null', null, 'array.not-numbers'],
    [
      'text in a row',
      [
        [1, '2'],
        [3, 4],
      ],
      'array.not-numbers',
    ],
    ['text first', [['1', 2]], 'array.not-numbers'],
    [
      'null in a row',
      [
        [1, 2],
        [3, null],
      ],
      'array.not-numbers',
    ],
    ['a boolean', [true, false], 'array.not-numbers'],
    ['an object', { rows: 1 }, 'array.not-numbers'],
    ['a shape without values', { shape: [1] }, 'array.not-numbers'],
    ['values that are text', { data: ['1'], shape: [1] }, 'array.not-numbers'],
    ['BigInts', { data: BigInt64Array.of(1n), shape: [1] }, 'array.not-numbers'],
    ['rows of two lengths', [[1, 2], [3]], 'array.ragged'],
    ['a longer row', [[1], [2, 3]], 'array.ragged'],
    ['a number for a row', [[1, 2], 3], 'array.ragged'],
    ['a row for a number', [1, [2]], 'array.not-numbers'],
    ['a number', 5, 'array.rank'],
    ['three axes', [[[1]]], 'array.rank'],
    ['no rows', [], 'array.empty'],
    ['no columns', [[], []], 'array.empty'],
    ['an empty tensor', { data: [], shape: [0, 4] }, 'array.empty'],
    ['fewer values than the shape says', { data: [1, 2], shape: [2, 2] }, 'tensor.size'],
    ['more values than the shape says', { data: [1, 2, 3], shape: [2] }, 'tensor.size'],
  ])('%s', (_, input, code) => {
    expect(codeOf(() => toMatrix(input as ArrayInput, 'fit: x'))).toBe(code);
  });

  it('is named with its row, counted from 1', () => {
    expect(errorOf(() => toMatrix([[1, 2], [1, 2], [1]], 'fit: x')).message).toBe(
      'fit: x: row 3 has another length than the first. Expected 2 values in every row. Give all rows the same columns.',
    );
  });
});

describe('finite numbers', () => {
  const check = (values: number[][]) =>
    errorOf(() => requireFinite(toMatrix(values, 'fit: x'), 'fit: x')).message;

  it('are asked for by column, and by the first row, never by value', () => {
    expect(
      check([
        [1, 2, 3],
        [1, NaN, -Infinity],
      ]),
    ).toBe(
      'fit: x has NaN or infinite values in columns 2, 3, first in row 2 of 2 (both counted from 1). Expected finite numbers. Fill missing values first, for example with the median of the training rows and a column that says it was missing.',
    );
    expect(
      check([
        [1, 1, NaN],
        [NaN, 1, 1],
      ]),
    ).toContain('in columns 1, 3, first in row 1 of 2');
    expect(check([[Infinity], [1]])).toContain('in column 1, first in row 1 of 2 (both counted from 1)');
  });

  it('may be as large as floats go', () => {
    expect(() => requireFinite(toMatrix([[3.4e38], [-3.4e38]], 'x'), 'x')).not.toThrow();
  });

  it('that are too large for a float are not', () => {
    expect(check([[1e39]])).toContain('infinite');
  });
});

describe('a tensor', () => {
  it('is made from nested arrays or from values and a shape, and turns back', () => {
    expect(
      tensor([
        [1, 2],
        [3, 4],
      ]).shape,
    ).toEqual([2, 2]);
    expect(tensor([1, 2, 3, 4], [2, 2]).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(tensor([1, 2, 3, 4, 5, 6], [1, 3, 2]).toArray()).toEqual([
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ]);
    expect(tensor([7], []).toArray()).toBe(7);
    expect(tensor(5).shape).toEqual([]);
    expect(tensor(Float64Array.of(1, 2)).data).toEqual(Float32Array.of(1, 2));
    expect(tensor([]).shape).toEqual([0]);
  });

  it('holds as many values as its shape says', () => {
    expect(codeOf(() => tensor([1, 2, 3], [2, 2]))).toBe('tensor.size');
    expect(codeOf(() => new Tensor(new Float32Array(3), [2]))).toBe('tensor.size');
  });

  it('shares the numbers it was made of, if they are floats', () => {
    const data = Float32Array.of(1, 2);
    expect(flatten(data, 'x').data).toBe(data);
    expect(flatten([1, 2], 'x').shape).toEqual([2]);
  });
});
