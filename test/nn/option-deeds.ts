/** What brings up each sentence about options, tensors and arrays. */
import {
  callbacks,
  initializers,
  layers,
  losses,
  metrics,
  optimizers,
  regularizers,
  sequential,
  tensor,
} from '../../src/index.js';
import { smallNet } from '../support/networks.js';
import { x, y, wrong, dense, fit, fitOn, type Deed } from './misuse.js';

/** Misused options and arrays, by the code of the error. */
export const OPTION_DEEDS = {
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
} satisfies Record<string, Deed[]>;
