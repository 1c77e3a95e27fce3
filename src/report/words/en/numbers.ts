/** English for numbers and whom they count. */
import type { Estimate } from '../../../evaluation/estimate.js';
import { estimateNumbers, hasValue, showCount, showReason, whyNoInterval } from '../../numbers.js';
import type { Unit } from '../../context.js';

const nouns: Record<Unit, [one: string, many: string]> = {
  patients: ['patient', 'patients'],
  rows: ['row', 'rows'],
};

/** "303 patients", "1 patient", "<11 patients". */
function people(n: number, unit: Unit): string {
  return `${showCount(n)} ${nouns[unit][n === 1 ? 0 : 1]}`;
}

function events(n: number): string {
  return `${showCount(n)} ${n === 1 ? 'event' : 'events'}`;
}

/** "0.79 to 0.88". */
function interval(lower: string, upper: string): string {
  return `${lower} to ${upper}`;
}

/** "0.84 (0.79 to 0.88)"; the reason where there is no value. */
function estimate(one: Estimate, decimals?: number): string {
  if (!hasValue(one)) return showReason(one.reason ?? 'not estimable');
  const { value, lower, upper } = estimateNumbers(one, decimals);
  return lower !== undefined && upper !== undefined
    ? `${value} (${interval(lower, upper)})`
    : `${value} (no interval)`;
}

/** "0.84; no interval: fewer than 11 patients with the outcome", for an estimate with a value and no interval. */
function bare(one: Estimate & { value: number }, decimals?: number): string {
  const why = whyNoInterval(one);
  return `${estimateNumbers(one, decimals).value}; no interval${why === undefined ? '' : `: ${why}`}`;
}

/** "303 patients, 139 events". */
function counts(one: Estimate, unit: Unit): string {
  return one.events === undefined ? people(one.n, unit) : `${people(one.n, unit)}, ${events(one.events)}`;
}

export const numbers = {
  people,
  events,
  interval,
  estimate,
  bare,
  counts,
  none: 'none',
  withheld: 'not shown: it would give a count below 11 away',
};
