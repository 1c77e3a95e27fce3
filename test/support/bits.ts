/** Comparing floats: bit for bit, or in units in the last place. */
import { expect } from 'vitest';

/** Fails at the first element whose bits differ. All NaN are one; 0 and -0 are two. */
export function expectSameBits(
  received: ArrayLike<number>,
  expected: ArrayLike<number>,
  what = 'element',
): void {
  expect(received.length, `${what}: length`).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(received[i], expected[i])) continue;
    expect.fail(`${what} ${i} is ${received[i]}, expected ${expected[i]}`);
  }
}

const floats = new Float32Array(1);
const words = new Uint32Array(floats.buffer);

/** The float with these 32 bits. */
export function floatOf(bits: number): number {
  words[0] = bits;
  return floats[0];
}

/** Distance between neighbouring floats at |x|, at least that of the subnormals. */
export function ulpAt(x: number): number {
  floats[0] = Math.abs(x);
  const exponent = Math.max(1, (words[0] >>> 23) & 0xff);
  return 2 ** (exponent - 150);
}
