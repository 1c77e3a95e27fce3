/** Runs something that should fail and gives the code of its error; undefined if it did not fail. Other errors pass on. */
import { BedsideError } from '../../src/errors.js';

export function verdictOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof BedsideError) return error.code;
    throw error;
  }
  return undefined;
}
