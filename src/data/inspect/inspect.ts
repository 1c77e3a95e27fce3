/** A first look at a table: every column in a few numbers, the outcome, and what a person should know before training. */
import type { Inspection } from '../../study/types.js';
import type { Table } from '../table.js';
import { describeTarget, type TargetOptions } from '../target.js';
import { SMALLEST_GROUP } from '../masking.js';
import { findAll } from './findings.js';
import { assignRoles, type RoleOptions } from './roles.js';
import { summarizeColumn } from './summaries.js';

/**
 * The classes of three or more that 11 rows or more hold; the rest is "other". A rest below 11 takes in the next larger
 * class, since all rows less the named ones would tell it.
 */
function withoutRareClasses(classes: { level: string; count: number }[]): { level: string; count: number }[] {
  if (classes.length < 3 || classes.every(({ count }) => count >= SMALLEST_GROUP)) return classes;
  const rising = classes.toSorted((a, b) => a.count - b.count);
  let [pooled, count] = [0, 0];
  while (pooled < rising.length && (count < SMALLEST_GROUP || rising[pooled].count < SMALLEST_GROUP))
    count += rising[pooled++].count;
  const hidden = new Set(rising.slice(0, pooled));
  return [...classes.filter((one) => !hidden.has(one)), { level: 'other', count }];
}

/**
 * Counts, robust ranges and findings: nothing that shows a patient. With a target, also the task and the outcome's
 * levels. Fails with a code beginning `table.target` if nothing can be learned from the target, and with
 * `table.unknown-column` for a name that is not there.
 */
export function inspectTable(table: Table, options: RoleOptions & TargetOptions = {}): Inspection {
  const roles = assignRoles(table, options);
  const target = options.target === undefined ? undefined : describeTarget(table, options.target, options);
  const outcome =
    target === undefined || target.task === 'continuous'
      ? undefined
      : withoutRareClasses(target.classes.map((level, code) => ({ level, count: target.counts[code] })));
  return {
    rows: table.rows,
    ...(target === undefined ? {} : { target: target.target, task: target.task }),
    ...(outcome === undefined ? {} : { outcome }),
    columns: roles.map(summarizeColumn),
    findings: findAll(table, roles, target),
  };
}
