/**
 * What is left where nothing can be learned: everyone gets the prevalence, the class shares or the mean. Used by every
 * predictor where no column varies, or where no inner split leaves each class among the rows to learn from.
 */
import * as z from 'zod';
import { fail } from '../errors.js';
import { checkSchema } from '../formats/bundle.js';
import type { Matrix } from '../statistics/linear-algebra.js';
import type { FittedPredictor, Outcome, Predict } from './predictor.js';

const KIND = 'intercept only';

const stateSchema = z.strictObject({
  task: z.enum(['binary', 'multiclass', 'continuous']),
  /** P: columns that are given, and not looked at. */
  inputs: z.int().nonnegative().max(65_536),
  /** K predictions, the same for every row. */
  predictions: z.array(z.number()).min(1).max(65_536),
});

/** The fitted state for P columns. */
export function fitIntercept(inputs: number, outcome: Outcome): FittedPredictor {
  const { task } = outcome;
  return { kind: KIND, state: { task, inputs, predictions: averagesOf(outcome) }, weights: [] };
}

function averagesOf({ task, classes, values }: Outcome): number[] {
  const share = (test: (value: number) => number) =>
    values.reduce((sum, value) => sum + test(value), 0) / values.length;
  if (task !== 'multiclass') return [share((value) => value)];
  return Array.from({ length: classes }, (_, k) => share((value) => Number(value === k)));
}

/** The reader of such a state. */
export const intercept = {
  kind: KIND,

  load(fitted: FittedPredictor): Predict {
    const { inputs, predictions } = checkSchema(stateSchema, fitted.state, 'pipeline.json');
    return (matrix: Matrix) => {
      if (matrix.columns !== inputs)
        fail('file.schema', { file: 'pipeline.json', path: 'predictor.state.inputs' });
      const K = predictions.length;
      return Float64Array.from({ length: matrix.rows * K }, (_, i) => predictions[i % K]);
    };
  },
};
