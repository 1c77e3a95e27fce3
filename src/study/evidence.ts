/** From outcomes and predictions to the evidence, whatever the task. Plain numbers in, an Evaluation out. */
import { evaluateBinary, evaluateContinuous, evaluateMulticlass } from '../evaluation/index.js';
import { outputsOf, type Outcome } from '../predictor/predictor.js';
import type { Evaluation } from './types.js';
import { withheld } from './withheld.js';

/** What to judge: plain data. */
export interface EvidenceInput {
  /** N rows. */
  outcome: Outcome;
  /** N x K. */
  predictions: Float64Array;
  /** Names of the classes, for more than two. */
  classes?: readonly string[];
  groups?: Int32Array;
  seed: number;
}

/**
 * Intervals take whole patients where `groups` names them; the seed is that of the bootstrap. Figures that would tell a count
 * from 1 to 10 are withheld.
 */
export function evaluatePredictions(input: EvidenceInput): Evaluation {
  return withheld(evaluateAs(input));
}

function evaluateAs(input: EvidenceInput): Evaluation {
  const { outcome, predictions, classes = [], groups, seed } = input;
  const common = { outcome: outcome.values, groups, seed };
  if (outcome.task === 'binary') return evaluateBinary({ ...common, risk: predictions });
  if (outcome.task === 'continuous') return evaluateContinuous({ ...common, prediction: predictions });
  return evaluateMulticlass({
    ...common,
    probabilities: columnsOf(predictions, outputsOf(outcome)),
    classes,
  });
}

/** K arrays of N numbers from N rows of K. */
export function columnsOf(predictions: Float64Array, outputs: number): Float64Array[] {
  const rows = predictions.length / outputs;
  return Array.from({ length: outputs }, (_, k) =>
    Float64Array.from({ length: rows }, (_, i) => predictions[i * outputs + k]),
  );
}

/** Predictions as named columns: "risk", "prediction", or one "risk of" per class. */
export function namedColumns(
  { task, classes = [] }: { task: Outcome['task']; classes?: readonly string[] },
  predictions: Float64Array,
): { name: string; values: Float64Array }[] {
  if (task !== 'multiclass')
    return [{ name: task === 'binary' ? 'risk' : 'prediction', values: predictions }];
  const columns = columnsOf(predictions, classes.length);
  return columns.map((values, k) => ({ name: `risk of ${classes[k]}`, values }));
}
