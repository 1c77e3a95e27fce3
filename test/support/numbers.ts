/** Made-up numbers for properties: shapes with the sizes that break things, and values with the ones that do. */
import fc from 'fast-check';

/** The one seed of all properties: a failure seen once is seen again. */
export const PROPERTY = { seed: 20_240_101, numRuns: 60 } as const;

/** Sizes around vectors of four, around strides (128) and around blocks of a sum (256); mostly small ones. */
export const size = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 3, 4, 5, 127, 128, 257) },
);
export const smallSize = fc.integer({ min: 1, max: 12 });
export const seed = fc.integer({ min: 0, max: 0xffffffff });

/** Values that a careless kernel gets wrong: signed zeros, subnormals, the largest floats, infinities, NaN. */
export const SPECIAL = [0, -0, 1e-45, -1e-40, 1.17549435e-38, 3.4028234e38, -3.4028234e38, 1, -1, 0.5];
/** These and what is not finite. */
export const WILD = [...SPECIAL, Infinity, -Infinity, NaN];

/** A quick generator of its own, so that a test of the library's does not lean on it: Marsaglia's xorshift32. */
export function draws(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** `count` floats between -2 and 2 from this seed; one in ten is a special value if there are any. */
export function numbers(
  count: number,
  seed: number,
  special: readonly number[] = [],
): Float32Array<ArrayBuffer> {
  const draw = draws(seed);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const common = special.length === 0 || draw() > 0.1;
    values[i] = common ? draw() * 4 - 2 : special[Math.floor(draw() * special.length)];
  }
  return values;
}
