/** Made-up patients for the fixtures: risks and outcomes from a small generator, and the curves that follow from them. */
import { wilsonInterval } from '../../src/evaluation/intervals.js';
import type { CalibrationGroup, Evaluation, RocCurve } from '../../src/study/types.js';

export interface MadeUp {
  risks: number[];
  outcomes: boolean[];
}

/** Numbers in [0, 1), the same every time (Numerical Recipes' linear congruential generator). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Patients whose told risk is spread by `strength` around `prevalence`, and whose true risk is the told one, drawn to the
 * prevalence by `honesty` (1: calibrated; below 1: too extreme).
 */
export function patients(
  n: number,
  prevalence: number,
  strength: number,
  honesty: number,
  seed: number,
): MadeUp {
  const next = generator(seed);
  const normal = () => next() + next() + next() + next() + next() + next() - 3;
  const centre = Math.log(prevalence / (1 - prevalence));
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const risks: number[] = [];
  const outcomes: boolean[] = [];
  for (let i = 0; i < n; i++) {
    const spread = strength * normal() * 1.4;
    risks.push(sigmoid(centre + spread));
    outcomes.push(next() < sigmoid(centre + honesty * spread));
  }
  return { risks, outcomes };
}

/** The same patients told other risks: `strength` times as far from the average on the log-odds scale, with some noise, and shifted. */
export function toldOtherwise(
  { risks, outcomes }: MadeUp,
  strength: number,
  noise: number,
  seed: number,
  shift = 0,
): MadeUp {
  const next = generator(seed);
  const logits = risks.map(
    (risk) => shift + strength * Math.log(risk / (1 - risk)) + noise * (next() + next() - 1),
  );
  return { risks: logits.map((x) => 1 / (1 + Math.exp(-x))), outcomes };
}

export function rocOf({ risks, outcomes }: MadeUp): RocCurve {
  const order = risks.map((_, i) => i).toSorted((a, b) => risks[b] - risks[a]);
  const events = outcomes.filter(Boolean).length;
  const curve: RocCurve = { falsePositiveRate: [0], truePositiveRate: [0] };
  let [hits, alarms] = [0, 0];
  for (const i of order) {
    if (outcomes[i]) hits++;
    else alarms++;
    curve.falsePositiveRate.push(alarms / (risks.length - events));
    curve.truePositiveRate.push(hits / events);
  }
  return curve;
}

export function calibrationOf({ risks, outcomes }: MadeUp, groups = 10): CalibrationGroup[] {
  const order = risks.map((_, i) => i).toSorted((a, b) => risks[a] - risks[b]);
  return Array.from({ length: groups }, (_, g) => {
    const members = order.slice(
      Math.round((g * order.length) / groups),
      Math.round(((g + 1) * order.length) / groups),
    );
    const events = members.filter((i) => outcomes[i]).length;
    const n = members.length;
    const definition = 'Share of patients in this group who had the outcome.';
    const observed = {
      value: events / n,
      ...wilsonInterval(events / n, n),
      level: 0.95,
      definition,
      n,
      events,
    };
    return { risk: members.reduce((sum, i) => sum + risks[i], 0) / n, observed };
  });
}

export function histogramOf({ risks, outcomes }: MadeUp): NonNullable<Evaluation['riskHistogram']> {
  const withOutcome = Array.from({ length: 20 }, () => 0);
  const withoutOutcome = [...withOutcome];
  risks.forEach(
    (risk, i) => (outcomes[i] ? withOutcome : withoutOutcome)[Math.min(19, Math.floor(risk * 20))]++,
  );
  return { withOutcome, withoutOutcome };
}

/** Counts of `n` roughly normal values in `bins` bins; `skew` above 1 draws them to the left, with a tail on the right. */
export function bell(n: number, bins: number, seed: number, skew = 1): number[] {
  const next = generator(seed);
  const counts = Array.from({ length: bins }, () => 0);
  for (let i = 0; i < n; i++) {
    const z = (next() + next() + next() + next()) / 4;
    counts[Math.min(bins - 1, Math.floor(z ** skew * bins))]++;
  }
  return counts;
}
