/** Parameters in one vector: places, reading and writing, and pads. */
import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.js';
import { ParameterStore } from '../../../src/engine/parameters.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers } from '../../support/numbers.js';

describe('the parameter store', () => {
  it('lays parameters side by side, a vector as one row', () => {
    const store = new ParameterStore();
    const [kernel, bias, next] = [store.add('k', [5, 6]), store.add('b', [6]), store.add('n', [1, 130])];
    expect(kernel).toMatchObject({ offset: 0, rows: 5, columns: 6, stride: 8, size: 64 });
    expect(bias).toMatchObject({ offset: 64, rows: 1, columns: 6, size: 8 });
    expect(next).toMatchObject({ offset: 72, stride: 144, size: 4 * 144 });
    expect(store.size).toBe(72 + 4 * 144);
  });

  it('reads what was written, and leaves other parameters and all pads alone', () => {
    const engine = new Engine();
    const store = new ParameterStore();
    const [kernel, bias] = [store.add('k', [5, 6]), store.add('b', [3])];
    store.allocate(engine);
    store.write(engine, kernel, numbers(30, 1));
    store.write(engine, bias, numbers(3, 2));
    expectSameBits(store.read(engine, kernel), numbers(30, 1));
    expectSameBits(store.read(engine, bias), numbers(3, 2));
    const vector = engine.arena.f32.subarray(store.weights / 4, store.weights / 4 + store.size);
    expect(vector.filter((value) => value !== 0).length).toBe(33);
  });

  it('clears pads that a diverged run has filled with NaN', () => {
    const engine = new Engine();
    const store = new ParameterStore();
    const kernel = store.add('k', [2, 3]);
    store.allocate(engine);
    const vector = engine.arena.f32.subarray(store.weights / 4, store.weights / 4 + store.size).fill(NaN);
    store.write(engine, kernel, [1, 2, 3, 4, 5, 6]);
    expect([...vector]).toEqual([1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
