/** Lengths of time as a person says them. All times in milliseconds. */

/** "0.8 s", "34 s", "3 min 20 s", "2 h 5 min". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 90) return `${whole} s`;
  if (whole < 5400) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * "about 20 s left", from the pace so far: `share` of the work took `took`, and `since` has passed without news.
 * Empty until there is a second of work, and a fiftieth of it, to tell the pace from.
 */
export function timeLeft(share: number, took: number, since: number): string {
  if (share < 0.02 || took < 1000) return '';
  const left = (took * (1 - share)) / share - since;
  return `about ${roughly(Math.max(1000, left))} left`;
}

function roughly(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
