/**
 * Figures from which a small count could be computed: where 1 to 10 rows have, or lack, an outcome they are not given.
 * The AUROC is a fraction over (with) x (without), and the scaled Brier score beside the Brier score tells the share itself.
 */
import { SMALLEST_GROUP } from '../data/masking.js';
import { notEstimable, type Estimate } from '../evaluation/estimate.js';
import { isSmall } from '../report/numbers.js';
import type { Evaluation } from './types.js';

const TELLING = /^(AUROC|Scaled Brier score|O:E ratio)/;

/** Whether an estimate stands for 1 to 10 rows with the outcome (or of the class), or without it. */
export function isAboutFew({ n, events }: Pick<Estimate, 'n' | 'events'>): boolean {
  return events !== undefined && (isSmall(events) || isSmall(n - events));
}

/** Whether any outcome or class of this evaluation is that rare, or that common. */
export function hasFew({ metrics }: Evaluation): boolean {
  return Object.values(metrics).some(isAboutFew);
}

/** The evaluation, where an outcome is rare without the figures that would tell how rare. */
export function withheld(evaluation: Evaluation): Evaluation {
  if (!hasFew(evaluation)) return evaluation;
  const metrics = Object.entries(evaluation.metrics).map(([name, one]): [string, Estimate] => {
    const tells = TELLING.test(name) && (one.events === undefined || isAboutFew(one));
    return [name, tells && one.value !== null ? notEstimable(one, reasonFor(name, one)) : one];
  });
  return { ...evaluation, metrics: Object.fromEntries(metrics) };
}

function reasonFor(name: string, { events }: Estimate): string {
  if (events === undefined) return `a class has fewer than ${SMALLEST_GROUP} rows`;
  const [own, others] = name.startsWith('AUROC, ')
    ? ['of this class', 'of other classes']
    : ['with the outcome', 'without the outcome'];
  return `fewer than ${SMALLEST_GROUP} rows ${isSmall(events) ? own : others}`;
}
