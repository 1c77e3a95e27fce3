/**
 * SHA-256 (FIPS 180-4) in plain integer arithmetic: the one hash that every runtime computes with no library and no
 * bundler. Only for the contract; the product uses @noble/hashes. Slow (about 100 MB/s) and obvious.
 */

const fractionBits = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);

/** Cube root of a small integer to the last of the 32 bits after the point, in integers (Math.cbrt differs by host). */
function cubeRootBits(prime) {
  const target = BigInt(prime) << 96n;
  let low = 0n;
  let high = 1n << 36n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** 3n <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn) | 0;
}

const ROUND = primes.map(cubeRootBits);
const START = primes.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
const rotate = (x, bits) => (x >>> bits) | (x << (32 - bits));

/** The hash of these bytes as 64 hexadecimal digits. */
export function sha256(bytes) {
  const padded = pad(bytes);
  const state = Int32Array.from(START);
  const schedule = new Int32Array(64);
  for (let at = 0; at < padded.byteLength; at += 64) {
    expand(schedule, padded, at);
    compress(state, schedule);
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function pad(bytes) {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  return view;
}

function expand(schedule, view, at) {
  for (let i = 0; i < 16; i++) schedule[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [a, b] = [schedule[i - 15], schedule[i - 2]];
    const small = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const large = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    schedule[i] = schedule[i - 16] + small + schedule[i - 7] + large;
  }
}

function compress(state, schedule) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + ROUND[i] + schedule[i]) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
}
