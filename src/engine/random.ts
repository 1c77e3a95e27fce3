/**
 * The one generator of the house: Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 * Counter-based: a draw is a function of (seed, stream, position), so it does not depend on what was drawn elsewhere.
 * Streams have names ("shuffle/3", "dropout/1"). The kernels hold the same generator for weights and dropout masks.
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/** High 32 bits of the 64-bit product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const middleLow = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(middleLow / 0x10000)) >>> 0;
}

/** One block: replaces the four counter words in `block` by four random words. Key: two words. */
export function philox(block: Uint32Array, key0: number, key1: number): void {
  let [c0, c1, c2, c3] = block;
  let k0 = key0 >>> 0;
  let k1 = key1 >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  block[0] = c0;
  block[1] = c1;
  block[2] = c2;
  block[3] = c3;
}

/** The key of a named stream: 32 bits of the seed and 32 bits of the name (FNV-1a over UTF-16 code units). */
export function streamKey(seed: number, stream: string): [number, number] {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stream.length; i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
  // Seeds above 32 bits change the stream word, so that no two safe-integer seeds share a key by their low half.
  const seedHigh = Math.floor(seed / 0x100000000);
  return [seed >>> 0, (hash ^ Math.imul(seedHigh, 0x85ebca6b)) >>> 0];
}

export interface Random {
  /** The next 32 random bits as an unsigned integer. */
  uint32(): number;
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** An integer in [0, below), without bias. `below` is at most 2^32. */
  integer(below: number): number;
  /** Permutes the array in place (Fisher and Yates). */
  shuffle(array: Int32Array | Uint32Array): void;
}

/** A sequence of draws from the stream with this name. `seed` is an integer from 0 to 2^53 - 1. */
export function createRandom(seed: number, stream: string): Random {
  const [key0, key1] = streamKey(seed, stream);
  const block = new Uint32Array(4);
  let position = 0;

  const uint32 = () => {
    const lane = position & 3;
    if (lane === 0) {
      const counter = position / 4;
      block[0] = counter >>> 0;
      block[1] = Math.floor(counter / 0x100000000);
      block[2] = 0;
      block[3] = 0;
      philox(block, key0, key1);
    }
    position++;
    return block[lane];
  };

  const uniform = () => {
    const high = uint32() >>> 5;
    const low = uint32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  };

  const integer = (below: number) => {
    // Values from the last, incomplete run of `below` would favour small results: draw again.
    const limit = 0x100000000 - (0x100000000 % below);
    let value = uint32();
    while (value >= limit) value = uint32();
    return value % below;
  };

  const shuffle = (array: Int32Array | Uint32Array) => {
    for (let i = array.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const swapped = array[i];
      array[i] = array[j];
      array[j] = swapped;
    }
  };

  return { uint32, uniform, integer, shuffle };
}
