/** Every sentence of src/messages/networks.ts is said by something a person can do. One table: the code, and the deed. */
import { describe, expect, it } from 'vitest';
import {
  callbacks,
  initializers,
  layers,
  loadModel,
  losses,
  metrics,
  optimizers,
  regularizers,
  sequential,
  tensor,
  type CompileOptions,
  type FitOptions,
} from '../../src/index.js';
import { networkMessages } from '../../src/messages/networks.js';
import { writeSafetensors } from '../../src/formats/safetensors.js';
import { rejectionOf } from '../support/errors.js';
import { madeUp, quiet, smallNet } from '../support/networks.js';

const { x, y } = madeUp(8);
const rows = (values: number[], columns: number) => ({
  data: values,
  shape: [values.length / columns, columns],
});
/** What JavaScript lets through and the types do not. */
const wrong = <T>(value: unknown) => value as T;

const softmaxNet = (units: number, loss: CompileOptions['loss'], more: Partial<CompileOptions> = {}) => {
  const model = sequential({ layers: [layers.dense({ units, activation: 'softmax', inputShape: [4] })] });
  model.compile({ optimizer: 'sgd', loss, ...more });
  return model;
};
const dense = (options: object) => layers.dense(wrong({ units: 1, ...options }));
const fit = (options: FitOptions, net: Parameters<typeof smallNet>[0] = {}) =>
  smallNet(net).fit(x, y, { ...quiet, ...options });
const fitOn = (inputs: unknown, targets: unknown) => smallNet().fit(wrong(inputs), wrong(targets), quiet);
const saved = (metadata: Record<string, string>) => loadModel(writeSafetensors([], metadata));
const described = (model: object) =>
  saved({ format: 'bedside-network', format_version: '1', model: JSON.stringify(model) });

const labels3 = [0, 1, 2, 0, 1, 2, 0, 1];

/** Each deed with a piece of the sentence it is answered with. */
const DEEDS: Record<keyof typeof networkMessages, [() => unknown, string][]> = {
  'option.unknown-name': [
    [
      () =>
        smallNet().compile({
          optimizer: 'sgd',
          loss: 'binaryCrossentropy',
          metrics: ['acuracy' as 'accuracy'],
        }),
      'compile: there is no metric "acuracy". Did you mean "accuracy"?',
    ],
    [() => dense({ activation: 'rely' }), 'Dense: there is no activation "rely". Did you mean "relu"?'],
    [
      () => dense({ name: 'top', kernelInitializer: 'heUnifrom' }),
      'Dense "top": there is no kernelInitializer',
    ],
    [() => dense({ kernelRegularizer: 'l3' }), 'there is no kernelRegularizer "l3"'],
    [() => smallNet({ loss: wrong('crossentropy') }), 'compile: there is no loss "crossentropy"'],
    [() => smallNet({ loss: wrong(5) }), 'there is no loss "5"'],
    [() => smallNet({ optimizer: wrong('adamax') }), 'Did you mean "adam"?'],
    [() => smallNet({ metrics: [wrong<'acc'>('accurracy')] }), 'Did you mean "accuracy"?'],
    [() => callbacks.earlyStopping({ mode: wrong('up') }), 'callbacks.earlyStopping: there is no mode "up"'],
  ],
  'option.unknown-key': [
    [() => dense({ unit: 5 }), 'Dense has no option "unit". Did you mean "units"?'],
    [() => layers.dropout(wrong({ rate: 0.1, seed: 1 })), 'Dropout has no option "seed"'],
    [() => layers.activation(wrong({ activation: 'relu', units: 1 })), 'Activation has no option "units"'],
    [() => sequential(wrong({ layer: [] })), 'sequential has no option "layer". Did you mean "layers"?'],
    [() => smallNet(wrong({ lost: 1 })), 'compile has no option "lost"'],
    [() => fit(wrong({ epoch: 5 })), 'fit has no option "epoch". Did you mean "epochs"?'],
    [() => smallNet().evaluate(x, y, wrong({ batch: 1 })), 'evaluate has no option "batch"'],
    [() => smallNet().trainOnBatch(x, y, wrong({ epochs: 1 })), 'trainOnBatch has no option "epochs"'],
    [() => smallNet().save(undefined, wrong({ optimizer: false })), 'save has no option "optimizer"'],
    [() => optimizers.sgd(wrong({ lr: 1 })), 'optimizers.sgd has no option "lr"'],
    [() => optimizers.adam(wrong({ weightDecay: 1 })), 'optimizers.adam has no option "weightDecay"'],
    [() => optimizers.rmsprop(wrong({ decay: 1 })), 'optimizers.rmsprop has no option "decay"'],
    [
      () => losses.binaryCrossentropy(wrong({ logits: true })),
      'losses.binaryCrossentropy has no option "logits"',
    ],
    [() => callbacks.earlyStopping(wrong({ patients: 3 })), 'Did you mean "patience"?'],
    [() => regularizers.l1l2(wrong({ l3: 1 })), 'regularizers.l1l2 has no option "l3"'],
    [() => initializers.heNormal(wrong({ seed: 1 })), 'initializers.heNormal has no option "seed"'],
    [() => metrics.auc(wrong({ thresholds: 5 })), 'metrics.auc has no option "thresholds"'],
    [() => callbacks.progress(wrong({ print: 1 })), 'callbacks.progress has no option "print"'],
    [() => fit({ callbacks: wrong({ onEpochEnded: () => {} }) }), 'Did you mean "onEpochEnd"?'],
  ],
  'option.number': [
    [() => dense({ units: 0 }), 'Dense: units is 0. Expected a whole number from 1.'],
    [() => dense({ units: 2.5 }), 'units is 2.5'],
    [() => dense({ units: '64' }), 'units is "64"'],
    [() => dense({ units: undefined }), 'units is undefined'],
    [() => dense({ inputShape: [0] }), 'inputShape is 0'],
    [() => sequential({ layers: [dense({})] }).build([0]), 'build: inputShape is 0'],
    [() => sequential({ layers: [dense({})] }).build([null, 2.5]), 'build: inputShape is 2.5'],
    [() => sequential({ layers: [dense({})] }).build([null, null]), 'build: inputShape is null'],
    [() => dense({ inputShape: '100' }), 'inputShape is "100"'],
    [() => layers.dropout({ rate: 1 }), 'Dropout: rate is 1. Expected a number from 0 to below 1.'],
    [() => layers.dropout({ rate: NaN }), 'rate is NaN'],
    [() => sequential({ seed: -1 }), 'seed is -1'],
    [() => optimizers.adam({ learningRate: -1 }), 'learningRate is -1. Expected a number from 0.'],
    [() => optimizers.sgd({ momentum: 1 }), 'momentum is 1'],
    [() => initializers.constant({ value: -Infinity }), 'value is -Infinity'],
    [
      () => initializers.constant({ value: NaN }),
      'initializers.constant: value is NaN. Expected a finite number.',
    ],
    [() => regularizers.l2({ l2: -1 }), 'l2 is -1'],
    [() => fit({ epochs: 0 }), 'fit: epochs is 0'],
    [() => fit({ classWeight: { 1: NaN } }), 'fit: classWeight of class 1 is NaN. Expected a number from 0.'],
    [() => fit({ classWeight: { 1: -1 } }), 'classWeight of class 1 is -1'],
    [() => fit({ batchSize: 0.5 }), 'fit: batchSize is 0.5'],
    [() => fit({ validationSplit: 1 }), 'fit: validationSplit is 1'],
    [() => smallNet().evaluate(x, y, { batchSize: 0 }), 'evaluate: batchSize is 0'],
    [() => callbacks.earlyStopping({ patience: -1 }), 'patience is -1'],
    [() => void (smallNet().optimizer.learningRate = NaN), 'optimizer: learningRate is NaN'],
    [() => metrics.auc({ numThresholds: 2 ** 40 }), 'below 100001'],
    [() => metrics.auc({ numThresholds: 1 }), 'numThresholds is 1'],
    [() => metrics.precision({ threshold: 1 }), 'threshold is 1'],
  ],
  'option.not-called': [
    [() => smallNet({ metrics: wrong(metrics.auc) }), 'compile: metrics was given a function.'],
    [() => smallNet({ loss: wrong(losses.binaryCrossentropy) }), 'compile: loss was given a function.'],
    [() => smallNet({ optimizer: wrong(optimizers.adam) }), 'compile: optimizer was given a function.'],
    [
      () => dense({ kernelInitializer: initializers.heNormal }),
      'Dense: kernelInitializer was given a function.',
    ],
    [() => dense({ kernelRegularizer: regularizers.l2 }), 'kernelRegularizer was given a function.'],
    [() => fit({ callbacks: wrong(callbacks.earlyStopping) }), 'fit: callbacks was given a function.'],
  ],
  'option.not-object': [
    [() => optimizers.sgd(wrong(0.1)), 'Name the option: { learningRate: ... }.'],
    [() => optimizers.rmsprop(wrong(null)), 'optimizers.rmsprop was given null'],
    [() => regularizers.l2(wrong(0.5)), 'regularizers.l2 was given 0.5'],
    [() => initializers.constant(wrong(3)), 'Name the option: { value: ... }.'],
    [() => metrics.auc(wrong(5)), 'metrics.auc was given 5'],
    [() => callbacks.progress(wrong(5)), 'callbacks.progress was given 5'],
    [
      () => layers.dense(wrong(64)),
      'Dense was given 64 for its options. Expected an object. Name the option: { units: ... }.',
    ],
    [() => layers.dropout(wrong(undefined)), 'Dropout was given undefined'],
    [() => fit({ callbacks: [wrong(null)] }), 'fit: a callback was given null'],
    [
      () => optimizers.adam(wrong(0.01)),
      'optimizers.adam was given 0.01 for its options. Expected an object. Name the option: { learningRate: ... }.',
    ],
    [() => fit({ classWeight: wrong(2) }), 'fit: classWeight was given 2'],
    [() => smallNet().fit(x, y, wrong(5)), 'fit was given 5'],
  ],
  'option.text': [
    [() => dense({ name: 5 }), 'Dense "5": name is 5. Expected a text.'],
    [() => sequential(wrong({ name: 5 })), 'sequential: name is 5. Expected a text.'],
  ],
  'tensor.size': [
    [
      () =>
        smallNet().setWeights(
          smallNet()
            .getWeights()
            .map(({ shape }) => ({ data: [1], shape })),
        ),
      'A tensor of shape [4, 6] has 24 values, but 1 were given.',
    ],
    [() => tensor([1, 2, 3], [2, 2]), 'A tensor of shape [2, 2] has 4 values, but 3 were given.'],
  ],
  'array.not-numbers': [[() => fitOn([['a']], [1]), 'fit: x holds something that is not a number.']],
  'array.ragged': [
    [() => fitOn([[1, 2, 3, 4], [1]], [0, 1]), 'fit: x: row 2 has another length than the first.'],
  ],
  'array.rank': [
    [() => smallNet().predict({ data: [1], shape: [1, 1, 1] }), 'predict: x has the shape [1, 1, 1].'],
  ],
  'array.empty': [[() => smallNet().predict([]), 'predict: x is empty.']],
  'array.columns': [
    [() => smallNet().predict([[1, 2, 3]]), 'predict: x has 3 columns. The model was built for 4 columns.'],
    [() => smallNet().evaluate([[1]], [1]), 'evaluate: x has 1 column.'],
    [() => smallNet().predict([[1], [2], [3], [4]]), 'predict: x has 1 column.'],
  ],
  'array.not-finite': [
    [() => fitOn([[1, 2, NaN, 4]], [1]), 'fit: x has NaN or infinite values in column 3, first in row 1'],
    [() => fitOn([[1, 2, 3, 4]], [NaN]), 'fit: y has NaN or infinite values'],
    [() => smallNet().predict([[1, Infinity, 3, 4]]), 'predict: x has NaN'],
    [() => fit({ sampleWeight: y.map(() => Infinity) }), 'fit: sampleWeight has NaN or infinite'],
    [() => fit({ validationData: [[[NaN, 1, 1, 1]], [0]] }), 'fit: validationData: x has NaN'],
  ],
  'layer.input-rank': [
    [() => sequential({ layers: [dense({})] }).build([null, 28, 28]), 'build: inputShape is [null, 28, 28].'],
    [() => dense({ name: 'first', inputShape: [28, 28] }), 'Dense "first": inputShape is [28, 28].'],
  ],
  'layer.name': [[() => dense({ name: 'optimizer/first' }), 'the name starts with "optimizer/"']],
  'model.empty': [[() => sequential({ name: 'none' }).summary(), 'The model "none" has no layers.']],
  'model.built': [[() => smallNet().add(layers.dense({ units: 1 })), 'after it was compiled']],
  'model.not-built': [
    [
      () => sequential({ layers: [layers.dense({ units: 1, name: 'one' })] }).summary(),
      'the first layer, Dense "one"',
    ],
  ],
  'model.layer-twice': [
    [
      () => {
        const layer = layers.dense({ units: 4 });
        sequential({ layers: [layer, layer] });
      },
      'was added twice',
    ],
  ],
  'model.layer-shared': [
    [
      () => {
        const layer = layers.dense({ units: 4 });
        sequential({ layers: [layer] });
        sequential({ layers: [layer] });
      },
      'Dense "dense" already belongs to another model.',
    ],
  ],
  'model.not-a-layer': [
    [() => sequential({ layers: [wrong(layers.dense)] }), 'A model was given function for a layer.'],
    [() => sequential().add(wrong(null)), 'Make one: layers.dense({ units: 16 }).'],
  ],
  'model.build-columns': [
    [() => smallNet().build([5]), 'build was called for 5 columns. The model takes 4 columns.'],
  ],
  'model.name-twice': [
    [
      () => sequential({ layers: [dense({ name: 'a' }), dense({ name: 'a' })] }),
      'Two layers have the name "a".',
    ],
  ],
  'model.not-compiled': [
    [() => sequential({ layers: [dense({ inputShape: [4] })] }).fit(x, y), 'fit needs a compiled model.'],
    [() => sequential({ layers: [dense({ inputShape: [4] })] }).evaluate(x, y), 'evaluate needs'],
    [() => sequential({ layers: [dense({ inputShape: [4] })] }).trainOnBatch(x, y), 'trainOnBatch needs'],
    [() => sequential({ layers: [dense({ inputShape: [4] })] }).optimizer, 'optimizer needs'],
    [() => sequential({ layers: [dense({ inputShape: [4] })] }).metricsNames, 'metricsNames needs'],
  ],
  'model.optimizer-shared': [
    [
      () => {
        const optimizer = optimizers.adam();
        smallNet({ optimizer });
        smallNet({ optimizer });
      },
      'already belongs to another model',
    ],
  ],
  'model.no-files': [
    [() => loadModel('model.safetensors'), 'there are no files to read here'],
    [() => smallNet().save('model.safetensors'), 'there are no files to write here'],
  ],
  'model.not-a-model': [
    [() => saved({ format: 'pt' }), 'not a network saved by Bedside'],
    [() => described({}), 'not a network saved by Bedside'],
  ],
  'model.format-version': [
    [
      () => saved({ format: 'bedside-network', format_version: '9' }),
      'saved in format 9. This version reads format 1.',
    ],
    [() => saved({ format: 'bedside-network' }), 'saved in format none.'],
  ],
  'model.layer-class': [
    [
      () =>
        described({
          name: 'm',
          seed: 0,
          inputColumns: 1,
          layers: [{ className: 'Lambda', name: 'a', config: {} }],
        }),
      'a layer of the kind "Lambda"',
    ],
  ],
  'model.tensor': [
    [
      () =>
        described({
          name: 'm',
          seed: 0,
          inputColumns: 1,
          layers: [{ className: 'Dense', name: 'a', config: { units: 1 } }],
        }),
      'The tensor "a/kernel" is not in the file.',
    ],
  ],
  'weights.count': [[() => smallNet().setWeights([]), 'setWeights was given 0 arrays. The model has 4']],
  'weights.shape': [
    [
      () => smallNet().setWeights([tensor([1]), ...smallNet().getWeights().slice(1)]),
      'The weights for "dense/kernel" have the shape [1]. Expected [4, 6].',
    ],
  ],
  'weights.not-finite': [
    [
      () =>
        smallNet().setWeights(
          smallNet()
            .getWeights()
            .map(({ data, shape }) => tensor(data.fill(NaN), shape)),
        ),
      'setWeights: "dense/kernel" has NaN or infinite values.',
    ],
  ],
  'compile.no-loss': [[() => smallNet({ loss: undefined }), 'compile was given no loss.']],
  'loss.last-layer': [
    [
      () => softmaxNet(1, 'mse') && compileLast('linear', 'binaryCrossentropy'),
      'its activation is linear or relu.',
    ],
    [
      () => softmaxNet(1, 'binaryCrossentropy'),
      'its activation is softmax. It needs probabilities, from the activation sigmoid.',
    ],
    [() => compileLast('tanh', 'categoricalCrossentropy', 3), 'from the activation softmax'],
  ],
  'loss.twice': [
    [
      () => compileLast('sigmoid', losses.binaryCrossentropy({ fromLogits: true })),
      'would apply sigmoid a second time',
    ],
    [
      () => softmaxNet(3, losses.categoricalCrossentropy({ fromLogits: true })),
      'would apply softmax a second time',
    ],
  ],
  'loss.one-unit': [[() => softmaxNet(1, 'sparseCategoricalCrossentropy'), 'has one unit']],
  'loss.dropout-last': [
    [
      () => {
        const stack = [
          layers.dense({ units: 1, activation: 'sigmoid', inputShape: [4] }),
          layers.dropout({ rate: 0.5 }),
        ];
        sequential({ layers: stack }).compile({ loss: 'binaryCrossentropy' });
      },
      'The last layer, Dropout "dropout", changes the probabilities that binaryCrossentropy is computed from.',
    ],
  ],
  'metric.name': ['loss', 'val_loss', '3', ''].map((name): [() => unknown, string] => [
    () => smallNet({ metrics: [metrics.auc({ name })] }),
    `A metric is called "${name}".`,
  ]),
  'metric.name-twice': [
    [() => smallNet({ metrics: ['auc', metrics.auc()] }), 'Two metrics are called "auc".'],
    [
      () => smallNet({ metrics: ['mse', metrics.auc({ name: 'weighted_mse' })], weightedMetrics: ['mse'] }),
      'Two metrics are called "weighted_mse".',
    ],
  ],
  'metric.shape': [
    [
      () => softmaxNet(3, 'sparseCategoricalCrossentropy', { metrics: ['auc'] }).evaluate(x, labels3),
      'The metric auc got targets with 1 column for outputs with 3 columns.',
    ],
    [
      () =>
        softmaxNet(3, 'categoricalCrossentropy', { metrics: ['sparseCategoricalAccuracy'] }).evaluate(
          { data: [1, 0, 0, 1], shape: [1, 4] },
          [[0, 1, 0]],
        ),
      'The metric sparseCategoricalAccuracy got targets with 3 columns',
    ],
  ],
  'metric.last-layer': [
    [
      () => compileLast('linear', 'mse', 1, ['auc']),
      'The metric auc does not fit the last layer, Dense "dense"',
    ],
    [() => compileLast('tanh', 'mse', 1, ['auc']), 'its outputs are no probabilities'],
  ],
  'metric.probabilities': [
    [() => metrics.auc().updateState([1, 0], [2, 0]), 'The metric auc got outputs outside 0 to 1.'],
  ],
  'target.rows': [[() => fitOn(x, [1, 0]), 'fit: x has 8 rows, y has 2 rows.']],
  'target.columns': [
    [
      () => fitOn(x, rows([...y, ...y], 2)),
      'fit: y has 2 columns. binaryCrossentropy with this last layer expects 1 column.',
    ],
    [
      () => softmaxNet(3, 'categoricalCrossentropy').fit(x, labels3, quiet),
      "use 'sparseCategoricalCrossentropy'",
    ],
  ],
  'target.range': [
    [
      () =>
        fitOn(
          x,
          y.map((label) => label + 1),
        ),
      'outside the classes, first in row',
    ],
    [
      () => softmaxNet(3, 'sparseCategoricalCrossentropy').fit(x, [0, 1, 2, 3, 1, 1, 1, 1.5], quiet),
      'fit: y has 2 labels outside the classes, first in row 4. sparseCategoricalCrossentropy expects whole class numbers from 0 to 2.',
    ],
  ],
  'target.weights': [
    [
      () => fit({ sampleWeight: [1, 2] }),
      'sampleWeight has 2 rows and 1 column. Expected 8 weights, one for each row.',
    ],
  ],
  'target.no-classes': [
    [
      () => compileLast('linear', 'mse').fit(x, y, { ...quiet, classWeight: { 1: 2 } }),
      'fit: classWeight was given, but meanSquaredError knows no classes.',
    ],
  ],
  'target.class-weight': [
    [
      () => fit({ classWeight: { 2: 1 } }),
      'fit: classWeight names the class "2". Expected whole class numbers from 0 to 1.',
    ],
    [() => fit({ classWeight: wrong({ sick: 1 }) }), 'names the class "sick"'],
    [() => fit({ classWeight: { 0.5: 1 } }), 'names the class "0.5"'],
    [() => smallNet().trainOnBatch(x, y, { classWeight: { [-1]: 1 } }), 'trainOnBatch: classWeight names'],
  ],
  'fit.split': [[() => fit({ validationSplit: 0.9 }), 'validationSplit 0.9 of 8 rows leaves no row']],
  'fit.validation-data': [
    [() => fit({ validationData: wrong(x) }), 'Expected [x, y] or [x, y, sampleWeight].'],
    [() => fit({ validationData: wrong([x]) }), 'validationSplit'],
  ],
  'fit.running': [
    [
      () => {
        const model = smallNet();
        return Promise.all([model.fit(x, y, quiet), model.fit(x, y, quiet)]);
      },
      'fit was called while fit is running. Await fit first.',
    ],
  ],
  'fit.diverged': [
    [
      () => compileLast('linear', 'mse', 1, [], 1e30).fit(x, y, { ...quiet, epochs: 9 }),
      'the loss is no longer a finite number. Lower the learning rate (now 1e+30)',
    ],
    [
      () => {
        const model = smallNet({
          loss: 'mse',
          optimizer: optimizers.sgd({ learningRate: 1e38 }),
          metrics: ['auc'],
        });
        const far = model.getWeights().map(({ data, shape }) =>
          tensor(
            data.map((_, i) => (i % 2 ? 3e38 : -3e38)),
            shape,
          ),
        );
        model.setWeights(far);
        return model.fit(x, y, { ...quiet, epochs: 9 });
      },
      'The weights are lost: make the model anew',
    ],
  ],
  'callback.mode': [
    [
      () =>
        fit(
          { callbacks: callbacks.earlyStopping({ monitor: 'area' }) },
          { metrics: [metrics.auc({ name: 'area' })] },
        ),
      'cannot tell whether "area" is better when it rises',
    ],
  ],
  'callback.no-such-log': [
    [() => fit({ callbacks: callbacks.earlyStopping() }), 'Give fit validationData or validationSplit'],
    [
      () => fit({ callbacks: callbacks.earlyStopping({ monitor: 'los' }) }),
      'There is "loss". Did you mean "loss"?',
    ],
  ],
  'network.out-of-memory': [
    [
      () => sequential({ layers: [dense({ units: 40_000, inputShape: [40_000] })] }).build(),
      'The model needs another',
    ],
  ],
};

/** One dense layer with this activation, compiled with this loss. */
function compileLast(
  activation: 'linear' | 'sigmoid' | 'tanh',
  loss: CompileOptions['loss'],
  units = 1,
  names: CompileOptions['metrics'] = [],
  learningRate = 0.01,
) {
  const model = sequential({ layers: [layers.dense({ units, activation, inputShape: [4] })] });
  model.compile({ optimizer: optimizers.sgd({ learningRate }), loss, metrics: names });
  return model;
}

describe.each(Object.entries(DEEDS))('%s', (code, deeds) => {
  it.each(deeds.map(([deed, words]) => ({ deed, words })))('is said: $words', async ({ deed, words }) => {
    const error = await rejectionOf(Promise.resolve().then(deed));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });
});

it('no sentence is left unsaid', () => {
  expect(Object.keys(DEEDS).toSorted()).toEqual(Object.keys(networkMessages).toSorted());
  expect(Object.values(DEEDS).every((deeds) => deeds.length > 0)).toBe(true);
});

it('no error says what is in the data', async () => {
  const secret = 987_654.25;
  const bad = { data: x.data.map((_, i) => (i === 5 ? NaN : secret)), shape: x.shape };
  const targets = y.map(() => secret);
  for (const attempt of [() => fitOn(bad, y), () => fitOn(x, targets), () => smallNet().predict(bad)]) {
    const error = await rejectionOf(Promise.resolve().then<unknown>(attempt));
    expect(error.message + JSON.stringify(error.details)).not.toContain('987');
  }
});
