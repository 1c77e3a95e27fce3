/** One small network: built, trained on some rows and stopped on others. */
import { callbacks } from '../nn/callbacks/index.js';
import { layers } from '../nn/layers/index.js';
import { optimizers } from '../nn/optimizers/index.js';
import { sequential, type Sequential } from '../nn/sequential.js';
import type { Tensor } from '../nn/tensor.js';
import { checkAborted } from './abort.js';
import { singles, type FitCurve, type FitHost, type PredictorTask, type Rows } from './predictor.js';
import type { Recipe } from './recipe.js';

/** P inputs, hidden units, K outputs. */
export interface Shape {
  task: PredictorTask;
  inputs: number;
  hidden: readonly number[];
  outputs: number;
}

/** A trained network: weights in the order of `setWeights`, and its losses epoch by epoch. */
export interface Member {
  weights: Tensor[];
  curve: FitCurve;
}

const HEADS = {
  binary: { activation: 'sigmoid', loss: 'binaryCrossentropy' },
  multiclass: { activation: 'softmax', loss: 'sparseCategoricalCrossentropy' },
  continuous: { activation: 'linear', loss: 'meanSquaredError' },
} as const;

interface NetworkOptions extends Shape {
  seed: number;
  dropout?: number;
}

/** An untrained network of this shape. Dropout does nothing when it predicts. */
export function buildNetwork({
  inputs,
  hidden,
  outputs,
  task,
  seed,
  dropout = 0,
}: NetworkOptions): Sequential {
  const network = sequential({ seed });
  const inputShape = () => (network.layers.length === 0 ? [inputs] : undefined);
  for (const units of hidden) {
    network.add(layers.dense({ units, activation: 'tanh', inputShape: inputShape() }));
    if (dropout > 0) network.add(layers.dropout({ rate: dropout }));
  }
  network.add(layers.dense({ units: outputs, activation: HEADS[task].activation, inputShape: inputShape() }));
  return network;
}

/** Trains one network and gives the weights of its best epoch. */
export async function trainMember(
  shape: Shape,
  recipe: Recipe,
  seed: number,
  host: FitHost,
  { training, validation }: { training: Rows; validation: Rows },
): Promise<Member> {
  const network = buildNetwork({ ...shape, ...recipe, seed });
  const optimizer = optimizers.adam({ learningRate: recipe.learningRate });
  network.compile({ optimizer, loss: HEADS[shape.task].loss });
  const stopping = callbacks.earlyStopping({ patience: recipe.patience, restoreBestWeights: true });
  const [x, y] = arraysOf(training);
  const { history } = await network.fit(x, y, {
    epochs: recipe.epochs,
    batchSize: recipe.batchSize,
    validationData: arraysOf(validation),
    callbacks: [stopping, { onEpochEnd: () => checkAborted(host) }],
    verbose: 0,
  });
  return { weights: network.getWeights(), curve: { training: history.loss, validation: history.val_loss } };
}

function arraysOf({ matrix, outcome }: Rows): [NumberArray, NumberArray] {
  const shape = [matrix.rows, matrix.columns];
  return [
    { data: singles(matrix), shape },
    { data: Float32Array.from(outcome.values), shape: [matrix.rows, 1] },
  ];
}

interface NumberArray {
  data: Float32Array;
  shape: number[];
}
