/**
 * The end of a graph: forward to the loss, the loss itself, and its gradient where one is wanted. A sigmoid or softmax
 * that the loss can absorb is taken off the graph: from its logits the loss is exact and cheap.
 */
import type { Node } from './graph.js';
import type { Matrix } from './layout.js';
import type { PlanBuilder } from './plan-builder.js';

export type LossKernel =
  | 'softmaxCrossentropy'
  | 'logisticCrossentropy'
  | 'binaryCrossentropy'
  | 'meanSquaredError'
  | 'meanAbsoluteError';

export interface LossChoice {
  readonly kernel: LossKernel;
  /** Targets are class numbers, not one column per class. */
  readonly sparse?: boolean;
  /** The output node is a sigmoid or softmax that the kernel computes itself. */
  readonly absorbs?: boolean;
}

/** Emits everything from the input to the loss. Returns the node whose gradient the loss has written. */
export function emitLoss(plan: PlanBuilder, output: Node, loss: LossChoice, target: Matrix): Node {
  const last = loss.absorbs ? output.inputs[0] : output;
  plan.forward(last);
  const { address, columns, stride } = plan.output(last);
  const shared = {
    rows: 'rows',
    columns,
    ld: 4 * stride,
    targets: target.address,
    ldTargets: 4 * target.stride,
    weights: 'weights',
    gradient: plan.training ? plan.gradient(last).address : 0,
    state: plan.state.loss,
  } as const;
  // With nothing absorbed the outputs are the logits themselves, and the probabilities are only work space.
  const probabilities = () =>
    (loss.absorbs ? plan.output(output) : plan.scratch(plan.capacity, columns)).address;
  switch (loss.kernel) {
    case 'softmaxCrossentropy': {
      const sparse = loss.sparse ? 1 : 0;
      plan.emit('softmaxCrossentropy', {
        ...shared,
        logits: address,
        probabilities: probabilities(),
        sparse,
      });
      break;
    }
    case 'logisticCrossentropy':
      plan.emit('logisticCrossentropy', { ...shared, logits: address, probabilities: probabilities() });
      break;
    case 'binaryCrossentropy':
      plan.emit('binaryCrossentropy', { ...shared, probabilities: address });
      break;
    default:
      plan.emit(loss.kernel, { ...shared, predictions: address });
  }
  return last;
}
