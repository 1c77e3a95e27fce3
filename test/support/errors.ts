/** What a call throws, as the code of the library's own errors. */
import { expect } from 'vitest';
import { BedsideError } from '../../src/errors.js';

/** Code of the error that `call` throws; fails if it throws none, or one that is not the library's. */
export function codeOf(call: () => unknown): string {
  return errorOf(call).code;
}

export function errorOf(call: () => unknown): BedsideError {
  try {
    call();
  } catch (error) {
    return ours(error);
  }
  return expect.fail('nothing was thrown');
}

/** The same for a promise. */
export async function rejectionOf(promise: Promise<unknown>): Promise<BedsideError> {
  try {
    await promise;
  } catch (error) {
    return ours(error);
  }
  return expect.fail('nothing was thrown');
}

function ours(error: unknown): BedsideError {
  if (error instanceof BedsideError) return error;
  throw error;
}
