/** Participants and data: the outcome, every column with its distribution and what is missing, what the inspection found. */
import { markup, type Markup } from '../../charts/index.js';
import type { Finding, Inspection } from '../../study/types.js';
import type { Context } from '../context.js';
import { name, twinTable, type Section } from '../html.js';
import { showPart, showShare } from '../numbers.js';
import { columnsTable, leftOut } from './columns.js';

function outcome({ outcome: levels, rows }: Inspection, { words }: Context): Markup | undefined {
  if (!levels) return undefined;
  const { title, columns } = words.participants.outcome;
  const cells = levels.map(({ level, count }) => [
    level,
    showPart(count, rows),
    showShare(count, rows) ?? '',
  ]);
  return markup`<h3>${title}</h3>${twinTable({ columns, rows: cells }, title)}`;
}

function findingItem({ severity, columns, what, fix }: Finding, { words }: Context): Markup {
  const unnamed = columns.filter((column) => !what.includes(column));
  const where =
    unnamed.length > 0 &&
    markup` <span class="small">${unnamed.map((column, i) => [i > 0 && ', ', name(column)])}</span>`;
  const todo = fix !== '' && markup`<span class="small">${fix}</span>`;
  return markup`<li><b class="${severity}">${words.summary.severity[severity]}.</b> ${what}${where}${todo}</li>`;
}

/** Warnings of the run itself, which no finding of the table repeats. */
function runWarnings({ results }: Context): Finding[] {
  const known = new Set(results.inspection?.findings.map(({ what }) => what));
  return results.warnings
    .filter((what) => !known.has(what))
    .map((what) => ({ code: 'run', severity: 'warning', columns: [], what, fix: '' }));
}

/** The note that the first screen ends with: it is counted there among what stands below. */
function untested({ results, words }: Context): Finding[] {
  if (results.design.kind !== 'cross-validation') return [];
  return [{ code: 'internal', severity: 'info', columns: [], ...words.summary.internal }];
}

const order = { blocking: 0, warning: 1, info: 2 };

function findings(found: readonly Finding[], context: Context): Markup {
  const { title, none } = context.words.participants.findings;
  const own = runWarnings(context);
  if (found.length + own.length === 0) return markup`<h3>${title}</h3><p>${none}</p>`;
  const sorted = [...own, ...found, ...untested(context)].toSorted(
    (a, b) => order[a.severity] - order[b.severity],
  );
  return markup`<h3>${title}</h3><ul class="findings">${sorted.map((finding) => findingItem(finding, context))}</ul>`;
}

export function participantsSection(context: Context): Section {
  const { results, words, unit } = context;
  const { inspection, predictors, rows } = results;
  const used = new Set(predictors);
  const incomplete = inspection?.columns.filter(
    (column) => used.has(column.name) && column.missing > 0,
  ).length;
  const { finding, name: plainName } = words.participants;
  const table =
    inspection &&
    markup`<div class="beside">${columnsTable(inspection, context)}<div>${outcome(inspection, context)}${leftOut(inspection, context)}</div></div>`;
  return {
    id: 'participants',
    name: plainName,
    finding: inspection
      ? finding(rows, unit, predictors.length, incomplete ?? 0)
      : words.numbers.people(rows, unit),
    body: [
      table,
      (inspection !== undefined || results.warnings.length > 0) &&
        findings(inspection?.findings ?? [], context),
    ],
  };
}
