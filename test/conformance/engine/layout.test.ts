/** The two rules of the layout: multiples of four, and strides that are no power of two. */
import { describe, expect, it } from 'vitest';
import { padded, paddedSize, rowStride } from '../../../src/engine/layout.js';

describe('the layout', () => {
  it.each([
    [1, 4],
    [4, 4],
    [5, 8],
    [100, 100],
    [127, 144],
    [128, 144],
    [144, 144],
    [145, 176],
    [256, 272],
    [512, 528],
    [1000, 1008],
    [1024, 1040],
  ])('puts rows of %i floats %i apart', (columns, stride) => {
    expect(rowStride(columns)).toBe(stride);
  });

  it('has room for every column, in multiples of four, and from 128 in odd multiples of a cache line', () => {
    for (let columns = 1; columns <= 5000; columns++) {
      const stride = rowStride(columns);
      const problem =
        stride < columns ||
        stride % 4 !== 0 ||
        (padded(columns) >= 128 ? stride % 32 !== 16 : stride >= columns + 4);
      if (problem) expect.fail(`${columns} columns have the stride ${stride}`);
    }
  });

  it('pads both ways', () => {
    expect(paddedSize(5, 6)).toBe(8 * 8);
    expect(paddedSize(1, 130)).toBe(4 * 144);
  });

  it('does not wrap sizes that no memory has', () => {
    expect(padded(2 ** 32 + 1)).toBe(2 ** 32 + 4);
    expect(rowStride(2 ** 40)).toBeGreaterThan(2 ** 40);
  });
});
