/** Stopping on request, between steps. */
import { fail } from '../errors.js';
import type { FitHost } from './predictor.js';

/** Fails with `study.aborted` if the host asked to stop. */
export function checkAborted(host: Pick<FitHost, 'signal'>): void {
  if (host.signal?.aborted === true) fail('study.aborted', {});
}
