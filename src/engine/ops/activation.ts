/** Elementwise activations: y = f(x), one kernel forward and one back. Softmax, which mixes columns, is an op of its own. */
import type { Node } from '../graph.js';

/** The kinds of kernels/activation.ts. */
const KINDS = { sigmoid: 0, relu: 1, tanh: 2, elu: 3, selu: 4, gelu: 5, silu: 6, softplus: 7 } as const;

export type ElementwiseActivation = keyof typeof KINDS;

/** `alpha` is the limit of elu for large negative x, with its sign changed. */
export function activation(source: Node, name: ElementwiseActivation, alpha = 1): Node {
  const node: Node = {
    op: name,
    columns: source.columns,
    inputs: [source],
    parameters: [],
    forward(plan) {
      const { address: x, columns, stride } = plan.output(source);
      const y = plan.output(node).address;
      plan.emit('activate', { kind: KINDS[name], rows: 'rows', columns, x, y, ld: 4 * stride, alpha });
    },
    backward(plan) {
      const { address: x, columns, stride } = plan.output(source);
      const y = plan.output(node).address;
      const dy = plan.gradient(node).address;
      plan.contribute(source, ({ address: dx }) => {
        const shared = { kind: KINDS[name], rows: 'rows', columns, ld: 4 * stride, alpha } as const;
        plan.emit('activateGradient', { ...shared, x, y, dy, dx });
      });
    },
  };
  return node;
}
