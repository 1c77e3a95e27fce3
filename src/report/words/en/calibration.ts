/** English for calibration: what was told against what happened. */
import type { CalibrationGroup } from '../../../study/types.js';
import type { Agreement } from '../../agreement.js';
import { hasInterval, showHundred, showRisk } from '../../numbers.js';
import { numbers } from './numbers.js';
import { verdict } from './verdict.js';

/** "Risks of about 40 % are too high: of 100 patients told that, about 29 (22 to 37) had the outcome". */
function finding(worst: CalibrationGroup | undefined, groups: number, agreement: Agreement): string {
  const fault = verdict.fault(agreement);
  if (groups === 0) return 'There are too few patients to compare what was told with what happened';
  if (!worst && fault !== undefined) return `Risks are ${fault}`;
  if (!worst || !hasInterval(worst.observed))
    return groups === 1
      ? 'What was told agrees with what happened, all patients together; finer than that cannot be seen here'
      : `In none of ${groups} groups of patients does what was told clearly differ from what happened${verdict.open(agreement)}`;
  const { value, lower, upper } = worst.observed;
  const side = worst.risk > value ? 'high' : 'low';
  return `Risks of about ${showRisk(worst.risk)} are too ${side}: of 100 patients told that, about ${showHundred(value)} (${numbers.interval(showHundred(lower), showHundred(upper))}) had the outcome`;
}

export const calibration = {
  name: 'Calibration',
  finding,
  title: 'Told against happened',
  description: (evidence: string) =>
    `The share of patients who had the outcome against the risk they were told, in groups of rising risk. ${evidence}.`,
  point: (told: string, happened: string) => `told ${told}, happened ${happened}`,
  caption: (groups: number, level: string, upTo: string | undefined) =>
    `${groups} groups of patients; whiskers are ${level} intervals. Beneath, on the same axis, how many were told what.${upTo === undefined ? '' : ` Up to ${upTo}, which 99 in 100 risks do not exceed.`}`,
  x: 'Risk told',
  y: 'Share with the outcome',
  above: 'above the line: told too low',
  below: 'below: told too high',
  withOutcome: 'with',
  withoutOutcome: 'without',
  columns: ['Told (mean)', 'Happened', 'Patients', 'With outcome'],
  reading: 'How to read the numbers',
  slope:
    'The slope is 1 when risks are spread rightly, below 1 when they are too extreme, above 1 when they stay too close to the average.',
  level:
    'Observed to expected is 1 when as many had the outcome as were told to expect it; above 1, risks were too low on average.',
  intercept: 'The intercept is 0 when risks are right on average; above 0, they were too low.',
};
