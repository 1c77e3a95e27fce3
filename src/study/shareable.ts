/**
 * The part of the results that travels with a model: numbers with their intervals, and calibration in groups that are large
 * enough. Summaries of columns and curves with a step per patient stay where the data is.
 */
import { joinGroups, withoutSmallShares } from '../report/disclosure.js';
import type { Evaluation, Results } from './types.js';

/** Results to store in a bundle. The receipt stands in the manifest; the time taken would differ from run to run. */
export function shareable(results: Results): Results {
  const kept = { ...results };
  for (const key of ['inspection', 'learning', 'receipt', 'seconds'] as const) delete kept[key];
  const { model, reference } = kept;
  return { ...kept, model: safe(model), ...(reference && { reference: safe(reference) }) };
}

function safe(evaluation: Evaluation): Evaluation {
  const { metrics, calibration } = withoutSmallShares(evaluation, 'few patients have, or lack, the outcome');
  return { metrics, ...(calibration && { calibration: joinGroups(calibration) }) };
}
