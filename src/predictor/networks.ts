/**
 * The default risk model: small networks, each trained on four fifths of the rows and stopped where its log loss on the
 * last fifth was least, their predictions averaged. No class weights and no resampling: risks must stay calibrated.
 */
import * as z from 'zod';
import { createRandom } from '../engine/random.js';
import { fail } from '../errors.js';
import { Pacer } from '../nn/pacer.js';
import { checkSchema } from '../formats/bundle.js';
import type { Matrix } from '../statistics/linear-algebra.js';
import { checkAborted } from './abort.js';
import { averageCurves } from './curves.js';
import { fitIntercept } from './intercept.js';
import { buildNetwork, trainMember, type Member, type Shape } from './member.js';
import {
  outputsOf,
  takeRows,
  type FitHost,
  type FitOptions,
  type FittedPredictor,
  type Outcome,
  type Predict,
  type Predictor,
  type Rows,
  singles,
} from './predictor.js';
import { recipeFor } from './recipe.js';
import { innerSplits, type Split } from './splits.js';

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
    const splits = innerSplits(outcome, options);
    if (matrix.columns === 0 || splits.length === 0) return fitIntercept(matrix.columns, outcome);
    const { hidden } = recipeFor(matrix.rows);
    const { centre, scale } = momentsOf(outcome);
    const shape = { task: outcome.task, inputs: matrix.columns, hidden, outputs: outputsOf(outcome) };
    const standard = { ...outcome, values: outcome.values.map((value) => (value - centre) / scale) };
    const members = await trainMembers(shape, { matrix, outcome: standard }, splits, options.seed, host);
    const weights = members.flatMap((member, i) =>
      member.weights.map(({ shape, data }, j) => ({ name: weightName(i, j), shape, data })),
    );
    const state: State = { ...shape, hidden: [...hidden], members: members.length, centre, scale };
    const curve = averageCurves(members.map((member) => member.curve));
    return { kind: networks.kind, state: { ...state }, weights, curve };
  },

  load(fitted: FittedPredictor): Predict {
    const state = checkSchema(stateSchema, fitted.state, 'pipeline.json');
    const members = readMembers(state, fitted.weights);
    return (matrix) => predict(state, members, matrix);
  },
};

/**
 * One network after the other: as many per inner fold as the recipe says, each with a seed of its own. Only the rows of the
 * one in training are copied.
 */
async function trainMembers(
  shape: Shape,
  rows: Rows,
  splits: readonly Split[],
  seed: number,
  host: FitHost,
): Promise<Member[]> {
  const recipe = recipeFor(rows.matrix.rows);
  const seeds = createRandom(seed, 'members');
  const total = splits.length * recipe.members;
  const members: Member[] = [];
  const pacer = new Pacer();
  for (let i = 0; i < total; i++) {
    if (pacer.due()) await pacer.pause();
    checkAborted(host);
    const { training, validation } = splits[i % splits.length];
    const parts = { training: takeRows(rows, training), validation: takeRows(rows, validation) };
    members.push(await trainMember(shape, recipe, seeds.uint32(), host, parts));
    host.progress?.(i + 1, total);
  }
  return members;
}

/** The weights of each member in the order of `setWeights`. Fails with `file.tensor-missing` for one that is not as it must be. */
function readMembers(state: State, weights: FittedPredictor['weights']): FittedPredictor['weights'][] {
  const sizes = [state.inputs, ...state.hidden, state.outputs];
  const shapes = state.hidden.concat(state.outputs).flatMap((units, i) => [[sizes[i], units], [units]]);
  const byName = new Map(weights.map((tensor) => [tensor.name, tensor]));
  return Array.from({ length: state.members }, (_, i) =>
    shapes.map((shape, j) => {
      const name = weightName(i, j);
      const tensor = byName.get(name);
      if (String(tensor?.shape) !== String(shape)) fail('file.tensor-missing', { name });
      return tensor as FittedPredictor['weights'][number];
    }),
  );
}

/** Kernel and bias of each layer, in the order of `getWeights`. */
function weightName(member: number, index: number): string {
  return `member/${member}/layer/${index >> 1}/${index % 2 === 0 ? 'kernel' : 'bias'}`;
}

/** One network takes the weights of each member in turn; averages are taken in f64 in the order of the members. */
function predict(state: State, members: readonly FittedPredictor['weights'][], matrix: Matrix): Float64Array {
  if (matrix.columns !== state.inputs)
    fail('file.schema', { file: 'pipeline.json', path: 'predictor.state.inputs' });
  if (matrix.rows === 0) return new Float64Array(0);
  const network = buildNetwork({ ...state, seed: 0 });
  const x = { data: singles(matrix), shape: [matrix.rows, matrix.columns] };
  const sum = new Float64Array(matrix.rows * state.outputs);
  for (const weights of members) {
    network.setWeights(weights);
    const { data } = network.predict(x);
    for (let i = 0; i < sum.length; i++) sum[i] += data[i];
  }
  return sum.map((value) => state.centre + state.scale * (value / state.members));
}

/** Mean and standard deviation of a continuous outcome (1 where it is constant); 0 and 1 for classes. */
function momentsOf({ task, values }: Outcome): { centre: number; scale: number } {
  if (task !== 'continuous') return { centre: 0, scale: 1 };
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / values.length;
  return { centre, scale: variance > 0 ? Math.sqrt(variance) : 1 };
}
