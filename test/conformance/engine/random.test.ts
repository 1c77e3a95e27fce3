/** The generator against its published vectors, and weights and shuffles against the generator. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createRandom, philox, streamKey } from '../../../src/engine/random.js';
import { Bench } from '../../support/arena.js';
import { expectSameBits, ulpAt } from '../../support/bits.js';
import { seed, size, smallSize } from '../../support/numbers.js';

const bench = new Bench();
afterEach(() => bench.clear());
const f = Math.fround;

describe('philox', () => {
  // kat_vectors of Random123 1.14, "philox4x32 10": counter, key, result.
  it.each([
    ['zeros', [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      'digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the known answer for %s', (_, counter, [key0, key1], expected) => {
    const block = Uint32Array.from(counter);
    philox(block, key0, key1);
    expect([...block]).toEqual(expected);
  });
});

describe('fillUniform', () => {
  it('takes 24 bits of one block for each row and column, whatever the padding', () => {
    const range = fc.constantFrom([0, 1], [-0.05, 0.05], [-3, -1], [2, 2]);
    bench.forAll(
      { rows: smallSize, columns: size, range, seed },
      ({ rows, columns, range: [low, high], seed }) => {
        const out = bench.matrix(rows, columns, [], rows + 2);
        const place = { rows, columns, out: out.address, ld: 4 * out.stride };
        bench.call('fillUniform', { ...place, low, high, key0: seed, key1: 9 }, [out]);
        const width = f(f(high) - f(low));
        const expected = Float32Array.from({ length: rows * columns }, (_, at) => {
          const block = Uint32Array.of(at, 0, 0, 0);
          philox(block, seed, 9);
          return f(low) + f(width * f((block[0] >>> 8) * 2 ** -24));
        });
        expectSameBits(bench.values(out), expected);
      },
    );
  });
});

/** Marsaglia's polar method on the same blocks, with this host's logarithm. */
function standardNormal(index: number, attempt: number, key: readonly [number, number]): number {
  for (let draw = 0; ; draw++) {
    const block = Uint32Array.of(index, attempt, draw, 0);
    philox(block, ...key);
    const uniform = (high: number, low: number) => ((high >>> 5) * 2 ** 26 + (low >>> 6)) * 2 ** -52 - 1;
    const [u, v] = [uniform(block[0], block[1]), uniform(block[2], block[3])];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

describe('fillNormal', () => {
  it('gives the numbers of the polar method, drawn again beyond two deviations if so asked', () => {
    bench.forAll(
      { rows: smallSize, columns: smallSize, truncated: fc.boolean(), seed },
      ({ rows, columns, truncated, seed }) => {
        const out = bench.matrix(rows, columns, [], rows + 2);
        const place = { rows, columns, out: out.address, ld: 4 * out.stride, key0: seed, key1: 3 };
        const law = { mean: 0.5, deviation: 0.25, truncated: truncated ? 1 : 0 };
        bench.call('fillNormal', { ...place, ...law }, [out]);
        bench.values(out).forEach((received, at) => {
          let [z, attempt] = [standardNormal(at, 0, [seed, 3]), 1];
          while (truncated && Math.abs(z) > 2) z = standardNormal(at, attempt++, [seed, 3]);
          const expected = 0.5 + 0.25 * z;
          // The two logarithms may differ in their last digit, and so may the rounding to a float.
          if (Math.abs(received - expected) > 0.51 * ulpAt(expected)) {
            expect.fail(`weight ${at} is ${received}, expected ${expected}`);
          }
        });
      },
    );
  });

  it('has the mean, deviation and tails of a normal law', () => {
    const count = 40_000;
    const out = bench.matrix(count / 4, 4);
    const place = { rows: count / 4, columns: 4, out: out.address, ld: 16, key0: 1, key1: 2 };
    bench.engine.call('fillNormal', { ...place, mean: 0, deviation: 1, truncated: 0 });
    const values = bench.values(out);
    const mean = values.reduce((sum, z) => sum + z, 0) / count;
    const variance = values.reduce((sum, z) => sum + z * z, 0) / count;
    // Four standard errors each.
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    const beyond = values.filter((z) => Math.abs(z) > 1.959963985).length / count;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / count));
  });
});

describe('shuffle', () => {
  it('permutes as createRandom(...).shuffle does with the same stream', () => {
    bench.forAll({ count: fc.oneof(size, fc.constantFrom(1000, 4099)), seed }, ({ count, seed }) => {
      const order = bench.block(4 * count);
      const [key0, key1] = streamKey(seed, 'shuffle/3');
      bench.call('shuffle', { count, order, from: count, to: 0, key0, key1 }, [
        { address: order, bytes: 4 * count },
      ]);
      const expected = Uint32Array.from({ length: count }, (_, i) => i);
      createRandom(seed, 'shuffle/3').shuffle(expected);
      expect(bench.engine.arena.u32.slice(order / 4, order / 4 + count)).toEqual(expected);
    });
  });

  it('does so where draws are refused: about five of 300,000 are, so that no row is favoured', () => {
    const count = 300_000;
    const order = bench.block(4 * count);
    const [key0, key1] = streamKey(1, 'shuffle/0');
    // In parts, as a long order is shuffled between pauses.
    for (const [from, to] of [
      [count, 70_001],
      [70_001, 1],
      [1, 0],
    ]) {
      bench.engine.call('shuffle', { count, order, from, to, key0, key1 });
    }
    const expected = Uint32Array.from({ length: count }, (_, i) => i);
    createRandom(1, 'shuffle/0').shuffle(expected);
    expectSameBits(bench.engine.arena.u32.slice(order / 4, order / 4 + count), expected);
  });

  it('gives each order of three as often as any other', () => {
    const order = bench.block(12);
    const counts = new Map<string, number>();
    for (let key0 = 0; key0 < 6000; key0++) {
      bench.engine.call('shuffle', { count: 3, order, from: 3, to: 0, key0, key1: 1 });
      const key = bench.engine.arena.u32.slice(order / 4, order / 4 + 3).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Chi-squared with 5 degrees of freedom stays below 20.5 in 999 of 1,000 cases.
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(20.5);
  });
});

describe('createRandom', () => {
  it('gives other numbers for another seed, another name, and seeds beyond 32 bits', () => {
    const first = (seed: number, name: string) => createRandom(seed, name).uint32();
    const all = [0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1].flatMap((seed) =>
      ['a', 'b', ''].map((name) => first(seed, name)),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('draws integers below a limit without favouring the small ones', () => {
    const random = createRandom(7, 'integers');
    const below = 3 * 2 ** 30;
    const draws = Array.from({ length: 4000 }, () => random.integer(below));
    expect(Math.max(...draws)).toBeLessThan(below);
    // Half of them below the middle: four standard errors are 0.032.
    expect(Math.abs(draws.filter((draw) => draw < below / 2).length / 4000 - 0.5)).toBeLessThan(0.032);
  });

  it('draws uniform numbers from 0 to below 1', () => {
    const random = createRandom(7, 'uniform');
    const draws = Array.from({ length: 4000 }, () => random.uniform());
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    expect(Math.abs(draws.reduce((sum, draw) => sum + draw, 0) / 4000 - 0.5)).toBeLessThan(
      4 / Math.sqrt(12 * 4000),
    );
  });
});
