/** A first look at a table: every column in a few numbers, the outcome, and what a person should know before training. */
import type { Inspection } from '../../study/types.js';
import type { Table } from '../table.js';
import { describeTarget, type TargetOptions } from '../target.js';
import { findAll } from './findings.js';
import { assignRoles, type RoleOptions } from './roles.js';
import { summarizeColumn } from './summaries.js';

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
      : target.classes.map((level, code) => ({ level, count: target.counts[code] }));
  return {
    rows: table.rows,
    ...(target === undefined ? {} : { target: target.target, task: target.task }),
    ...(outcome === undefined ? {} : { outcome }),
    columns: roles.map(summarizeColumn),
    findings: findAll(table, roles, target),
  };
}
