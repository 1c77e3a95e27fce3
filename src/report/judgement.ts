/**
 * The rules behind every finding: from Estimates to a small word such as "unclear", which `words/` turns into a sentence.
 * The interval decides, never the value alone: what the interval leaves open is "unclear"; a value without one tells nothing.
 */
import type { Estimate } from '../evaluation/estimate.js';
import type { CalibrationGroup } from '../study/types.js';
import { hasInterval, hasValue } from './numbers.js';

/** Where an interval lies against an ideal value; `near` where no value in it differs by more than is worth a warning. */
export type Standing = 'above' | 'below' | 'near' | 'unclear' | 'missing';

/** Differences from an ideal that are too small to matter to a reader: house conventions, not tests. */
export const tolerances = {
  slope: { ideal: 1, low: 0.75, high: 1.3 },
  observedExpected: { ideal: 1, low: 0.8, high: 1.25 },
  intercept: { ideal: 0, low: -0.3, high: 0.3 },
} as const;

export function standing(
  estimate: Estimate | undefined,
  { ideal, low, high }: { ideal: number; low: number; high: number },
): Standing {
  if (!hasValue(estimate)) return 'missing';
  if (!hasInterval(estimate)) return 'unclear';
  if (estimate.lower > ideal) return 'above';
  if (estimate.upper < ideal) return 'below';
  return estimate.lower >= low && estimate.upper <= high ? 'near' : 'unclear';
}

/** Whether a measure differs from what chance, or the mean of all, would reach; `bare` is a value without an interval. */
export type Against = 'better' | 'worse' | 'unclear' | 'bare' | 'missing';

export function againstChance(estimate: Estimate | undefined, chance: number): Against {
  if (!hasValue(estimate)) return 'missing';
  if (!hasInterval(estimate)) return 'bare';
  if (estimate.lower > chance) return 'better';
  return estimate.upper < chance ? 'worse' : 'unclear';
}

/**
 * Two models by the intervals of one measure on the same rows. Intervals that do not overlap tell them apart; others leave it open:
 * a paired interval of the difference would be sharper, and is not among the results.
 */
export function compare(
  model: Estimate | undefined,
  other: Estimate | undefined,
  better: 'higher' | 'lower',
): Against {
  if (!hasValue(model) || !hasValue(other)) return 'missing';
  if (!hasInterval(model) || !hasInterval(other)) return 'bare';
  if (model.lower > other.upper) return better === 'higher' ? 'better' : 'worse';
  if (model.upper < other.lower) return better === 'higher' ? 'worse' : 'better';
  return 'unclear';
}

/**
 * How much wider an interval has to be so that 1, 2, ... of them hold together at 95 % (Bonferroni): normal quantiles over 1.96.
 * Without it, one of ten groups would be called wrong in four reports out of ten where nothing is.
 */
const widening = [1, 1.144, 1.221, 1.274, 1.314, 1.346, 1.373, 1.396, 1.415, 1.432];

/** The group whose told risk lies farthest from what happened, of those outside the widened interval; undefined if none is. */
export function worstGroup(groups: readonly CalibrationGroup[]): CalibrationGroup | undefined {
  const factor = widening[Math.min(groups.length, widening.length) - 1];
  const off = ({ risk, observed }: CalibrationGroup) =>
    hasValue(observed) ? Math.abs(observed.value - risk) : 0;
  const wrong = groups.filter(({ risk, observed }) => {
    if (!hasInterval(observed)) return false;
    const { value, lower, upper } = observed;
    return risk < value - factor * (value - lower) || risk > value + factor * (upper - value);
  });
  return wrong.toSorted((a, b) => off(b) - off(a))[0];
}
