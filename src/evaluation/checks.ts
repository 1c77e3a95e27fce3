/** What the evaluations refuse. Messages name rows and counts, never a value. */
import { fail } from '../errors.js';

/** Throws `evaluation.length` where one of the arrays (undefined ones apart) has not the expected length. */
export function checkLengths(expected: number, arrays: Record<string, ArrayLike<unknown> | undefined>): void {
  for (const [what, array] of Object.entries(arrays)) {
    if (array !== undefined && array.length !== expected) {
      fail('evaluation.length', { what, expected, received: array.length });
    }
  }
}

/** Throws `evaluation.outcome` at the first outcome that is not a code from 0 to `classes` - 1. */
export function checkCodes(outcome: ArrayLike<number>, classes: number): void {
  for (let i = 0; i < outcome.length; i++) {
    const code = outcome[i];
    if (!(Number.isInteger(code) && code >= 0 && code < classes))
      fail('evaluation.outcome', { row: i + 1, classes });
  }
}

/** Throws `evaluation.risk` where risks are missing or not from 0 to 1. */
export function checkRisks(risk: ArrayLike<number>): void {
  let first = -1;
  let count = 0;
  for (let i = 0; i < risk.length; i++) {
    if (risk[i] >= 0 && risk[i] <= 1) continue;
    if (first < 0) first = i;
    count++;
  }
  if (count > 0) fail('evaluation.risk', { row: first + 1, rows: count });
}
