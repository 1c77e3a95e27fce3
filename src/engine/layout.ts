/**
 * How a matrix lies in the arena. Rows and columns are padded to multiples of 4 with zeros, so no kernel needs a
 * scalar tail; row strides above 128 floats avoid powers of two, so rows do not fall on the same cache set. These two
 * rules do the work that packing does elsewhere.
 */

/** The next multiple of 4. Not by bits: sizes beyond 2^31 must stay what they are, so that memory refuses them. */
export function padded(size: number): number {
  return 4 * Math.ceil(size / 4);
}

/** Row stride in floats for this many columns. From 128 columns: an odd multiple of 16 floats. */
export function rowStride(columns: number): number {
  const floats = padded(columns);
  if (floats < 128) return floats;
  const lines = Math.ceil(floats / 16);
  return 16 * (lines % 2 === 0 ? lines + 1 : lines);
}

/** A matrix in the arena: `rows` x `columns` true elements, rows `stride` floats apart, from byte `address`. */
export interface Matrix {
  readonly address: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
}

/** Floats that a matrix of this size takes, pads included. */
export function paddedSize(rows: number, columns: number): number {
  return padded(rows) * rowStride(columns);
}
