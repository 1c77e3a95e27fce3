/**
 * Area under the receiver operating characteristic and what DeLong's method needs, in one pass over sorted rows.
 * DeLong, DeLong and Clarke-Pearson, Biometrics 1988; by ranks as in Sun and Xu, IEEE Signal Processing Letters 2014.
 */

import type { Ranking } from './ranking.js';

/** The share of pairs of a row with and a row without the event in which the former ranks higher; ties count half. NaN without pairs. */
export function auroc({ tieEnds, event }: Ranking, weights?: Float64Array): number {
  let won = 0;
  let eventsBelow = 0;
  let othersBelow = 0;
  let start = 0;
  for (const end of tieEnds) {
    let events = 0;
    let others = 0;
    for (let i = start; i < end; i++) {
      const weight = weights === undefined ? 1 : weights[i];
      if (event(i) === 1) events += weight;
      else others += weight;
    }
    won += events * (othersBelow + others / 2);
    eventsBelow += events;
    othersBelow += others;
    start = end;
  }
  return won / (eventsBelow * othersBelow);
}

/**
 * DeLong's structural component of each row: for a row with the event the share of others that it beats, for one without
 * the share of events that beat it. Their means over either kind of row are the area itself.
 */
export function deLongComponents({ tieEnds, event }: Ranking): { components: Float64Array; events: number } {
  const N = tieEnds.length === 0 ? 0 : tieEnds[tieEnds.length - 1];
  let events = 0;
  for (let i = 0; i < N; i++) events += event(i);
  const components = new Float64Array(N);
  let eventsBelow = 0;
  let othersBelow = 0;
  let start = 0;
  for (const end of tieEnds) {
    let tied = 0;
    for (let i = start; i < end; i++) tied += event(i);
    const tiedOthers = end - start - tied;
    const beats = (othersBelow + tiedOthers / 2) / (N - events);
    const beaten = (events - eventsBelow - tied / 2) / events;
    for (let i = start; i < end; i++) components[i] = event(i) === 1 ? beats : beaten;
    eventsBelow += tied;
    othersBelow += tiedOthers;
    start = end;
  }
  return { components, events };
}

/**
 * Each row's part in the error of the area: the sum of their squares, over N^2, is DeLong's variance. Parts of several
 * areas on the same rows may be averaged before squaring, which takes their correlation into account.
 * Needs at least two rows of either kind.
 */
export function deLongParts(ranking: Ranking): Float64Array {
  const area = auroc(ranking);
  const { components, events } = deLongComponents(ranking);
  const N = components.length;
  const others = N - events;
  const eventScale = (N / events) * Math.sqrt(events / (events - 1));
  const otherScale = (N / others) * Math.sqrt(others / (others - 1));
  return components.map((value, i) => (value - area) * (ranking.event(i) === 1 ? eventScale : otherScale));
}

/** DeLong's standard error from the parts. */
export function deLongError(parts: Float64Array): number {
  let squares = 0;
  for (const part of parts) squares += part * part;
  return Math.sqrt(squares) / parts.length;
}
