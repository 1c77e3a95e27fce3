/** Dropout: in a training plan y = x mask with a new mask each step; in any other plan it is not there at all. */
import type { Node } from '../graph.js';

/** `key` is the key of the layer's own random stream; `rate` is in [0, 1). */
export function dropout(source: Node, rate: number, key: readonly [number, number]): Node {
  const node: Node = {
    op: 'dropout',
    columns: source.columns,
    inputs: [source],
    parameters: [],
    forward(plan) {
      const { address: x, columns, stride } = plan.output(source);
      plan.emit('dropout', {
        rows: 'rows',
        columns,
        x,
        y: plan.output(node).address,
        mask: plan.storage(node).address,
        ld: 4 * stride,
        threshold: Math.floor(rate * 0x100000000),
        scale: 1 / (1 - rate),
        step: plan.state.step,
        key0: key[0],
        key1: key[1],
      });
    },
    backward(plan) {
      const { address: x, columns, stride } = plan.gradient(node);
      const y = plan.storage(node).address;
      plan.contribute(source, ({ address: z }) => {
        plan.emit('multiply', { rows: 'rows', columns, x, y, z, ld: 4 * stride });
      });
    },
  };
  return node;
}
