/**
 * The report's words as plain text, for a terminal: the same rules choose the same sentences and mask the same counts.
 * How lines are broken, aligned and coloured is the terminal's own business.
 */
import { decimal } from '../charts/index.js';
import type { Estimate } from '../evaluation/estimate.js';
import type { ColumnSummary, Finding, Inspection, Results, Task } from '../study/types.js';
import { contextOf, type Context } from './context.js';
import { outcomeUnit } from './facts.js';
import { decimalsFor } from './metrics.js';
import { hasValue, showPart, showShare } from './numbers.js';
import { binsOf, levelsText, quantileText } from './sections/columns.js';
import { verdictOf } from './sections/verdict.js';
import { worriesOf } from './sections/worries.js';
import { languages } from './words/index.js';

/** The words of the report, but for a line that has 20 columns for what a page has a paragraph for. */
const { en } = languages;
const words = {
  ...en,
  participants: {
    ...en.participants,
    median: (median: string, low: string, high: string) => `${median} (${low} to ${high})`,
    level: (level: string, share: string) => `${level}: ${share}`,
  },
};

/** Something to worry about; `label` is its severity as a word, such as "Warning". */
export interface PlainWorry {
  severity: Finding['severity'];
  label: string;
  what: string;
  /** What to do about it, or ''. */
  fix: string;
}

/** A measure of the model and of the regression beside it: "0.84 (0.79 to 0.88)", "0.84 (no interval)" or "none". */
export interface PlainMeasure {
  name: string;
  model: string;
  reference: string;
}

export interface PlainSummary {
  /** What is predicted, such as "Risk of heart_disease = 1". */
  title: string;
  /** Whom the results are about and how they were tested. */
  subtitle: string;
  /** Two to four sentences. */
  verdict: string[];
  measures: PlainMeasure[];
  /** Why numbers or intervals are missing, each reason once. */
  reasons: string[];
  /** What stands over the two columns of numbers; no `reference` where there is none. */
  heads: { model: string; reference: string };
  worries: PlainWorry[];
}

/** The first screen of the report, without its pictures. */
export function plainSummary(results: Results): PlainSummary {
  const context = contextOf(results, {}, words);
  const { network, regression } = words.performance.metrics;
  return {
    title: words.summary.title(results, outcomeUnit(results)),
    subtitle: subtitle(context),
    verdict: verdictOf(context),
    measures: Object.entries(results.model.metrics).map(([name, one]) => ({
      name,
      model: numberOf(name, one, results.task),
      reference: numberOf(name, results.reference?.metrics[name], results.task),
    })),
    reasons: reasonsOf(results),
    heads: { model: network, reference: results.reference === undefined ? '' : regression },
    worries: worriesOf(context).map(plainWorry),
  };
}

/** "303 patients, 139 (46 %) with the outcome; 13 predictors, 2 with missing values; 5-fold cross-validation". */
function subtitle({ results, unit }: Context): string {
  const { rows, events, design } = results;
  const outcome = events === undefined ? '' : `, ${partOf(events, rows)} with the outcome`;
  const how = design.kind === 'new table' ? 'a new table' : `${design.folds}-fold cross-validation`;
  return [words.numbers.people(rows, unit) + outcome, ...predictorsOf(results), how].join('; ');
}

/** How many columns predict, how many of these have missing values, how many were left out. */
function predictorsOf({ predictors, inspection }: Results): string[] {
  const used = new Set(predictors);
  const incomplete =
    inspection?.columns.filter(({ name, missing }) => used.has(name) && missing > 0).length ?? 0;
  const leftOut = inspection?.columns.filter(({ role }) => role === 'left out').length ?? 0;
  const gaps = incomplete === 0 ? '' : `, ${incomplete} with missing values`;
  const rest = leftOut === 0 ? [] : [`${many(leftOut, 'column')} left out`];
  return [many(predictors.length, 'predictor') + gaps, ...rest];
}

/** "139 (46 %)", as far as it may be shown. */
function partOf(count: number, whole: number): string {
  const share = showShare(count, whole);
  return share === undefined ? showPart(count, whole) : `${showPart(count, whole)} (${share})`;
}

/** "17 %", or the masked count where the share would give it away. */
function shareOf(count: number, whole: number): string {
  return showShare(count, whole) ?? showPart(count, whole);
}

const many = (count: number, noun: string) => `${decimal(count, 0)} ${noun}${count === 1 ? '' : 's'}`;

function numberOf(name: string, one: Estimate | undefined, task: Task): string {
  if (one === undefined) return '';
  return hasValue(one) ? words.numbers.estimate(one, decimalsFor(name, task)) : words.numbers.none;
}

/** Why there is no number, or no interval, with the measures that this holds for. */
function reasonsOf({ model, reference }: Results): string[] {
  const names = new Map<string, Set<string>>();
  for (const [name, one] of [model, reference].flatMap((all) => Object.entries(all?.metrics ?? {}))) {
    const why = words.performance.whyMissing(one);
    if (why !== undefined) names.set(why, (names.get(why) ?? new Set()).add(name));
  }
  return [...names].map(([why, measures]) => `${[...measures].join(', ')}: ${why}.`);
}

function plainWorry({ severity, what, fix }: Pick<Finding, 'severity' | 'what' | 'fix'>): PlainWorry {
  return { severity, label: words.summary.severity[severity], what, fix };
}

/** A column in words; a count that may not be shown is masked. */
export interface PlainColumn {
  name: string;
  role: ColumnSummary['role'];
  kind: string;
  /** Share of the rows: "none", "11 %", or "<11" rows. */
  missing: string;
  /** "male: 68 %, female: 32 %", or the median with the 5th to 95th percentile: "56 (40 to 68)", or why it is left out. */
  values: string;
  /** Heights of a small histogram, its bins joined until none stands for 1 to 10 rows; empty where there is nothing to draw. */
  bars: number[];
}

export interface PlainInspection {
  /** "3 772 rows, 30 columns". */
  size: string;
  /** "0 in 164 (54 %), 1 in 139 (46 %)", or '' without an outcome or for a number. */
  outcome: string;
  columns: PlainColumn[];
  /** Worst first. */
  worries: PlainWorry[];
}

/** What `inspect` found, in words. */
export function plainInspection(inspection: Inspection): PlainInspection {
  const { rows, outcome = [], columns, findings } = inspection;
  const order = { blocking: 0, warning: 1, info: 2 };
  return {
    size: `${many(rows, 'row')}, ${many(columns.length, 'column')}`,
    outcome: outcome.map(({ level, count }) => `${level} in ${partOf(count, rows)}`).join(', '),
    columns: columns.map((column) => plainColumn(column, rows)),
    worries: findings.toSorted((a, b) => order[a.severity] - order[b.severity]).map(plainWorry),
  };
}

function plainColumn(column: ColumnSummary, rows: number): PlainColumn {
  const { bins, names } = binsOf(column, { words });
  const { role, kind, levels, why } = column;
  const said = levels === undefined ? quantileText(column, { words }) : levelsText(bins, names, { words });
  return {
    name: column.name,
    role,
    kind,
    missing: column.missing === 0 ? words.numbers.none : shareOf(column.missing, rows),
    values: why ?? said,
    bars:
      kind === 'id'
        ? []
        : bins.flatMap(({ from, to, count }) => Array<number>(to - from).fill(count / (to - from))),
  };
}
