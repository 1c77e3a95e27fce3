/** The arena: what an allocator promises, held to under random use. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paddedSize } from '../../../src/engine/layout.js';
import { Arena } from '../../../src/engine/memory.js';
import { codeOf } from '../../support/errors.js';
import { PROPERTY } from '../../support/numbers.js';

/** Where the first block lies: what is before it belongs to the module. */
const FIRST = new Arena().allocate(1);
/** Bytes a block really takes. */
const rounded = (bytes: number) => Math.max(64, Math.ceil(bytes / 64) * 64);

describe('the arena', () => {
  it('hands out blocks that are aligned, zeroed and apart, whatever comes and goes', () => {
    const step = fc.record({ bytes: fc.integer({ min: 0, max: 20_000 }), release: fc.nat({ max: 99 }) });
    const property = fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const arena = new Arena();
      const live: { from: number; to: number }[] = [];
      for (const { bytes, release } of steps) {
        if (release < 45 && live.length > 0) {
          arena.release(live.splice(release % live.length, 1)[0].from);
          continue;
        }
        const from = arena.allocate(bytes);
        const to = from + rounded(bytes);
        expect(from % 64).toBe(0);
        expect(from).toBeGreaterThanOrEqual(FIRST);
        expect(to).toBeLessThanOrEqual(arena.memory.buffer.byteLength);
        expect(live.find((other) => from < other.to && other.from < to)).toBeUndefined();
        const block = arena.u32.subarray(from / 4, to / 4);
        expect(block.every((word) => word === 0)).toBe(true);
        block.fill(0xdeadbeef);
        live.push({ from, to });
      }
    });
    fc.assert(property, PROPERTY);
  });

  it('joins what is given back, in any order, into one piece', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 });
    const property = fc.property(order, (order) => {
      const arena = new Arena();
      const blocks = order.map((i) => arena.allocate(9000 + 64 * i));
      const size = arena.memory.buffer.byteLength;
      for (const i of order) arena.release(blocks[i]);
      expect(arena.allocate(size - FIRST)).toBe(FIRST);
      expect(arena.memory.buffer.byteLength).toBe(size);
    });
    fc.assert(property, PROPERTY);
  });

  it('uses given back room before it grows', () => {
    const arena = new Arena();
    const [first] = [arena.allocate(1000), arena.allocate(1000)];
    arena.release(first);
    expect(arena.allocate(900)).toBe(first);
  });

  it('keeps what it holds when it grows, and shows the new memory at once', () => {
    const arena = new Arena();
    const address = arena.allocate(40);
    arena.f32.set([1, 2, 3], address / 4);
    const before = arena.f32;
    const far = arena.allocate(1_000_000);
    expect(before.length).toBe(0);
    expect([...arena.f32.subarray(address / 4, address / 4 + 3)]).toEqual([1, 2, 3]);
    expect(arena.u32.length * 4).toBeGreaterThanOrEqual(far + 1_000_000);
  });

  it('ignores an address that it does not know, or that was given back', () => {
    const arena = new Arena();
    const address = arena.allocate(64);
    arena.release(address);
    arena.release(address);
    arena.release(12_345);
    expect(arena.allocate(64)).toBe(address);
    expect(arena.allocate(64)).not.toBe(address);
  });

  it('lays a matrix out padded', () => {
    const arena = new Arena();
    const matrix = arena.allocateMatrix(5, 130);
    expect(matrix).toMatchObject({ rows: 5, columns: 130, stride: 144 });
    expect(arena.allocate(1) - matrix.address).toBe(rounded(4 * paddedSize(5, 130)));
  });

  it.each([5 * 2 ** 30, 2 ** 32, 2 ** 53])('refuses %i bytes with advice, and goes on', (bytes) => {
    const arena = new Arena();
    expect(codeOf(() => arena.allocate(bytes))).toBe('network.out-of-memory');
    expect(arena.allocate(100)).toBe(FIRST);
  });
});
