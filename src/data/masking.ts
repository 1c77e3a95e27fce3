/** Small groups: what is known of a handful of patients is not shown, stored or shared by name. */

/** The smallest number of rows that may be shown as a count, or stand behind a level that is named. */
export const SMALLEST_GROUP = 11;

/** A count for a sentence that may be shared: "fewer than 11" for 1 to 10. */
export function maskedCount(count: number): string {
  return count > 0 && count < SMALLEST_GROUP ? `fewer than ${SMALLEST_GROUP}` : String(count);
}
