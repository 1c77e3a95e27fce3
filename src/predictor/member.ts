/** One small network: built, trained on some rows and stopped on others. */
import { callbacks } from '../nn/callbacks/index.js';
import { layers } from '../nn/layers/index.js';
import { optimizers } from '../nn/optimizers/index.js';
import { regularizers } from '../nn/regularizers.js';
import { sequential, type Sequential } from '../nn/sequential.js';
import type { Tensor } from '../nn/tensor.js';
import { checkAborted } from './abort.js';
import type { FitCurve, FitHost, Outcome, PredictorTask } from './predictor.js';
import type { Recipe } from './recipe.js';

/** P inputs, hidden units, K outputs. */
export interface Shape {
  task: PredictorTask;
  inputs: number;
  hidden: readonly number[];
  outputs: number;
}

/** Rows and their (standardised) outcome. */
export interface Rows {
  matrix: { rows: number; columns: number; values: Float32Array };
  outcome: Outcome;
}

const HEADS = {
  binary: { activation: 'sigmoid', loss: 'binaryCrossentropy' },
  multiclass: { activation: 'softmax', loss: 'sparseCategoricalCrossentropy' },
  continuous: { activation: 'linear', loss: 'meanSquaredError' },
} as const;
type Head = (typeof HEADS)[PredictorTask];

/** An untrained network of this shape. Dropout and decay do nothing when it predicts. */
export function buildNetwork(
  options: Shape & { seed: number } & Partial<Pick<Recipe, 'dropout' | 'decay'>>,
): Sequential {
  const { inputs, hidden, outputs, task, seed, dropout = 0, decay = 0 } = options;
  const network = sequential({ seed });
  const kernelRegularizer = decay > 0 ? regularizers.l2({ l2: decay / 2 }) : undefined;
  const addDense = (options: {
    units: number;
    activation: 'relu' | Head['activation'];
    kernelInitializer?: 'heNormal';
  }) => {
    const inputShape = network.layers.length === 0 ? [inputs] : undefined;
    network.add(layers.dense({ ...options, inputShape, kernelRegularizer }));
  };
  for (const units of hidden) {
    addDense({ units, activation: 'relu', kernelInitializer: 'heNormal' });
    if (dropout > 0) network.add(layers.dropout({ rate: dropout }));
  }
  addDense({ units: outputs, activation: HEADS[task].activation });
  return network;
}

/** Trains one network and gives the weights of its best epoch. */
export async function trainMember(
  shape: Shape,
  recipe: Recipe,
  seed: number,
  host: FitHost,
  { training, validation }: { training: Rows; validation: Rows },
): Promise<{ weights: Tensor[]; curve: FitCurve }> {
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
  const x = { data: matrix.values, shape: [matrix.rows, matrix.columns] };
  const y = { data: Float32Array.from(outcome.values), shape: [matrix.rows, 1] };
  return [x, y];
}

interface NumberArray {
  data: Float32Array;
  shape: number[];
}
