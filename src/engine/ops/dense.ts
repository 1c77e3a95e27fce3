/**
 * Y = X W + b, optionally through relu: X is B x I, W is I x O, b has O. One matrix product forward, two backward:
 * dW = Xt dY over the true rows of the batch, dX = dY Wt on a transposed copy of W.
 */
import type { Node } from '../graph.js';
import { padded, type Matrix } from '../layout.js';
import type { Parameter } from '../parameters.js';
import type { PlanBuilder } from '../plan-builder.js';

/** From this many inputs, reading X by columns outruns the caches: it is copied into panels first. */
const PACK_FROM_INPUTS = 256;

export function dense(source: Node, kernel: Parameter, bias: Parameter | undefined, relu: boolean): Node {
  const node: Node = {
    op: 'dense',
    columns: kernel.columns,
    inputs: [source],
    parameters: bias ? [kernel, bias] : [kernel],
    forward(plan) {
      const w = plan.weights(kernel);
      multiply(
        plan,
        plan.output(source),
        w,
        w.rows,
        plan.output(node),
        bias && plan.weights(bias).address,
        relu,
      );
    },
    backward(plan) {
      biasAndRelu(plan, node, bias, relu);
      weightGradient(plan, plan.output(source), plan.gradient(node), plan.weightGradient(kernel));
      plan.contribute(source, (target) =>
        inputGradient(plan, plan.gradient(node), plan.weights(kernel), target),
      );
    },
  };
  return node;
}

/** C = init + A B for B rows of A, over `k` columns of A. */
function multiply(
  plan: PlanBuilder,
  a: Matrix,
  b: Matrix,
  k: number,
  c: Matrix,
  init = 0,
  relu = false,
): void {
  plan.emitProduct('matmulRows', {
    m: 'paddedRows',
    n: padded(c.columns),
    k,
    a: a.address,
    lda: 4 * a.stride,
    b: b.address,
    ldb: 4 * b.stride,
    c: c.address,
    ldc: 4 * c.stride,
    init: init || plan.zeroRow(c.stride),
    ldInit: 0,
    relu: relu ? 1 : 0,
  });
}

function biasAndRelu(plan: PlanBuilder, node: Node, bias: Parameter | undefined, relu: boolean): void {
  const { address: gradient, columns, stride } = plan.gradient(node);
  const shared = { rows: 'rows', columns, gradient, ld: 4 * stride } as const;
  const sum = bias && plan.weightGradient(bias).address;
  if (relu) {
    const output = plan.output(node).address;
    plan.emit('reluBiasGradient', {
      ...shared,
      output,
      biasGradient: sum ?? plan.scratch(1, columns).address,
    });
  } else if (sum !== undefined) {
    plan.emit('biasGradient', { ...shared, biasGradient: sum });
  }
}

/** dW = Xt dY: A is X read by columns, the sum runs over the true rows only. */
function weightGradient(plan: PlanBuilder, x: Matrix, dy: Matrix, dw: Matrix): void {
  plan.emitProduct('matmulColumns', {
    m: padded(x.columns),
    n: padded(dw.columns),
    k: 'rows',
    ...columnsOf(plan, x),
    b: dy.address,
    ldb: 4 * dy.stride,
    c: dw.address,
    ldc: 4 * dw.stride,
    init: plan.zeroRow(dw.stride),
    ldInit: 0,
    relu: 0,
  });
}

/** How `matmulColumns` walks X: in place, or through a packed copy when there are many. */
function columnsOf(plan: PlanBuilder, x: Matrix): { a: number; aPanel: number; aStep: number } {
  if (x.columns < PACK_FROM_INPUTS) return { a: x.address, aPanel: 16, aStep: 4 * x.stride };
  const columns = padded(x.columns);
  // Panels are spaced for a full batch whatever rows are in use, so that their distance is no variable.
  const panelBytes = 16 * plan.capacity;
  const target = plan.scratch(plan.capacity, columns).address;
  plan.emit('packPanels', {
    rows: 'rows',
    columns,
    source: x.address,
    ldSource: 4 * x.stride,
    target,
    panelBytes,
  });
  return { a: target, aPanel: panelBytes, aStep: 16 };
}

/** dX = dY Wt. */
function inputGradient(plan: PlanBuilder, dy: Matrix, w: Matrix, dx: Matrix): void {
  const transposed = plan.scratch(w.columns, w.rows);
  plan.emit('transpose', {
    rows: padded(w.rows),
    columns: padded(w.columns),
    source: w.address,
    ldSource: 4 * w.stride,
    target: transposed.address,
    ldTarget: 4 * transposed.stride,
  });
  multiply(plan, dy, transposed, w.columns, dx);
}
