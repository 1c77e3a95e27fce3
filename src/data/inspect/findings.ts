/**
 * What a person should know about a table before training: one function per finding, each a sentence with columns and
 * counts and a sentence that says what to do. A finding never changes the data. Those about single columns are next door.
 */
import type { Finding } from '../../study/types.js';
import { maskedCount } from '../masking.js';
import type { Table } from '../table.js';
import type { Target } from '../target.js';
import { findInColumns } from './column-findings.js';
import { countRepeatedRows } from './duplicates.js';
import type { ColumnRole } from './roles.js';

const FEW_ROWS = 100;
const FEW_EVENTS = 50;
const FEW_EVENTS_PER_PREDICTOR = 5;

/** All findings, most serious first. */
export function findAll(table: Table, roles: readonly ColumnRole[], target?: Target): Finding[] {
  const found = [
    smallTable(target?.rows.length ?? table.rows),
    chosenEvent(target),
    fewEvents(roles, target),
    missingOutcome(target),
    measuredGroup(roles),
    repeatedRows(table),
    ...findInColumns(roles),
  ].filter((finding) => finding !== undefined);
  const order = ['blocking', 'warning', 'info'];
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function smallTable(rows: number): Finding | undefined {
  if (rows >= FEW_ROWS) return undefined;
  return {
    code: 'small-table',
    severity: 'warning',
    columns: [],
    what: `There are ${maskedCount(rows)} rows to learn from.`,
    fix: 'Expect wide intervals: with so few patients neither the model nor its evaluation is sure.',
  };
}

/** Which level is the event, unless somebody said so: a risk of the wrong one looks just as good. */
function chosenEvent(target: Target | undefined): Finding | undefined {
  if (target?.task !== 'binary' || target.positiveChosen === 'as asked') return undefined;
  const [others, events] = target.counts;
  const rarer = others === events ? 'no level is rarer and it comes last' : 'it is the rarer level';
  const isNamed = target.positiveChosen === 'by its name';
  return {
    code: 'event-chosen',
    severity: isNamed ? 'info' : 'warning',
    columns: [target.target],
    what: `The event is ${target.target} = ${target.positive}, chosen because ${isNamed ? 'it is named like one' : rarer}.`,
    fix: 'If it is the other level, name that with --positive.',
  };
}

function fewEvents(roles: readonly ColumnRole[], target: Target | undefined): Finding | undefined {
  if (target === undefined || target.task === 'continuous') return undefined;
  const events = Math.min(...target.counts);
  const predictors = roles.filter(({ role }) => role === 'predictor').length;
  if (events >= FEW_EVENTS && events >= FEW_EVENTS_PER_PREDICTOR * predictors) return undefined;
  return {
    code: 'few-events',
    severity: 'warning',
    columns: [target.target],
    what: `The rarest outcome has ${maskedCount(events)} rows, for ${predictors} ${predictors === 1 ? 'predictor' : 'predictors'}.`,
    fix: 'Use fewer predictors, chosen by what is known and not by this table, or collect more patients.',
  };
}

function missingOutcome(target: Target | undefined): Finding | undefined {
  if (target === undefined || target.missing === 0) return undefined;
  return {
    code: 'missing-outcome',
    severity: 'warning',
    columns: [target.target],
    what: `The outcome is missing in ${maskedCount(target.missing)} rows, which are left out.`,
    fix: 'Ask why it is missing: if the reason has to do with the outcome, the model will be off.',
  };
}

function measuredGroup(roles: readonly ColumnRole[]): Finding | undefined {
  const group = roles.find(({ role }) => role === 'group')?.column;
  if (group?.kind !== 'number' && group?.kind !== 'date') return undefined;
  return {
    code: 'measured-group',
    severity: 'warning',
    columns: [group.name],
    what: `The group column "${group.name}" holds ${group.kind === 'date' ? 'dates' : 'numbers'}, and rows in which they are equal are taken for one patient.`,
    fix: 'If it names patients, declare it an id in the schema: { "type": "id" }; if it measures something, name another column.',
  };
}

function repeatedRows(table: Table): Finding | undefined {
  const count = countRepeatedRows(table);
  if (count === 0) return undefined;
  const rows = maskedCount(count);
  return {
    code: 'repeated-rows',
    severity: 'warning',
    columns: [],
    what: `${rows[0].toUpperCase()}${rows.slice(1)} rows repeat an earlier row in every column.`,
    fix: 'Remove rows that were entered twice: a copy in training makes the evaluation look too good.',
  };
}
