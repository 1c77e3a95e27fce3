/** A plan serves every batch up to its capacity: variables are words patched in place. */
import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.js';
import type { Node } from '../../../src/engine/graph.js';
import { activation } from '../../../src/engine/ops/activation.js';
import { dense } from '../../../src/engine/ops/dense.js';
import { input } from '../../../src/engine/ops/input.js';
import { ParameterStore } from '../../../src/engine/parameters.js';
import { PlanBuilder } from '../../../src/engine/plan-builder.js';
import { predictionStep } from '../../../src/engine/step.js';
import { StepState } from '../../../src/engine/step-state.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers } from '../../support/numbers.js';

function workspace() {
  const engine = new Engine();
  return { engine, store: new ParameterStore(), state: new StepState(engine) };
}

/** x (5) -> dense 7, relu -> dense 3 -> tanh, with made-up weights. */
function smallNet() {
  const work = workspace();
  const [w1, b1] = [work.store.add('w1', [5, 7]), work.store.add('b1', [7])];
  const w2 = work.store.add('w2', [7, 3]);
  work.store.allocate(work.engine);
  [w1, b1, w2].forEach((parameter, i) => work.store.write(work.engine, parameter, numbers(35, i)));
  const x = input(5);
  const output = activation(dense(dense(x, w1, b1, true), w2, undefined, false), 'tanh');
  return { work, x, output };
}

describe('a plan', () => {
  it('gives the first rows the same bits whatever its capacity and whatever ran before', () => {
    const values = numbers(5 * 9, 1);
    const rows = (capacity: number, counts: readonly number[]) => {
      const { work, x, output } = smallNet();
      const { plan, input: from, output: to } = predictionStep(work, x, output, capacity);
      let last = new Float32Array();
      for (const count of counts) {
        plan.setRows(count);
        for (let i = 0; i < count; i++) {
          work.engine.arena.f32.set(values.subarray(5 * i, 5 * i + 5), from.address / 4 + i * from.stride);
        }
        plan.run();
        const { f32 } = work.engine.arena;
        const row = (i: number) => [...f32.slice(to.address / 4 + i * to.stride).subarray(0, 3)];
        last = Float32Array.from(Array.from({ length: count }, (_, i) => row(i)).flat());
      }
      return last;
    };
    const nine = rows(9, [9]);
    for (const count of [1, 2, 3, 4, 5, 8]) {
      const expected = nine.subarray(0, 3 * count);
      expectSameBits(rows(count, [count]), expected);
      expectSameBits(rows(9, [9, count]), expected);
      expectSameBits(rows(64, [1, 9, count]), expected);
    }
  });

  it('remembers a variable and writes it wherever it is used', () => {
    const { engine, store, state } = workspace();
    const builder = new PlanBuilder(engine, store, state, 4);
    const [a, b] = [builder.scratch(4, 1), builder.scratch(4, 1)];
    for (const [source, target] of [
      [a, b],
      [b, a],
    ]) {
      const place = { source: source.address, target: target.address, ld: 16 };
      builder.emit('add', { rows: 'rows', columns: 1, ...place });
    }
    const plan = builder.build();
    const fill = () =>
      [a, b].forEach(({ address }) => engine.arena.f32.fill(1, address / 4, address / 4 + 16));
    const firstColumn = (address: number) => [0, 1, 2, 3].map((i) => engine.arena.f32[address / 4 + 4 * i]);
    for (const rows of [2, 4, 1, 1]) {
      fill();
      plan.setRows(rows);
      expect(plan.get('rows')).toBe(rows);
      expect(plan.get('paddedRows')).toBe(4);
      plan.run();
      expect(firstColumn(b.address)).toEqual([0, 1, 2, 3].map((i) => (i < rows ? 2 : 1)));
      expect(firstColumn(a.address)).toEqual([0, 1, 2, 3].map((i) => (i < rows ? 3 : 1)));
    }
  });

  it('runs in stretches to the same bits as at once, and is cut only where it is long', () => {
    const { work, x, output } = smallNet();
    expect(predictionStep(work, x, output, 64).plan.stretches).toBe(1);

    const large = workspace();
    const weights = large.store.add('w', [600, 900]);
    large.store.allocate(large.engine);
    large.store.write(large.engine, weights, numbers(600 * 900, 1));
    const wide = input(600);
    const {
      plan,
      input: from,
      output: to,
    } = predictionStep(large, wide, dense(wide, weights, undefined, false), 512);
    expect(plan.stretches).toBeGreaterThan(1);
    large.engine.arena.f32.set(numbers(512 * from.stride, 2), from.address / 4);
    const result = () => large.engine.arena.f32.slice(to.address / 4, to.address / 4 + 512 * to.stride);
    plan.setRows(512);
    plan.run();
    const atOnce = result();
    large.engine.arena.f32.fill(0, to.address / 4, to.address / 4 + 512 * to.stride);
    for (let i = 0; i < plan.stretches; i++) plan.runStretch(i);
    expect(atOnce.some((value) => value !== 0)).toBe(true);
    expectSameBits(result(), atOnce);
  });

  it('gives back all that it took', () => {
    const { work, x, output } = smallNet();
    predictionStep(work, x, output, 700).plan.release();
    const size = work.engine.arena.memory.buffer.byteLength;
    for (let i = 0; i < 20; i++) predictionStep(work, x, output, 700).plan.release();
    expect(work.engine.arena.memory.buffer.byteLength).toBe(size);
  });
});

describe('scratch and storage', () => {
  it('belong to a node or to one use', () => {
    const { engine, store, state } = workspace();
    const builder = new PlanBuilder(engine, store, state, 4);
    const node: Node = input(3);
    expect(builder.storage(node)).toBe(builder.storage(node));
    expect(builder.output(node)).toBe(builder.output(node));
    expect(builder.output(node).address).not.toBe(builder.storage(node).address);
    expect(builder.scratch(4, 3).address).not.toBe(builder.scratch(4, 3).address);
    expect(engine.arena.f32[builder.zeroRow(100) / 4 + 99]).toBe(0);
  });
});
