/** The walk over a graph: order, where gradients are wanted, and values that two ops read. */
import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.js';
import { hasParameters, inOrder, type Node } from '../../../src/engine/graph.js';
import { activation } from '../../../src/engine/ops/activation.js';
import { dense } from '../../../src/engine/ops/dense.js';
import { input } from '../../../src/engine/ops/input.js';
import { ParameterStore } from '../../../src/engine/parameters.js';
import { trainingStep } from '../../../src/engine/step.js';
import { StepState } from '../../../src/engine/step-state.js';
import { slopes } from '../../support/differences.js';
import { numbers } from '../../support/numbers.js';
import { sigmoid } from '../../support/truth.js';

/** An op for this test only: the product of two values, so that one value can have two readers. */
function product(a: Node, b: Node): Node {
  const node: Node = {
    op: 'product',
    columns: a.columns,
    inputs: [a, b],
    parameters: [],
    forward(plan) {
      const [x, y, z] = [plan.output(a), plan.output(b).address, plan.output(node).address];
      plan.emit('multiply', { rows: 'rows', columns: a.columns, x: x.address, y, z, ld: 4 * x.stride });
    },
    backward(plan) {
      const dz = plan.gradient(node);
      for (const [to, other] of [
        [a, b],
        [b, a],
      ]) {
        plan.contribute(to, ({ address: z }) => {
          const y = plan.output(other).address;
          plan.emit('multiply', { rows: 'rows', columns: a.columns, x: dz.address, y, z, ld: 4 * dz.stride });
        });
      }
    },
  };
  return node;
}

describe('inOrder', () => {
  it('puts inputs before readers, and each node once', () => {
    const x = input(3);
    const [left, right] = [activation(x, 'tanh'), activation(x, 'sigmoid')];
    const both = product(left, right);
    const last = product(both, left);
    const order = inOrder(last);
    expect(new Set(order).size).toBe(5);
    for (const node of order) {
      for (const source of node.inputs) expect(order.indexOf(source)).toBeLessThan(order.indexOf(node));
    }
  });
});

describe('hasParameters', () => {
  it('is true from the first parameter on', () => {
    const parameter = new ParameterStore().add('w', [3, 2]);
    const x = input(3);
    const before = activation(x, 'tanh');
    const after = activation(dense(before, parameter, undefined, false), 'tanh');
    expect([x, before, after].map(hasParameters)).toEqual([false, false, true]);
  });
});

describe('a value with several readers', () => {
  const [rows, inputs, hidden] = [6, 3, 5];
  const x = numbers(rows * inputs, 1);
  const t = numbers(rows * hidden, 2);

  /** Mean squared error of h tanh(h) sigmoid(h), h = x w, in double precision. */
  function twin(w: ArrayLike<number>): number {
    let loss = 0;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < hidden; j++) {
        let h = 0;
        for (let k = 0; k < inputs; k++) h += x[i * inputs + k] * w[k * hidden + j];
        loss += (h * Math.tanh(h) * sigmoid(h) - t[i * hidden + j]) ** 2;
      }
    }
    return loss / (rows * hidden);
  }

  it('gets the sum of their gradients', () => {
    const engine = new Engine();
    const [store, state] = [new ParameterStore(), new StepState(engine)];
    const w = store.add('w', [inputs, hidden]);
    store.allocate(engine);
    const start = numbers(inputs * hidden, 3);
    store.write(engine, w, start);
    const entrance = input(inputs);
    const h = dense(entrance, w, undefined, false);
    const output = product(product(activation(h, 'tanh'), activation(h, 'sigmoid')), h);
    const gradients = store.allocateVector(engine);
    const objective = { input: entrance, output, targetColumns: hidden, penalties: [] };
    const loss = { kernel: 'meanSquaredError' } as const;
    const step = trainingStep({ engine, store, state }, { ...objective, loss }, rows, gradients, () => {});

    const [xTable, tTable] = [
      engine.arena.allocateMatrix(rows, inputs),
      engine.arena.allocateMatrix(rows, hidden),
    ];
    const order = engine.arena.allocate(4 * rows);
    for (let i = 0; i < rows; i++) {
      engine.arena.u32[order / 4 + i] = i;
      engine.arena.f32.set(x.subarray(i * inputs, (i + 1) * inputs), xTable.address / 4 + i * xTable.stride);
      engine.arena.f32.set(t.subarray(i * hidden, (i + 1) * hidden), tTable.address / 4 + i * tTable.stride);
    }
    step.plan.setRows(rows);
    step.plan.set('inputTable', xTable.address);
    step.plan.set('targetTable', tTable.address);
    state.setCursor(order);
    // Twice: a second step must not add to the gradients of the first.
    step.plan.run();
    step.plan.run();

    expect(state.takeLoss() / 2 / rows).toBeCloseTo(twin(start), 5);
    const received = store.read(engine, w, gradients);
    slopes(twin, start).forEach((expected, i) => expect(received[i]).toBeCloseTo(expected, 5));
  });
});
