/** English for the small plots of the first screen: a name, one sentence each, and the words in the plots. */
import type { Estimate } from '../../../evaluation/estimate.js';
import type { CalibrationGroup } from '../../../study/types.js';
import type { Against } from '../../judgement.js';
import type { Agreement } from '../../agreement.js';
import { hasInterval, hasValue, showHundred, showRisk } from '../../numbers.js';
import { numbers } from './numbers.js';
import { verdict } from './verdict.js';

function ranking(kind: Against, auroc: Estimate | undefined): string {
  if (kind === 'missing' || !hasValue(auroc)) return 'How well the model ranks could not be measured.';
  if (kind === 'bare') return `AUROC ${numbers.bare(auroc, 2)}.`;
  if (kind === 'unclear')
    return `No better than chance, as far as can be told: AUROC ${numbers.estimate(auroc, 2)}.`;
  if (kind === 'worse') return `Worse than chance: AUROC ${numbers.estimate(auroc, 2)}.`;
  return `The right one of two gets the higher risk ${verdict.timesInHundred(auroc)}.`;
}

/** "Of 100 told 40 %, about 29 had the outcome (22 to 37)." */
function calibration(worst: CalibrationGroup | undefined, groups: number, agreement: Agreement): string {
  const fault = verdict.fault(agreement);
  if (groups === 0) return 'Too few patients to compare told with happened.';
  if (!worst && fault !== undefined) return `Risks are ${fault}.`;
  if (!worst || !hasInterval(worst.observed))
    return groups === 1
      ? 'All together, what was told is within the interval of what happened.'
      : `In none of ${groups} groups does what was told clearly differ from what happened${verdict.open(agreement)}.`;
  const { value, lower, upper } = worst.observed;
  return `Of 100 told ${showRisk(worst.risk)}, about ${showHundred(value)} had the outcome (${numbers.interval(showHundred(lower), showHundred(upper))}).`;
}

/** Medians read off a histogram, so "about". */
function risks(medians: { withOutcome: number; withoutOutcome: number } | undefined): string {
  if (!medians) return 'Risks told to patients with and without the outcome.';
  const { withOutcome, withoutOutcome } = medians;
  return `Half of those with the outcome were told more than about ${showRisk(withOutcome)}; half of those without, less than about ${showRisk(withoutOutcome)}.`;
}

function comparison(kind: Against, name: string): string {
  if (kind === 'better') return `The network does better than a ${name}.`;
  if (kind === 'worse') return `A ${name} does better than the network.`;
  if (kind === 'bare') return `Better than a ${name}? Without intervals nobody can tell.`;
  return `Better than a ${name}? The intervals do not tell.`;
}

/** The class that is hardest to tell, by its value. */
function classes(lowest: { name: string; auroc: Estimate } | undefined): string {
  if (!lowest) return 'How well each class is told from the others.';
  return `Lowest for ${lowest.name}: AUROC ${numbers.estimate(lowest.auroc, 2)}.`;
}

function residuals(mae: Estimate | undefined, outcomeUnit: string | undefined): string {
  if (!hasValue(mae)) return 'Observed minus predicted: how far off, and to which side.';
  return `Off by ${numbers.estimate(mae)}${outcomeUnit === undefined ? '' : ` ${outcomeUnit}`} on average, to either side.`;
}

export const essentials = {
  ranking: { name: 'Ranking', sentence: ranking },
  calibration: { name: 'Calibration', sentence: calibration },
  risks: { name: 'Risks', sentence: risks },
  comparison: { name: 'Beside a regression', sentence: comparison },
  training: { name: 'Training' },
  classes: { name: 'Class by class', sentence: classes },
  residuals: { name: 'Errors', sentence: residuals },
};
