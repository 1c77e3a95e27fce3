/** The header of a CSV: one name per column, all there and all different. */
import { fail } from '../../errors.js';

/** Column names, trimmed. Fails with `table.unnamed-columns` or `table.duplicate-columns`. */
export function readHeader(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim());
  const unnamed = names.flatMap((name, i) => (name === '' ? [i + 1] : []));
  if (unnamed.length > 0) fail('table.unnamed-columns', { positions: unnamed });
  const repeated = names.filter((name, i) => names.indexOf(name) !== i);
  if (repeated.length > 0) fail('table.duplicate-columns', { columns: [...new Set(repeated)] });
  return names;
}
