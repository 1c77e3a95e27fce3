/** The measures of predicted probabilities of K classes, in the order to show them. */
import { log } from '../statistics/elementary.js';
import { auroc, deLongError, deLongParts } from './auroc.js';
import { clipNote, clipRisk } from './clip.js';
import { logInterval, logitInterval, plainInterval, type IntervalOrReason } from './intervals.js';
import { mean, standardErrorOfMean } from './mean.js';
import { FEWEST_FOR_INTERVAL, type Measure } from './measure.js';
import { countPatients, nounOf } from './patients.js';
import type { Ranking } from './ranking.js';

/** One class against the others: its rows in the order of its probability, and where each row of the table went. */
export interface ClassRanking extends Ranking {
  order: Uint32Array;
  rows: number;
}

/** N rows; K rankings. */
export interface MulticlassSample {
  n: number;
  outcome: ArrayLike<number>;
  probabilities: readonly ArrayLike<number>[];
  classes: readonly string[];
  rankings: ClassRanking[];
  units: Int32Array | undefined;
}

export function multiclassMeasures(sample: MulticlassSample): Measure[] {
  return [averageArea(sample), ...classAreas(sample), logLoss(sample), ...brierScores(sample)];
}

function classUnavailable({ n, classes, rankings }: MulticlassSample, k: number): string {
  if (n === 0) return 'there are no rows';
  if (rankings[k].rows === 0) return `no row is of class "${classes[k]}"`;
  return rankings[k].rows === n ? `every row is of class "${classes[k]}"` : '';
}

/** Why the area of this class may get no interval; '' where it may. */
function fewOfClass({ n, outcome, classes, units }: MulticlassSample, k: number): string {
  for (const own of [true, false]) {
    const patients = countPatients(units, 0, n, (row) => (outcome[row] === k) === own);
    if (patients < FEWEST_FOR_INTERVAL) {
      return `fewer than ${FEWEST_FOR_INTERVAL} ${nounOf(units)} ${own ? 'of' : 'outside'} class "${classes[k]}"`;
    }
  }
  return '';
}

/** The first reason among the classes, or ''. */
function firstReason({ classes }: MulticlassSample, reason: (k: number) => string): string {
  return classes.map((_, k) => reason(k)).find((text) => text !== '') ?? '';
}

/** Weights of the rows in the order of this class's probabilities. */
function reorder(weights: Float64Array | undefined, { order }: ClassRanking): Float64Array | undefined {
  return weights && Float64Array.from(order, (row) => weights[row]);
}

function classArea(ranking: ClassRanking, weights?: Float64Array): number {
  return auroc(ranking, reorder(weights, ranking));
}

/** DeLong's parts of one class, in the order of the table's rows. */
function partsByRow(ranking: ClassRanking): Float64Array {
  const parts = deLongParts(ranking);
  const byRow = new Float64Array(parts.length);
  parts.forEach((part, i) => (byRow[ranking.order[i]] = part));
  return byRow;
}

function areaInterval(value: number, parts: Float64Array, method: string): IntervalOrReason {
  const error = deLongError(parts);
  if (error === 0) return { reason: 'the standard error is 0' };
  return logitInterval(value, error, method);
}

function averageArea(sample: MulticlassSample): Measure {
  const { rankings } = sample;
  const K = rankings.length;
  const value = (weights?: Float64Array) =>
    rankings.reduce((sum, ranking) => sum + classArea(ranking, weights) / K, 0);
  return {
    name: 'AUROC, average of the classes',
    definition:
      'Probability that a patient of a class gets a higher probability of it than a patient of another class, averaged over the classes: 0.5 is chance, 1 is perfect.',
    unavailable: firstReason(sample, (k) => classUnavailable(sample, k)),
    withoutInterval: firstReason(sample, (k) => fewOfClass(sample, k)),
    value,
    interval() {
      const sum = new Float64Array(sample.n);
      for (const ranking of rankings) partsByRow(ranking).forEach((part, i) => (sum[i] += part / K));
      return areaInterval(value(), sum, "DeLong's components averaged over the classes, logit scale");
    },
  };
}

function classAreas(sample: MulticlassSample): Measure[] {
  return sample.rankings.map((ranking, k) => ({
    name: `AUROC, ${sample.classes[k]}`,
    definition: `Probability that a patient of class "${sample.classes[k]}" gets a higher probability of it than a patient of another class.`,
    unavailable: classUnavailable(sample, k),
    withoutInterval: fewOfClass(sample, k),
    events: ranking.rows,
    value: (weights) => classArea(ranking, weights),
    interval: () => areaInterval(classArea(ranking), deLongParts(ranking), 'DeLong, logit scale'),
  }));
}

function logLoss({ n, outcome, probabilities }: MulticlassSample): Measure {
  const right = Float64Array.from({ length: n }, (_, i) => probabilities[outcome[i]][i]);
  const losses = right.map((p) => -log(clipRisk(p)));
  return {
    name: 'Log loss',
    definition:
      'Mean of minus the natural logarithm of the probability given to the class that was right: 0 is perfect, lower is better.',
    unavailable: n === 0 ? 'there are no rows' : '',
    value: (weights) => mean(losses, weights),
    interval: () =>
      logInterval(mean(losses), standardErrorOfMean(losses), 'standard error of the mean, log scale'),
    note: clipNote(right.reduce((count, p) => count + (p === clipRisk(p) ? 0 : 1), 0)),
  };
}

/** Not x ** 2, which engines may round differently. */
function squared(x: number): number {
  return x * x;
}

/** Brier score (Monthly Weather Review 1950: summed over the classes, so from 0 to 2) and its share against the class shares alone. */
function brierScores(sample: MulticlassSample): Measure[] {
  const { n, outcome, probabilities, rankings } = sample;
  const errors = Float64Array.from({ length: n }, (_, i) =>
    probabilities.reduce((sum, p, k) => sum + squared(p[i] - (outcome[i] === k ? 1 : 0)), 0),
  );
  const isClass = rankings.map((_, k) =>
    Float64Array.from({ length: n }, (_, i) => (outcome[i] === k ? 1 : 0)),
  );
  const spread = (weights?: Float64Array) =>
    isClass.reduce((rest, rows) => rest - squared(mean(rows, weights)), 1);
  const scaled = (weights?: Float64Array) => 1 - mean(errors, weights) / spread(weights);
  const noRows = n === 0 ? 'there are no rows' : '';
  return [
    {
      name: 'Brier score',
      definition:
        'Mean squared distance between the probabilities and what happened (0 or 1), summed over the classes: 0 is perfect, 2 the worst.',
      unavailable: noRows,
      value: (weights) => mean(errors, weights),
      interval: () =>
        plainInterval(mean(errors), standardErrorOfMean(errors), 'standard error of the mean', [0, 2]),
    },
    {
      name: 'Scaled Brier score',
      definition:
        'Share of the Brier score of giving everyone the class shares that the model takes away: 1 is perfect, 0 no better, below 0 worse.',
      unavailable: noRows || (spread() > 0 ? '' : 'every row is of one class'),
      value: scaled,
      interval() {
        const [brier, whole, shares] = [mean(errors), spread(), isClass.map((rows) => mean(rows))];
        // Delta method: the derivative of 1 - sum of squared shares along one row is -2 times the share of its class.
        const influence = errors.map(
          (error, i) => -error / whole - (brier / (whole * whole)) * 2 * shares[outcome[i]],
        );
        return plainInterval(scaled(), standardErrorOfMean(influence), 'influence function', [-Infinity, 1]);
      },
    },
  ];
}
