/** Softmax over the columns of each row. Before a cross-entropy the loss takes its place: see losses.ts. */
import type { Node } from '../graph.js';

export function softmax(source: Node): Node {
  const node: Node = {
    op: 'softmax',
    columns: source.columns,
    inputs: [source],
    parameters: [],
    forward(plan) {
      const { address: x, columns, stride } = plan.output(source);
      plan.emit('softmax', { rows: 'rows', columns, x, y: plan.output(node).address, ld: 4 * stride });
    },
    backward(plan) {
      const { address: y, columns, stride } = plan.output(node);
      const dy = plan.gradient(node).address;
      plan.contribute(source, ({ address: dx }) => {
        plan.emit('softmaxGradient', { rows: 'rows', columns, y, dy, dx, ld: 4 * stride });
      });
    },
  };
  return node;
}
