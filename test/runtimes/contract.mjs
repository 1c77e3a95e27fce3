/**
 * The bit contract as one program: trains small nets that between them use every activation, loss, optimizer and
 * regularizer, and returns a SHA-256 for each net's weights, predictions and loss history.
 * Runs on any runtime as it is: no bundler, no library but the one it is given, no random number but its own.
 */
import { jobs } from './jobs.mjs';
import { sha256 } from './sha256.mjs';

const PARTS = ['weights', 'predictions', 'history', 'file (bytes)'];

/** Hashes by "job: part"; `bedside` is the library's namespace. */
export async function contract(bedside) {
  const hashes = {};
  for (const [name, job] of Object.entries(jobs)) {
    const outcome = await job(bedside);
    for (const part of PARTS.filter((part) => part in outcome)) {
      hashes[`${name}: ${part}`] = sha256(bytesOf(outcome[part]));
    }
  }
  return hashes;
}

/** Typed arrays, one after the other, as bytes. */
function bytesOf(arrays) {
  const parts = arrays.map((array) => withOneNaN(array.slice()));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The bytes of this array. NaN has many bit patterns, and which one is stored is the engine's choice: here it is always the same. */
function withOneNaN(array) {
  const bytes = new Uint8Array(array.buffer);
  const size = array.BYTES_PER_ELEMENT;
  array.forEach((value, i) => {
    if (!Number.isNaN(value)) return;
    bytes.fill(0, i * size, (i + 1) * size);
    bytes.set([0xc0, 0x7f], (i + 1) * size - 2);
  });
  return bytes;
}
