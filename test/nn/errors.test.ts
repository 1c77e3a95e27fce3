/** Every sentence of src/messages/networks.ts is said by something a person can do. One table: the code, and the deed. */
import { describe, expect, it } from 'vitest';
import {
  callbacks,
  layers,
  loadModel,
  losses,
  metrics,
  optimizers,
  sequential,
  tensor,
} from '../../src/index.js';
import { quiet, smallNet } from '../support/networks.js';
import {
  x,
  y,
  rows,
  wrong,
  softmaxNet,
  dense,
  fit,
  fitOn,
  saved,
  described,
  labels3,
  compileLast,
  type Deed,
} from './misuse.js';
import { networkMessages } from '../../src/messages/networks.js';
import { rejectionOf } from '../support/errors.js';
import { OPTION_DEEDS } from './option-deeds.js';

/** Each deed with a piece of the sentence it is answered with. */
const DEEDS: Record<keyof typeof networkMessages, Deed[]> = {
  ...OPTION_DEEDS,
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
  'metric.name': ['loss', 'val_loss', '3', ''].map((name): Deed => [
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
