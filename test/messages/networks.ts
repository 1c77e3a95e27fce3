/** Example details for every sentence about layers, models, losses, optimizers and the arrays they take. */
import type { networkMessages } from '../../src/messages/networks.js';

export const examples = {
  'option.unknown-name': [
    { where: 'Dense "hidden"', option: 'activation', name: 'rely', names: ['relu', 'sigmoid', 'tanh'] },
    { where: 'compile', option: 'loss', name: 'hinge', names: ['meanSquaredError', 'binaryCrossentropy'] },
  ],
  'option.unknown-key': [{ where: 'Dense "hidden"', key: 'unit', keys: ['units', 'activation'] }],
  'option.number': [
    { where: 'Dense "hidden"', option: 'units', received: '0', expected: 'a whole number from 1' },
    { where: 'Dropout', option: 'rate', received: '1', expected: 'a number from 0 to below 1' },
  ],
  'tensor.size': [{ shape: [2, 2], size: 4, values: 3 }],
  'array.not-numbers': [{ where: 'fit: x' }],
  'array.ragged': [{ where: 'fit: x', row: 17, expected: 30 }],
  'array.rank': [{ where: 'fit: x', shape: [100, 28, 28] }],
  'array.empty': [{ where: 'fit: x' }],
  'array.columns': [
    { where: 'predict: x', expected: 30, received: 29 },
    { where: 'predict: x', expected: 30, received: 1 },
  ],
  'array.not-finite': [
    { where: 'fit: x', rows: 303, columns: [4], firstRow: 12 },
    { where: 'fit: x', rows: 303, columns: [0, 4, 7], firstRow: 1 },
  ],
  'layer.input-rank': [{ where: 'Dense "first"', shape: [28, 28] }],
  'model.empty': [{ model: 'sequential' }],
  'model.built': [{ model: 'sequential' }],
  'model.not-built': [{ layer: 'Dense "first"' }],
  'model.layer-twice': [{ layer: 'Dense "hidden"' }],
  'model.name-twice': [{ name: 'hidden' }],
  'model.not-compiled': [{ where: 'fit' }],
  'model.optimizer-shared': [undefined],
  'model.no-files': [{ action: 'read' }, { action: 'write' }],
  'model.not-a-model': [undefined],
  'model.format-version': [{ received: '2', supported: 1 }],
  'model.layer-class': [{ className: 'Lambda' }],
  'model.tensor': [
    { name: 'hidden/kernel', expected: [30, 64] },
    { name: 'hidden/kernel', expected: [30, 64], received: [64, 30] },
  ],
  'weights.count': [{ expected: 4, received: 2 }],
  'weights.shape': [{ name: 'hidden/kernel', expected: [30, 64], received: [64, 30] }],
  'compile.no-loss': [undefined],
  'loss.last-layer': [
    {
      loss: 'binaryCrossentropy',
      lastLayer: 'Dense "risk"',
      activation: 'linear or relu',
      wanted: 'sigmoid',
    },
  ],
  'loss.twice': [{ loss: 'binaryCrossentropy', lastLayer: 'Dense "risk"', activation: 'sigmoid' }],
  'loss.one-unit': [{ loss: 'sparseCategoricalCrossentropy', lastLayer: 'Dense "risk"' }],
  'metric.shape': [{ metric: 'auc', truthColumns: 1, predictedColumns: 3 }],
  'metric.probabilities': [{ metric: 'auc' }],
  'target.rows': [{ where: 'fit', inputs: 303, targets: 302 }],
  'target.columns': [
    { where: 'fit', loss: 'sparseCategoricalCrossentropy', expected: 1, received: 3 },
    { where: 'fit', loss: 'categoricalCrossentropy', expected: 3, received: 1 },
  ],
  'target.range': [
    { where: 'fit', loss: 'sparseCategoricalCrossentropy', count: 12, firstRow: 3, most: 9, sparse: true },
    { where: 'fit', loss: 'binaryCrossentropy', count: 1, firstRow: 3, most: 1, sparse: false },
  ],
  'target.weights': [{ where: 'fit', expected: 303, rows: 302, columns: 1 }],
  'fit.split': [{ rows: 3, validationSplit: 0.9 }],
  'fit.running': [{ where: 'evaluate' }, { where: 'fit' }],
  'fit.diverged': [
    { epoch: 3, learningRate: 10 },
    { epoch: 0, learningRate: 10 },
  ],
  'callback.no-such-log': [
    { monitor: 'val_loss', names: ['loss', 'accuracy'] },
    { monitor: 'acuracy', names: ['loss', 'accuracy'] },
  ],
  'network.out-of-memory': [{ bytes: 5_000_000_000 }],
} satisfies { [C in keyof typeof networkMessages]: Parameters<(typeof networkMessages)[C]>[0][] };
