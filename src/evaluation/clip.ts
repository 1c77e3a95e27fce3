/** Risks of exactly 0 or 1 have no logarithm: where one is taken, they are moved a little, and the reader is told. */

/** The distance from 0 and 1 that risks keep, as in CalibrationCurves (R). */
const CLIP = 1e-8;

export function clipRisk(risk: number): number {
  return Math.min(1 - CLIP, Math.max(CLIP, risk));
}

/** A sentence on clipped risks; a small count is not told, since it might point at patients. */
export function clipNote(clipped: number): string | undefined {
  if (clipped === 0) return undefined;
  const count = clipped < 11 ? 'Fewer than 11' : `${clipped}`;
  return `${count} risks closer to 0 or 1 than 1e-8 were moved to that distance.`;
}
