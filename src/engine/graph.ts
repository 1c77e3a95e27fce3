/**
 * A graph says what is computed: nodes made by the functions in `ops/`, each with its shape rule, its forward kernels
 * and its backward kernels. It knows no addresses and no batch size; `plan-builder.ts` turns it into kernel calls.
 */
import type { Parameter } from './parameters.js';
import type { PlanBuilder } from './plan-builder.js';

/** A value of B rows and `columns` columns, and how to compute it from `inputs`. */
export interface Node {
  readonly op: string;
  readonly columns: number;
  readonly inputs: readonly Node[];
  readonly parameters: readonly Parameter[];
  /** Emits the kernels that write this node's value. */
  forward(plan: PlanBuilder): void;
  /** Emits the kernels that carry the gradient of this node to its parameters and inputs. */
  backward(plan: PlanBuilder): void;
}

/** The nodes that `last` depends on, itself included, inputs before readers. */
export function inOrder(last: Node): Node[] {
  const seen = new Set<Node>();
  const visit = (node: Node) => {
    if (seen.has(node)) return;
    node.inputs.forEach(visit);
    seen.add(node);
  };
  visit(last);
  return [...seen];
}

/** True where a parameter lies at or before this node, so that its gradient is wanted. */
export function hasParameters(node: Node): boolean {
  return node.parameters.length > 0 || node.inputs.some(hasParameters);
}
