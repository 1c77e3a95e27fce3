/** The level of an interval, as it is printed. */
import { percent } from '../../charts/index.js';
import type { Estimate } from '../../evaluation/estimate.js';

/** "95 %": what the estimate says, or the house's default where it says nothing. */
export function levelOf(estimate: Estimate | undefined): string {
  return percent(estimate?.level ?? 0.95);
}
