/**
 * Numbers as the report prints them: no more digits than the interval supports, no count from 1 to 10, no share that gives one away.
 * The words around them are in `words/`.
 */
import type { Estimate } from '../evaluation/estimate.js';
import { decimal, percent, thinSpace } from '../charts/index.js';

/** Smallest count above 0 that is shown. Smaller ones could single out a patient. */
export const smallestCount = 11;

/** True for a count that is not shown: 1 to 10. */
export function isSmall(count: number): boolean {
  return count > 0 && count < smallestCount;
}

/** A count on its own: 0, "<11", or with thin spaces between thousands. */
export function showCount(count: number): string {
  return isSmall(count) ? `<${smallestCount}` : decimal(count, 0);
}

/** A count whose whole is known: where the rest would be 1 to 10, ">N" hides the rest as "<11" hides the part. */
export function showPart(part: number, whole: number): string {
  if (isSmall(part)) return showCount(part);
  return isSmall(whole - part) ? `>${decimal(Math.max(whole - smallestCount, 0), 0)}` : decimal(part, 0);
}

/** `part / whole` in whole percent, or undefined where it would give a small count away. */
export function showShare(part: number, whole: number): string | undefined {
  if (whole === 0 || isSmall(part) || isSmall(whole - part)) return undefined;
  return showRisk(part / whole);
}

/** A risk in whole percent; what rounds to 0 or 100 without being it shows as "<1 %" or ">99 %". */
export function showRisk(risk: number): string {
  if (risk > 0 && risk < 0.005) return `<1${thinSpace}%`;
  if (risk < 1 && risk >= 0.995) return `>99${thinSpace}%`;
  return percent(risk);
}

/** How many in 100, rounded as the share itself is printed: 0.705 is "70" where two decimals give 0.70. */
export function showHundred(share: number): string {
  return String(Math.round(Number(decimal(share, 2)) * 100));
}

/** Decimals, at most `most`, that lift `width` to at least `reach`: to 10 for two significant digits, 0.09 needs 3, 12 needs 0. */
export function decimalsReaching(width: number, reach: number, most: number): number {
  let decimals = 0;
  for (let scaled = width; scaled < reach && decimals < most; scaled *= 10) decimals++;
  return decimals;
}

const supportedDecimals = (width: number) => decimalsReaching(width, 10, 6);

/** Decimals for an estimate: at most `most`, and no more than its interval supports. Without `most`, what the interval supports. */
export function decimalsOf(estimate: Estimate, most?: number): number {
  const { lower, upper, value } = estimate;
  if (lower !== undefined && upper !== undefined && upper > lower)
    return Math.min(most ?? 6, supportedDecimals(upper - lower));
  return most ?? supportedDecimals(Math.abs(value ?? 1) / 10);
}

/** "0.84", "0.79" and "0.88" of an estimate that has a value; the ends are undefined where there is no interval. */
export function estimateNumbers(estimate: Estimate & { value: number }, most?: number) {
  const decimals = decimalsOf(estimate, most);
  const show = (end: number | undefined) => (end === undefined ? undefined : decimal(end, decimals));
  return {
    value: decimal(estimate.value, decimals),
    lower: show(estimate.lower),
    upper: show(estimate.upper),
  };
}

export function hasValue(estimate: Estimate | undefined): estimate is Estimate & { value: number } {
  return estimate !== undefined && estimate.value !== null && Number.isFinite(estimate.value);
}

export function hasInterval(
  estimate: Estimate | undefined,
): estimate is Estimate & { value: number; lower: number; upper: number } {
  return hasValue(estimate) && estimate.lower !== undefined && estimate.upper !== undefined;
}

/** Why an estimate has no interval, as a phrase, from its note; undefined where it does not say. */
export function whyNoInterval({ note = '' }: Estimate): string | undefined {
  const reason = /No interval: (.+?)\.(?= |$)/.exec(note)?.[1];
  return reason === undefined ? undefined : showReason(reason);
}

/** A reason as it may be shown: small counts of patients in it are hidden too. */
export function showReason(reason: string): string {
  return reason.replace(
    /\b(?:[1-9]|10)(?= (?:non-)?(?:events?|patients?|rows?|cases?)\b)/g,
    `<${smallestCount}`,
  );
}

/** A date in days since 1970-01-01 as year and month; a day could be a birthday. */
export function showMonth(days: number): string {
  const milliseconds = days * 86_400_000;
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString().slice(0, 7) : '';
}
