/** Whether the risks of a binary model mean what they say, read from its estimates: their spread and their level. */
import type { Estimate } from '../evaluation/estimate.js';
import type { Results } from '../study/types.js';
import { standing, tolerances, type Standing } from './judgement.js';
import { metricsOf } from './metrics.js';

export interface Agreement {
  /** Of the calibration slope. */
  spread: Standing;
  /** Of observed to expected; of the calibration intercept where that is all there is. */
  level: Standing;
  /** The estimates behind both, with their names. */
  evidence: [name: string, estimate: Estimate][];
}

export function agreementOf({ model }: Results): Agreement {
  const slope = metricsOf(model, 'slope').slice(0, 1);
  const ratio = metricsOf(model, 'observedExpected').slice(0, 1);
  const intercept = metricsOf(model, 'intercept').slice(0, 1);
  const level =
    ratio.length > 0
      ? standing(ratio[0][1], tolerances.observedExpected)
      : standing(intercept[0]?.[1], tolerances.intercept);
  const evidence = [...(ratio.length > 0 ? ratio : intercept), ...slope];
  return { spread: standing(slope[0]?.[1], tolerances.slope), level, evidence };
}
