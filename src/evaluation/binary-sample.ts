/** Outcomes and risks made ready for every binary measure: checked once, sorted by risk, ties marked, log odds at hand. */
import { logit } from '../statistics/links.js';
import { checkCodes, checkLengths, checkRisks } from './checks.js';
import { clipRisk } from './clip.js';
import { patientUnits } from './patients.js';
import { orderOf, tieEnds } from './ranking.js';

export interface BinaryInput {
  /** N outcomes, 1 where the event happened, else 0. */
  outcome: ArrayLike<number>;
  /** N predicted risks from 0 to 1. */
  risk: ArrayLike<number>;
  /** N names or codes of patients, where some have several rows: every interval then takes whole patients. */
  groups?: ArrayLike<number | string>;
}

/** N rows, sorted by risk from low to high; rows of equal risk stay in their order. */
export interface BinarySample {
  n: number;
  events: number;
  outcome: Uint8Array;
  risk: Float64Array;
  /** Log odds of the risks after clipping. */
  logOdds: Float64Array;
  /** Risks that clipping moved. */
  clipped: number;
  /** End (exclusive) of each run of equal risks, ascending. */
  tieEnds: Int32Array;
  units: Int32Array | undefined;
}

/**
 * Throws `evaluation.length`, `evaluation.outcome` (an outcome that is not 0 or 1) and `evaluation.risk` (a risk that is
 * missing or not from 0 to 1).
 */
export function binarySample({ outcome, risk, groups }: BinaryInput): BinarySample {
  checkLengths(outcome.length, { risks: risk, 'patient names': groups });
  checkCodes(outcome, 2);
  checkRisks(risk);
  const order = orderOf(risk);
  const sorted = Float64Array.from(order, (row) => risk[row]);
  const sortedOutcome = Uint8Array.from(order, (row) => outcome[row]);
  const units = patientUnits(groups);
  return {
    n: order.length,
    events: sortedOutcome.reduce((sum, y) => sum + y, 0),
    outcome: sortedOutcome,
    risk: sorted,
    logOdds: sorted.map((p) => logit(clipRisk(p))),
    clipped: sorted.reduce((count, p) => count + (p === clipRisk(p) ? 0 : 1), 0),
    tieEnds: tieEnds(sorted),
    units: units && Int32Array.from(order, (row) => units[row]),
  };
}
