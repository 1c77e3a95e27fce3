/**
 * The default risk model: small networks, each trained on four fifths of the rows and stopped where its log loss on the
 * last fifth was least, their predictions averaged. No class weights and no resampling: risks must stay calibrated.
 */
import * as z from 'zod';
import { createRandom } from '../engine/random.js';
import { fail } from '../errors.js';
import { checkSchema } from '../formats/bundle.js';
import type { Matrix } from '../statistics/linear-algebra.js';
import { checkAborted } from './abort.js';
import { averageCurves } from './curves.js';
import { buildNetwork, trainMember, type Shape } from './member.js';
import { outputsOf, takeMatrixRows, takeOutcomeRows } from './predictor.js';
import type {
  FitCurve,
  FitHost,
  FitOptions,
  FittedPredictor,
  Outcome,
  Predict,
  Predictor,
} from './predictor.js';
import { recipeFor } from './recipe.js';
import { innerSplits } from './splits.js';

const size = z.int().positive().max(65_536);

const stateSchema = z.strictObject({
  task: z.enum(['binary', 'multiclass', 'continuous']),
  /** P, hidden units, K. */
  inputs: size,
  hidden: z.array(size).max(8),
  outputs: size,
  /** Number of networks whose predictions are averaged. */
  members: z.int().positive().max(1000),
  /** Continuous: predictions are centre + scale x output. Otherwise 0 and 1. */
  centre: z.number(),
  scale: z.number(),
});
type State = z.infer<typeof stateSchema>;

export const networks: Predictor = {
  kind: 'averaged networks',

  async fit(
    matrix: Matrix,
    outcome: Outcome,
    options: FitOptions,
    host: FitHost = {},
  ): Promise<FittedPredictor> {
    const recipe = recipeFor(matrix.rows);
    const { centre, scale } =
      outcome.task === 'continuous' ? momentsOf(outcome.values) : { centre: 0, scale: 1 };
    const shape: Shape = {
      ...outcome,
      inputs: matrix.columns,
      outputs: outputsOf(outcome),
      hidden: recipe.hidden,
    };
    const standard = { ...outcome, values: outcome.values.map((value) => (value - centre) / scale) };
    const splits = innerSplits(standard, options);
    const seeds = createRandom(options.seed, 'members');
    const total = splits.length * recipe.members;
    const weights: FittedPredictor['weights'] = [];
    const curves: FitCurve[] = [];
    for (let i = 0; i < total; i++) {
      checkAborted(host);
      const { training, validation } = splits[i % splits.length];
      const member = await trainMember(shape, recipe, seeds.uint32(), host, {
        training: { matrix: takeMatrixRows(matrix, training), outcome: takeOutcomeRows(standard, training) },
        validation: {
          matrix: takeMatrixRows(matrix, validation),
          outcome: takeOutcomeRows(standard, validation),
        },
      });
      member.weights.forEach(({ shape, data }, j) => weights.push({ name: weightName(i, j), shape, data }));
      curves.push(member.curve);
      host.progress?.(i + 1, total);
    }
    const { inputs, outputs, hidden, task } = shape;
    const state: State = { task, inputs, hidden: [...hidden], outputs, members: total, centre, scale };
    return { kind: networks.kind, state: { ...state }, weights, curve: averageCurves(curves) };
  },

  load(fitted: FittedPredictor): Predict {
    const state = checkSchema(stateSchema, fitted.state, 'pipeline.json');
    const perMember = 2 * (state.hidden.length + 1);
    const byName = new Map(fitted.weights.map((tensor) => [tensor.name, tensor]));
    const find = (name: string) => byName.get(name) ?? fail('file.tensor-missing', { name });
    const members = Array.from({ length: state.members }, (_, i) =>
      Array.from({ length: perMember }, (_, j) => find(weightName(i, j))),
    );
    return (matrix) => predict(state, members, matrix);
  },
};

/** Kernel and bias of each layer, in the order of `getWeights`. */
function weightName(member: number, index: number): string {
  return `member/${member}/layer/${index >> 1}/${index % 2 === 0 ? 'kernel' : 'bias'}`;
}

/** One network takes the weights of each member in turn; averages are taken in f64 in the order of the members. */
function predict(state: State, members: readonly FittedPredictor['weights'][], matrix: Matrix): Float64Array {
  const network = buildNetwork({ ...state, seed: 0 });
  const x = { data: Float32Array.from(matrix.values), shape: [matrix.rows, matrix.columns] };
  const sum = new Float64Array(matrix.rows * state.outputs);
  for (const weights of members) {
    network.setWeights(weights);
    const { data } = network.predict(x);
    for (let i = 0; i < sum.length; i++) sum[i] += data[i];
  }
  return sum.map((value) => state.centre + state.scale * (value / state.members));
}

/** Mean and standard deviation of the outcome; a constant outcome has the scale 1. */
function momentsOf(values: Float64Array): { centre: number; scale: number } {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / values.length;
  return { centre, scale: variance > 0 ? Math.sqrt(variance) : 1 };
}
