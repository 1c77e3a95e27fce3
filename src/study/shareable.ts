/**
 * The part of the results that travels with a model: numbers with their intervals, and calibration in groups that are large
 * enough. Summaries of columns, curves with a step per patient and counts from 1 to 10 stay where the data is.
 */
import type { Estimate } from '../evaluation/estimate.js';
import { joinGroups, withoutSmallShares } from '../report/disclosure.js';
import type { Evaluation, Results } from './types.js';
import { hasFew, isAboutFew } from './withheld.js';

/** Results to store in a bundle. The receipt stands in the manifest; the time taken would differ from run to run. */
export function shareable(results: Results): Results {
  const kept = { ...results };
  for (const key of ['inspection', 'learning', 'receipt', 'seconds'] as const) delete kept[key];
  const { rows, events, model, reference } = kept;
  if (isAboutFew({ n: rows, events })) delete kept.events;
  return { ...kept, model: safe(model), ...(reference && { reference: safe(reference) }) };
}

function safe(evaluation: Evaluation): Evaluation {
  const { metrics, calibration } = withoutSmallShares(evaluation, 'few patients have, or lack, the outcome');
  return {
    metrics: hasFew(evaluation) ? withoutCounts(metrics) : metrics,
    ...(calibration && { calibration: joinGroups(calibration) }),
  };
}

/**
 * Counts of the other classes would tell that of a rare one, and so would the digits of their AUROCs, which are fractions
 * over those counts: three digits say enough.
 */
function withoutCounts(metrics: Record<string, Estimate>): Record<string, Estimate> {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const masked = Object.entries(metrics).map(([name, { events, ...one }]): [string, Estimate] => {
    if (events === undefined || one.value === null) return [name, one];
    const { value, lower, upper } = one;
    const ends =
      lower === undefined || upper === undefined ? {} : { lower: round(lower), upper: round(upper) };
    return [name, { ...one, value: round(value), ...ends }];
  });
  return Object.fromEntries(masked);
}
