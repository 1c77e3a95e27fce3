/** The table that `model.summary()` prints. */
import type { Layer } from './layers/layer.js';
import type { Network } from './network.js';

export function summarize(name: string, layers: readonly Layer[], network: Network): string[] {
  let columns = network.input.columns;
  const rows = layers.map((layer) => {
    const parameters = layer.parameters();
    columns = parameters[0]?.columns ?? columns;
    const count = parameters.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    return [`${layer.name} (${layer.className})`, `[null, ${columns}]`, String(count)];
  });
  const total = rows.reduce((sum, [, , count]) => sum + Number(count), 0);
  const table = [['Layer (type)', 'Output shape', 'Parameters'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column].length)));
  const line = ([layer, shape, count]: string[]) =>
    `${layer.padEnd(widths[0])}  ${shape.padEnd(widths[1])}  ${count.padStart(widths[2])}`;
  const rule = '-'.repeat(widths[0] + widths[1] + widths[2] + 4);
  const [head, ...body] = table.map(line);
  return [`Model "${name}"`, rule, head, rule, ...body, rule, `Parameters in all: ${total}`];
}
