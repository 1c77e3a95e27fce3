/** What the plots of a binary outcome are drawn from: ROC curve, calibration groups, histogram of risks. No drawing here. */
import type { CalibrationGroup, RocCurve } from '../study/types.js';
import type { BinarySample } from './binary-sample.js';
import { estimated } from './estimate.js';
import { wilsonInterval } from './intervals.js';
import { countPatients, effectiveRows } from './patients.js';

/** A group shown must hold this many patients: counts from 1 to 10 are never shown. */
const SMALLEST_GROUP = 11;

/** Bins of the histogram of risks, of equal width from 0 to 1. */
const BINS = 20;

/**
 * The curve from (0, 0) to (1, 1), threshold falling; a patient is positive where risk >= threshold. Points inside a
 * straight horizontal or vertical run are left out: the curve is the same. Undefined where all outcomes are equal.
 */
export function rocCurve({ n, events, outcome, tieEnds }: BinarySample): RocCurve | undefined {
  if (events === 0 || events === n) return undefined;
  const falsePositiveRate = [0];
  const truePositiveRate = [0];
  let [truePositives, falsePositives] = [0, 0];
  for (let t = tieEnds.length - 1; t >= 0; t--) {
    for (let i = t === 0 ? 0 : tieEnds[t - 1]; i < tieEnds[t]; i++) {
      if (outcome[i] === 1) truePositives++;
      else falsePositives++;
    }
    const x = falsePositives / (n - events);
    const y = truePositives / events;
    const last = falsePositiveRate.length - 1;
    if (last > 0 && straight(falsePositiveRate, truePositiveRate, x, y)) {
      falsePositiveRate[last] = x;
      truePositiveRate[last] = y;
    } else {
      falsePositiveRate.push(x);
      truePositiveRate.push(y);
    }
  }
  return { falsePositiveRate, truePositiveRate };
}

/** True where the last two points and (x, y) share a coordinate. */
function straight(xs: number[], ys: number[], x: number, y: number): boolean {
  const last = xs.length - 1;
  const horizontal = ys[last] === y && ys[last - 1] === y;
  return horizontal || (xs[last] === x && xs[last - 1] === x);
}

/**
 * Patients in up to ten groups of rising risk, as equal in size as ties allow (equal risks stay together); a group of fewer
 * than 11 patients joins its neighbour. Undefined with fewer than 11 patients in all.
 */
export function calibrationGroups(sample: BinarySample): CalibrationGroup[] | undefined {
  const ends = mergeSmall(groupEnds(sample), sample);
  if (ends.length === 0) return undefined;
  return ends.map((end, g) => calibrationGroup(sample, g === 0 ? 0 : ends[g - 1], end));
}

/** End (exclusive) of each tenth of the rows; a run of ties belongs to the tenth of its middle. */
function groupEnds({ n, tieEnds }: BinarySample): number[] {
  const ends: number[] = [];
  let group = -1;
  let start = 0;
  for (const end of tieEnds) {
    const own = Math.floor((10 * (start + end)) / 2 / n);
    if (own === group) ends[ends.length - 1] = end;
    else ends.push(end);
    group = own;
    start = end;
  }
  return ends;
}

function mergeSmall(ends: readonly number[], { units }: BinarySample): number[] {
  const kept: number[] = [];
  let start = 0;
  for (const end of ends) {
    if (countPatients(units, start, end) < SMALLEST_GROUP) continue;
    kept.push(end);
    start = end;
  }
  // What is left over at the end joins the last group.
  if (kept.length > 0) kept[kept.length - 1] = ends[ends.length - 1];
  return kept;
}

function calibrationGroup(
  { outcome, risk, units }: BinarySample,
  start: number,
  end: number,
): CalibrationGroup {
  const n = end - start;
  let events = 0;
  let sum = 0;
  for (let i = start; i < end; i++) {
    events += outcome[i];
    sum += risk[i];
  }
  const interval = wilsonInterval(events / n, effectiveRows(outcome, units, start, end), wilsonMethod(units));
  const definition = 'Share of patients with the outcome, among those with about this risk.';
  return { risk: sum / n, observed: estimated(events / n, { definition, n, events }, interval) };
}

/** How the interval of a share was made. */
export function wilsonMethod(units: Int32Array | undefined): string {
  return units === undefined ? 'Wilson' : 'Wilson, effective number of independent rows';
}

/** Counts of risks in 20 bins of equal width from 0 to 1, by outcome; a risk on an edge counts in the bin above it, 1 in the last. */
export function riskHistogram({ outcome, risk }: BinarySample): {
  withoutOutcome: number[];
  withOutcome: number[];
} {
  const withoutOutcome = new Array<number>(BINS).fill(0);
  const withOutcome = new Array<number>(BINS).fill(0);
  for (let i = 0; i < risk.length; i++) {
    const bin = Math.min(BINS - 1, Math.floor(risk[i] * BINS));
    (outcome[i] === 1 ? withOutcome : withoutOutcome)[bin]++;
  }
  return { withoutOutcome, withOutcome };
}
