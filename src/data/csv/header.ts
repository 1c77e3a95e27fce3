/** The header of a CSV: one name per column, all there and all different, and names rather than a patient's cells. */
import { fail } from '../../errors.js';
import { readNumber } from '../typing/cells.js';
import { possibleDateFormats } from '../typing/dates.js';

/** From this share of numbers and dates on, line 1 is taken for a row: its "names" would be a patient's cells. */
const LARGEST_SHARE_OF_VALUES = 1 / 3;

/**
 * Column names, trimmed. Fails with `table.no-header`, which quotes nothing, if they look like cells; else with
 * `table.unnamed-columns` or `table.duplicate-columns`.
 */
export function readHeader(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim());
  const values = names.filter(isValue).length;
  if (values > 0 && values >= LARGEST_SHARE_OF_VALUES * names.length)
    fail('table.no-header', { values, names: names.length });
  const unnamed = names.flatMap((name, i) => (name === '' ? [i + 1] : []));
  if (unnamed.length > 0) fail('table.unnamed-columns', { positions: unnamed });
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const repeated = [...counts.keys()].filter((name) => counts.get(name) !== 1);
  if (repeated.length > 0) fail('table.duplicate-columns', { columns: repeated });
  return names;
}

/** True for a number with either decimal mark, and for a date. */
function isValue(name: string): boolean {
  const isNumber = !Number.isNaN(readNumber(name, '.')) || !Number.isNaN(readNumber(name, ','));
  return isNumber || possibleDateFormats([name]).length > 0;
}
