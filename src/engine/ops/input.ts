/** The entrance of a graph: a value of B rows that is copied or gathered into place before the first op runs. */
import type { Node } from '../graph.js';

export function input(columns: number): Node {
  return { op: 'input', columns, inputs: [], parameters: [], forward() {}, backward() {} };
}
