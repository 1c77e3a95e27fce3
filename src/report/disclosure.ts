/**
 * Disclosure control for pictures: bars and groups are joined with their neighbours until none stands for 1 to 10 patients.
 * Joining, unlike hiding, leaves a true picture and totals from which nothing can be subtracted. (Threshold: CMS cell size policy.)
 */
import type { Bin } from '../charts/index.js';
import type { Estimate } from '../evaluation/estimate.js';
import { wilsonInterval, Z } from '../evaluation/intervals.js';
import type { CalibrationGroup, Evaluation } from '../study/types.js';
import { kindOf } from './metrics.js';
import { isSmall } from './numbers.js';

/**
 * Bins of `counts` joined from the left until each holds none or at least 11; what is left over joins the last bar.
 * `edges` has one more entry than `counts`. Empty where all rows together are 1 to 10.
 */
export function joinBins(counts: readonly number[], edges: readonly number[]): Bin[] {
  const joined: Bin[] = [];
  let open: Bin | undefined;
  counts.forEach((count, i) => {
    const bin = open
      ? { from: open.from, to: edges[i + 1], count: open.count + count }
      : { from: edges[i], to: edges[i + 1], count };
    open = isSmall(bin.count) ? bin : undefined;
    if (!open) joined.push(bin);
  });
  return open ? absorb(joined, open) : joined;
}

/** Joins a last bin that is too small into the last bar that is not empty, across the gap between them. */
function absorb(joined: Bin[], rest: Bin): Bin[] {
  const index = joined.findLastIndex(({ count }) => count > 0);
  if (index < 0) return [];
  const { from, count } = joined[index];
  return [...joined.slice(0, index), { from, to: rest.to, count: count + rest.count }];
}

/** 0, 1/n, ..., 1: the edges of n equal bins of risk. */
export function unitEdges(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => i / bins);
}

/** Patients told about the same risk: counts, and how many independent patients they are worth. */
interface Tally {
  risk: number;
  n: number;
  events: number;
  worth: number;
}

/** Groups of rising risk, joined until each has no or at least 11 patients with the outcome, and the same without. */
export function joinGroups(groups: readonly CalibrationGroup[]): CalibrationGroup[] {
  const joined: Tally[] = [];
  let open: Tally | undefined;
  for (const group of groups) {
    const tally = add(open, tallyOf(group));
    open = isSafe(tally) ? undefined : tally;
    if (!open) joined.push(tally);
  }
  // What is left over joins the groups before it, until that is enough.
  while (open && joined.length > 0) {
    const tally: Tally = add(joined.pop(), open);
    open = isSafe(tally) ? undefined : tally;
    if (!open) joined.push(tally);
  }
  return joined.map((tally) => groupOf(tally, groups[0].observed));
}

function tallyOf({ risk, observed }: CalibrationGroup): Tally {
  const { n, events, value } = observed;
  return { risk, n, events: events ?? Math.round((value ?? 0) * n), worth: worthOf(observed) };
}

function add(a: Tally | undefined, b: Tally): Tally {
  if (!a) return b;
  const n = a.n + b.n;
  const risk = (a.risk * a.n + b.risk * b.n) / n;
  return { risk, n, events: a.events + b.events, worth: a.worth + b.worth };
}

function isSafe({ n, events }: Tally): boolean {
  return !isSmall(events) && !isSmall(n - events);
}

function groupOf({ risk, n, events, worth }: Tally, like: Estimate): CalibrationGroup {
  const { lower, upper } = wilsonInterval(events / n, worth);
  return { risk, observed: { ...like, value: events / n, lower, upper, n, events } };
}

/**
 * How many independent patients a share's Wilson interval was made for: n, or fewer where patients have several rows.
 * Read back from the interval's width, a quadratic in 1 / n.
 */
function worthOf({ value, lower, upper, n }: Estimate): number {
  if (value === null || lower === undefined || upper === undefined) return n;
  const z2 = Z * Z;
  const end = value === 0 ? upper : 1 - lower;
  if (value === 0 || value === 1) return Math.min(n, z2 * (1 / end - 1));
  const reach2 = ((upper - lower) * (upper - lower)) / 4;
  const a = z2 * z2 * (reach2 - 0.25);
  const b = z2 * (2 * reach2 - value * (1 - value));
  return Math.min(n, (2 * a) / (-b - Math.sqrt(b * b - 4 * a * reach2)));
}

/** The evaluation without the prevalence where the number of patients with or without the outcome could be told from it. */
export function withoutSmallShares(evaluation: Evaluation, reason: string): Evaluation {
  const metrics = Object.entries(evaluation.metrics).map(([name, one]): [string, Estimate] => {
    const { definition, n, events = n } = one;
    const tells = kindOf(name)?.key === 'prevalence' && (isSmall(events) || isSmall(n - events));
    return [name, tells ? { value: null, definition, n, events, reason } : one];
  });
  return { ...evaluation, metrics: Object.fromEntries(metrics) };
}
