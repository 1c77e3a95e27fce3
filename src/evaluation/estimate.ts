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
}
