/**
 * The nets of the bit contract, by name. A job takes the library and returns named lists of typed arrays to hash.
 * Between them they use every activation, loss, optimizer, regularizer, initializer and metric, weighted rows, dropout,
 * validation, early stopping, saving and going on. To add one, add it here and run `npm run test:runtimes -- --update`.
 */
import { madeUpClasses, madeUpInputs } from './made-up.mjs';

/** 53 rows in batches of 16: the last one has 5. 7 inputs and 13 units are no multiple of 4. */
const x = madeUpInputs(53, 7, 11);
const classes = madeUpClasses(x, 3, 12);
const binary = classes.map((label) => Number(label > 0));
const oneHot = classes.map((label) => [0, 1, 2].map((c) => Number(c === label)));
const numbers = Array.from(binary, (label, row) => x.data[7 * row] - label);
const sampleWeight = Array.from(binary, (_, row) => 0.5 + (row % 4) / 2);

/** What is hashed of a trained net: every weight, what it predicts, and every number of its history. */
function evidence(model, { history }, inputs) {
  return {
    weights: model.getWeights().map(({ data }) => data),
    predictions: [model.predict(inputs).data],
    history: Object.values(history).map((values) => Float64Array.from(values)),
  };
}

/** Trains a stack of layers on the small table. `compile` and `fit` override the usual settings. */
async function smallNet({ sequential }, stack, { y = classes, compile = {}, fit = {} } = {}) {
  const model = sequential({ layers: stack, seed: 5 });
  model.compile({
    optimizer: 'adam',
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
    ...compile,
  });
  const history = await model.fit(x, y, { epochs: 3, batchSize: 16, verbose: 0, ...fit });
  return { model, ...evidence(model, history, x) };
}

/** Hidden layer, dropout, output. */
function dropoutStack({ layers }, activation = 'tanh', options = {}) {
  return [
    layers.dense({ units: 13, activation, inputShape: [7], ...options }),
    layers.dropout({ rate: 0.25 }),
    layers.dense({ units: 3, activation: 'softmax' }),
  ];
}

/** A job per name: `make(library, value)` for each of these values. */
function jobsFor(kind, values, make) {
  const entries = Array.isArray(values) ? values.map((name) => [name, name]) : Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, value]) => [`${kind} ${name}`, (library) => make(library, value)]),
  );
}

const ACTIVATIONS = [
  'linear',
  'sigmoid',
  'relu',
  'tanh',
  'softmax',
  'elu',
  'selu',
  'gelu',
  'silu',
  'softplus',
];

const OPTIMIZERS = {
  sgd: ({ optimizers }) => optimizers.sgd({ learningRate: 0.05 }),
  momentum: ({ optimizers }) => optimizers.sgd({ learningRate: 0.05, momentum: 0.9 }),
  nesterov: ({ optimizers }) => optimizers.sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
  adam: ({ optimizers }) => optimizers.adam({ learningRate: 0.01 }),
  adamw: ({ optimizers }) => optimizers.adamw({ learningRate: 0.01, weightDecay: 0.01 }),
  rmsprop: ({ optimizers }) => optimizers.rmsprop({ learningRate: 0.01 }),
};

const REGULARIZERS = {
  l1: ({ regularizers }) => regularizers.l1({ l1: 0.01 }),
  l2: ({ regularizers }) => regularizers.l2({ l2: 0.01 }),
  l1l2: ({ regularizers }) => regularizers.l1l2({ l1: 0.001, l2: 0.01 }),
};

const INITIALIZERS = {
  glorotNormal: ({ initializers }) => initializers.glorotNormal(),
  heUniform: ({ initializers }) => initializers.heUniform(),
  heNormal: ({ initializers }) => initializers.heNormal(),
  constant: ({ initializers }) => initializers.constant({ value: 0.1 }),
  randomNormal: ({ initializers }) => initializers.randomNormal({ stddev: 0.2 }),
  randomUniform: ({ initializers }) => initializers.randomUniform({ minval: -0.3, maxval: 0.3 }),
};

/** Output units, their activation, the targets, the loss and the metrics that go with it. */
const LOSSES = {
  'mean squared error': [1, 'linear', numbers, () => 'meanSquaredError', ['meanAbsoluteError']],
  'mean absolute error': [1, 'linear', numbers, () => 'meanAbsoluteError', ['meanSquaredError']],
  'binary cross-entropy': [
    1,
    'sigmoid',
    binary,
    () => 'binaryCrossentropy',
    ['accuracy', 'auc', 'precision', 'recall'],
  ],
  'binary cross-entropy of logits': [
    1,
    'linear',
    binary,
    ({ losses }) => losses.binaryCrossentropy({ fromLogits: true }),
    [],
  ],
  'categorical cross-entropy': [3, 'softmax', oneHot, () => 'categoricalCrossentropy', ['accuracy']],
  'sparse cross-entropy of logits': [
    3,
    'linear',
    classes,
    ({ losses }) => losses.sparseCategoricalCrossentropy({ fromLogits: true }),
    [],
  ],
};

function lossJob(library, [units, activation, y, loss, metrics]) {
  const { layers } = library;
  const stack = [
    layers.dense({ units: 13, activation: 'tanh', inputShape: [7] }),
    layers.dense({ units, activation }),
  ];
  return smallNet(library, stack, { y, compile: { loss: loss(library), metrics } });
}

const WEIGHTED = {
  rows: { sampleWeight },
  classes: { classWeight: { 0: 1, 1: 2, 2: 0.5 } },
};

/** Early stopping on the last rows, with the best weights restored. */
function earlyStopping(library) {
  const stop = library.callbacks.earlyStopping({ patience: 2, restoreBestWeights: true });
  const fit = { epochs: 40, validationSplit: 0.3, callbacks: [stop] };
  const compile = { optimizer: library.optimizers.adam({ learningRate: 0.05 }) };
  return smallNet(library, dropoutStack(library), { compile, fit });
}

/** The saved file's bytes, and what the loaded model becomes when it is trained further. */
async function savingAndGoingOn(library) {
  const { model } = await smallNet(library, dropoutStack(library, 'relu'));
  const bytes = await model.save();
  const loaded = await library.loadModel(bytes);
  const history = await loaded.fit(x, classes, { epochs: 2, batchSize: 16, verbose: 0 });
  return { 'file (bytes)': [bytes], ...evidence(loaded, history, x) };
}

/** Wide enough that the matrix product works in blocks: 30-256-256-1, one batch of 256 and one of 44 rows. */
async function wideNet({ sequential, layers }) {
  const inputs = madeUpInputs(300, 30, 3);
  const model = sequential({
    layers: [
      layers.dense({ units: 256, activation: 'relu', inputShape: [30] }),
      layers.dense({ units: 256, activation: 'relu' }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
    seed: 2,
  });
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['auc'] });
  const history = await model.fit(inputs, madeUpClasses(inputs, 2, 4), {
    epochs: 2,
    batchSize: 256,
    verbose: 0,
  });
  return evidence(model, history, inputs);
}

/** Sums of 1,030 products, over which a matrix product works piece by piece. */
async function longSums({ sequential, layers }) {
  const inputs = madeUpInputs(41, 1030, 6);
  const model = sequential({
    layers: [
      layers.dense({ units: 37, activation: 'tanh', inputShape: [1030] }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const history = await model.fit(inputs, madeUpClasses(inputs, 3, 7), { epochs: 2, verbose: 0 });
  return evidence(model, history, inputs);
}

/** The program that this library grew from: 10,000 rows of 100 numbers, 10 classes, 10 epochs. */
async function seedProgram({ sequential, layers }) {
  const inputs = madeUpInputs(10_000, 100, 1);
  const model = sequential({
    layers: [
      layers.dense({ units: 64, activation: 'relu', inputShape: [100] }),
      layers.dense({ units: 32, activation: 'relu' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const history = await model.fit(inputs, madeUpClasses(inputs, 10, 2), { epochs: 10, verbose: 0 });
  return evidence(model, history, inputs);
}

export const jobs = {
  'seed program': seedProgram,
  'wide net': wideNet,
  'long sums': longSums,
  ...jobsFor('activation', ACTIVATIONS, (library, name) => smallNet(library, dropoutStack(library, name))),
  ...jobsFor('optimizer', OPTIMIZERS, (library, make) =>
    smallNet(library, dropoutStack(library, 'relu'), { compile: { optimizer: make(library) } }),
  ),
  ...jobsFor('loss', LOSSES, lossJob),
  ...jobsFor('regularizer', REGULARIZERS, (library, make) =>
    smallNet(library, dropoutStack(library, 'tanh', { kernelRegularizer: make(library) })),
  ),
  ...jobsFor('initializer', INITIALIZERS, (library, make) =>
    smallNet(library, dropoutStack(library, 'tanh', { kernelInitializer: make(library) })),
  ),
  ...jobsFor('weighted', WEIGHTED, (library, fit) => smallNet(library, dropoutStack(library), { fit })),
  'early stopping': earlyStopping,
  'saved and trained on': savingAndGoingOn,
};
