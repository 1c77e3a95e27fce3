/**
 * The bit contract on this Node: a change of any bit shows here at once. `npm run test:runtimes` compares every other
 * runtime with the same hashes, and `npm run test:runtimes -- --update` writes new ones when bits are meant to change.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as bedside from '../src/index.js';
import { contract } from './runtimes/contract.mjs';
import expected from './runtimes/expected.json' with { type: 'json' };
import { sha256 } from './runtimes/sha256.mjs';
import { spine } from './runtimes/spine.mjs';

describe('the bit contract', () => {
  it('gives every net, and the whole job on a table, the bits they have on every other runtime', async () => {
    const hashes = Object.entries({ ...(await contract(bedside)), ...(await spine()) });
    const numbers = hashes.filter(([name]) => !name.endsWith('(bytes)'));
    expect(Object.fromEntries(numbers)).toEqual(expected);
  });

  it('would notice one other bit: nets that differ have hashes that differ', () => {
    const weights = Object.entries(expected).filter(([name]) =>
      /^(activation|optimizer|initializer).*weights$/.test(name),
    );
    expect(new Set(weights.map(([, hash]) => hash)).size).toBe(weights.length);
  });
});

describe('its hash', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 1000, 100_003])('is SHA-256: %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 131) % 251);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
