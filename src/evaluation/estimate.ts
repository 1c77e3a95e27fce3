/** A number that carries its meaning: its interval, how it was made and from how many. */

/** A number that could not be computed is `null` with a `reason`, never 0. */
export interface Estimate {
  value: number | null;
  /** Ends of the interval, both or neither. */
  lower?: number;
  upper?: number;
  /** Coverage the interval aims at, such as 0.95. */
  level?: number;
  /** How the interval was made, such as "DeLong, logit scale". */
  method?: string;
  /** What the number is, in one sentence a clinician understands. */
  definition: string;
  /** Rows it was computed from. */
  n: number;
  /** Rows with the outcome, for a binary outcome. */
  events?: number;
  /** Why `value` is null. */
  reason?: string;
  /** What else a reader must know: why there is no interval, what was done to some rows. Whole sentences. */
  note?: string;
}

/** What every estimate says about itself, whatever its value. */
export type EstimateSubject = Pick<Estimate, 'definition' | 'n' | 'events'>;

/** Ends of an interval and how it was made. */
export interface Interval {
  lower: number;
  upper: number;
  method: string;
}

/** Coverage of every interval of this room. */
export const LEVEL = 0.95;

/** An estimate with its interval; without one, the `note` should say why. */
export function estimated(
  value: number,
  { definition, n, events }: EstimateSubject,
  interval?: Interval,
  note?: string,
): Estimate {
  return {
    value,
    ...(interval && { lower: interval.lower, upper: interval.upper, level: LEVEL, method: interval.method }),
    definition,
    n,
    ...(events !== undefined && { events }),
    ...(note && { note }),
  };
}

/** An estimate without a value, and why: a phrase such as "no patient has the outcome". */
export function notEstimable({ definition, n, events }: EstimateSubject, reason: string): Estimate {
  return { value: null, definition, n, ...(events !== undefined && { events }), reason };
}
