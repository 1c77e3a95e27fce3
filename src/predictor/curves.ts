/** Learning curves of many networks as one. */
import type { FitCurve } from './predictor.js';

/** Mean loss after each epoch over the networks still training at that epoch. */
export function averageCurves(curves: readonly FitCurve[]): FitCurve {
  return {
    training: averageOf(curves.map((c) => c.training)),
    validation: averageOf(curves.map((c) => c.validation)),
  };
}

function averageOf(series: readonly (readonly number[])[]): number[] {
  const longest = Math.max(0, ...series.map((values) => values.length));
  return Array.from({ length: longest }, (_, epoch) => {
    const running = series.filter((values) => values.length > epoch);
    return running.reduce((sum, values) => sum + values[epoch], 0) / running.length;
  });
}
