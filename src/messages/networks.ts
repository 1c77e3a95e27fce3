/** Sentences about layers, models, losses, optimizers and the arrays they take. Details never hold a patient's value. */
import { suggestion } from '../nearest.js';
import type { Sentence } from './index.js';

const shapeText = (shape: readonly (number | null)[]) => `[${shape.map(String).join(', ')}]`;
const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`);
const columns = (count: number) => (count === 1 ? '1 column' : `${count} columns`);

export const networkMessages = {
  // Options
  'option.unknown-name': (d: {
    where: string;
    option: string;
    name: string;
    names: readonly string[];
  }): Sentence => ({
    what: `${d.where}: there is no ${d.option === 'metrics' ? 'metric' : d.option} "${d.name}".`,
    expected: '',
    fix: suggestion(d.name, d.names),
  }),
  'option.unknown-key': (d: { where: string; key: string; keys: readonly string[] }): Sentence => ({
    what: `${d.where} has no option "${d.key}".`,
    expected: '',
    fix: suggestion(d.key, d.keys),
  }),
  'option.number': (d: { where: string; option: string; received: string; expected: string }): Sentence => ({
    what: `${d.where}: ${d.option} is ${d.received}.`,
    expected: `Expected ${d.expected}.`,
    fix: '',
  }),
  'option.not-called': (d: { where: string; option: string }): Sentence => ({
    what: `${d.where}: ${d.option} was given a function.`,
    expected: 'Expected what the function makes.',
    fix: 'Call it: put () behind it.',
  }),
  'option.not-object': (d: { where: string; received: string; keys: readonly string[] }): Sentence => ({
    what: `${d.where} was given ${d.received} for its options.`,
    expected: 'Expected an object.',
    fix: d.keys.length > 0 ? `Name the option: { ${d.keys[0]}: ... }.` : 'Leave it out.',
  }),
  'option.text': (d: { where: string; option: string; received: string }): Sentence => ({
    what: `${d.where}: ${d.option} is ${d.received}.`,
    expected: 'Expected a text.',
    fix: '',
  }),

  // Arrays
  'tensor.size': (d: { shape: readonly number[]; size: number; values: number }): Sentence => ({
    what: `A tensor of shape ${shapeText(d.shape)} has ${d.size} values, but ${d.values} were given.`,
    expected: 'Expected as many values as the product of the shape.',
    fix: 'Change the shape or the values.',
  }),
  'array.not-numbers': (d: { where: string }): Sentence => ({
    what: `${d.where} holds something that is not a number.`,
    expected: 'Expected nested arrays of numbers, a typed array, or { data, shape }.',
    fix: 'Turn text and missing values into numbers first; `bedside train` does that for a table.',
  }),
  'array.ragged': (d: { where: string; row: number; expected: number }): Sentence => ({
    what: `${d.where}: row ${Math.floor(d.row)} has another length than the first.`,
    expected: `Expected ${d.expected} values in every row.`,
    fix: 'Give all rows the same columns.',
  }),
  'array.rank': (d: { where: string; shape: readonly number[] }): Sentence => ({
    what: `${d.where} has the shape ${shapeText(d.shape)}.`,
    expected: 'Expected two axes, [rows, columns], or one for a single column.',
    fix: 'Flatten all axes after the first into columns.',
  }),
  'array.empty': (d: { where: string }): Sentence => ({
    what: `${d.where} is empty.`,
    expected: 'Expected at least one row and one column.',
    fix: 'Check how the array is made.',
  }),
  'array.columns': (d: { where: string; expected: number; received: number }): Sentence => ({
    what: `${d.where} has ${columns(d.received)}.`,
    expected: `The model was built for ${columns(d.expected)}.`,
    fix: 'Give the same columns in the same order as in training, or change inputShape of the first layer.',
  }),
  'array.not-finite': (d: {
    where: string;
    rows: number;
    columns: readonly number[];
    firstRow: number;
  }): Sentence => ({
    what: `${d.where} has NaN or infinite values in ${d.columns.length === 1 ? 'column' : 'columns'} ${d.columns.join(', ')}, first in row ${d.firstRow} of ${d.rows} (both counted from 1).`,
    expected: 'Expected finite numbers.',
    fix: 'Fill missing values first, for example with the median of the training rows and a column that says it was missing.',
  }),

  // Layers
  'layer.input-rank': (d: { where: string; shape: readonly (number | null)[] }): Sentence => ({
    what: `${d.where}: inputShape is ${shapeText(d.shape)}.`,
    expected: 'Expected one number, the columns of a row: [100].',
    fix: 'Leave the batch out of inputShape, and flatten further axes into columns.',
  }),
  'layer.name': (d: { where: string; name: string }): Sentence => ({
    what: `${d.where}: the name starts with "optimizer/".`,
    expected: "A saved model keeps the optimizer's state under such names.",
    fix: 'Choose another name, or leave it out.',
  }),

  // Models
  'model.empty': (d: { model: string }): Sentence => ({
    what: `The model "${d.model}" has no layers.`,
    expected: '',
    fix: 'Give `layers` to sequential, or call add.',
  }),
  'model.built': (d: { model: string }): Sentence => ({
    what: `A layer was added to the model "${d.model}" after it was compiled.`,
    expected: 'Layers come first, then compile.',
    fix: 'Add all layers before compile, or make a new model.',
  }),
  'model.not-built': (d: { layer: string }): Sentence => ({
    what: `The model does not know how many columns its input has.`,
    expected: '',
    fix: `Give inputShape to the first layer, ${d.layer}, or call build([columns]), or fit or predict first.`,
  }),
  'model.layer-twice': (d: { layer: string }): Sentence => ({
    what: `${d.layer} was added twice.`,
    expected: 'Each layer stands in one place of one model.',
    fix: 'Make a new layer for the second place.',
  }),
  'model.layer-shared': (d: { layer: string }): Sentence => ({
    what: `${d.layer} already belongs to another model.`,
    expected: 'Each layer stands in one place of one model.',
    fix: 'Make a new layer, and copy the weights with getWeights and setWeights.',
  }),
  'model.not-a-layer': (d: { received: string }): Sentence => ({
    what: `A model was given ${d.received} for a layer.`,
    expected: 'Expected a layer.',
    fix: 'Make one: layers.dense({ units: 16 }).',
  }),
  'model.build-columns': (d: { expected: number; received: number }): Sentence => ({
    what: `build was called for ${columns(d.received)}.`,
    expected: `The model takes ${columns(d.expected)}.`,
    fix: 'Leave the shape out, or change inputShape of the first layer.',
  }),
  'model.name-twice': (d: { name: string }): Sentence => ({
    what: `Two layers have the name "${d.name}".`,
    expected: 'Names are unique within a model: weights are saved under them.',
    fix: 'Change one name, or leave it out.',
  }),
  'model.not-compiled': (d: { where: string }): Sentence => ({
    what: `${d.where} needs a compiled model.`,
    expected: '',
    fix: "Call compile({ optimizer: 'adam', loss: ... }) first.",
  }),
  'model.optimizer-shared': (): Sentence => ({
    what: 'This optimizer already belongs to another model.',
    expected: 'An optimizer keeps the state of one model.',
    fix: 'Make a new one for each model, or give its name: "adam".',
  }),
  'model.no-files': (d: { action: 'read' | 'write' }): Sentence => ({
    what: `A path was given, but there are no files to ${d.action} here.`,
    expected: '',
    fix:
      d.action === 'read'
        ? 'Give loadModel the bytes of the file.'
        : 'Call save() without a path and keep the bytes it returns, as a download for example.',
  }),
  'model.not-a-model': (): Sentence => ({
    what: 'The file is not a network saved by Bedside.',
    expected: 'Expected the bytes that model.save() returned.',
    fix: 'For a .bedside risk model use loadRiskModel of bedside/study, or the command `bedside predict`.',
  }),
  'model.format-version': (d: { received: string; supported: number }): Sentence => ({
    what: `The model was saved in format ${d.received.replace(/[^\w.-]/g, '?').slice(0, 20)}.`,
    expected: `This version reads format ${d.supported}.`,
    fix: 'Install the version of Bedside that wrote it, or a newer one.',
  }),
  'model.layer-class': (d: { className: string }): Sentence => ({
    what: `The model holds a layer of the kind "${d.className.replace(/[^\w.-]/g, '?').slice(0, 40)}".`,
    expected: 'This version does not know that kind.',
    fix: 'Install a newer version of Bedside.',
  }),
  'model.tensor': (d: {
    name: string;
    expected: readonly number[];
    received?: readonly number[] | undefined;
  }): Sentence => ({
    what: d.received
      ? `The tensor "${d.name}" in the file has the shape ${shapeText(d.received)}.`
      : `The tensor "${d.name}" is not in the file.`,
    expected: `Expected the shape ${shapeText(d.expected)}.`,
    fix: 'The file was changed or damaged: save the model again.',
  }),
  'weights.count': (d: { expected: number; received: number }): Sentence => ({
    what: `setWeights was given ${d.received} arrays.`,
    expected: `The model has ${d.expected}: kernel and bias of each layer in turn.`,
    fix: 'Use the list that getWeights of the same model returns.',
  }),
  'weights.shape': (d: {
    name: string;
    expected: readonly number[];
    received: readonly number[];
  }): Sentence => ({
    what: `The weights for "${d.name}" have the shape ${shapeText(d.received)}.`,
    expected: `Expected ${shapeText(d.expected)}.`,
    fix: 'Use the list that getWeights of the same model returns.',
  }),
  'weights.not-finite': (d: { where: string; name: string }): Sentence => ({
    what: `${d.where}: "${d.name}" has NaN or infinite values.`,
    expected: 'Expected finite numbers.',
    fix: 'Use weights from before the training diverged.',
  }),

  // Losses and metrics
  'compile.no-loss': (): Sentence => ({
    what: 'compile was given no loss.',
    expected: '',
    fix: "Choose one: 'binaryCrossentropy' for yes or no, 'sparseCategoricalCrossentropy' for class numbers, 'meanSquaredError' for numbers.",
  }),
  'loss.last-layer': (d: {
    loss: string;
    lastLayer: string;
    activation: string;
    wanted: string;
  }): Sentence => ({
    what: `${d.loss} does not fit the last layer, ${d.lastLayer}: its activation is ${d.activation}.`,
    expected: `It needs probabilities, from the activation ${d.wanted}.`,
    fix: `Set activation: '${d.wanted}' on the last layer, or keep it linear and use losses.${d.loss}({ fromLogits: true }).`,
  }),
  'loss.twice': (d: { loss: string; lastLayer: string; activation: string }): Sentence => ({
    what: `${d.loss} with fromLogits would apply ${d.activation} a second time: the last layer, ${d.lastLayer}, already ends in it.`,
    expected: '',
    fix: "Leave fromLogits out, or make the last layer's activation linear.",
  }),
  'loss.one-unit': (d: { loss: string; lastLayer: string }): Sentence => ({
    what: `${d.loss} needs one unit per class, but the last layer, ${d.lastLayer}, has one unit.`,
    expected: 'Expected at least two units.',
    fix: "For a yes-or-no outcome use one unit with activation 'sigmoid' and the loss 'binaryCrossentropy'.",
  }),
  'loss.dropout-last': (d: { loss: string; lastLayer: string }): Sentence => ({
    what: `The last layer, ${d.lastLayer}, changes the probabilities that ${d.loss} is computed from.`,
    expected: 'Expected the last layer to do the same in training as in prediction.',
    fix: 'Put dropout before the last dense layer.',
  }),
  'metric.name': (d: { name: string }): Sentence => ({
    what: `A metric is called ${JSON.stringify(d.name)}.`,
    expected: 'Expected a name that is not empty, "loss" or a whole number and does not start with "val_".',
    fix: "Name it: metrics.auc({ name: 'area' }).",
  }),
  'metric.name-twice': (d: { name: string }): Sentence => ({
    what: `Two metrics are called "${d.name}".`,
    expected: 'Each needs a name of its own in the logs.',
    fix: `Leave one out, or name it: metrics.auc({ name: 'area' }).`,
  }),
  'metric.shape': (d: { metric: string; truthColumns: number; predictedColumns: number }): Sentence => ({
    what: `The metric ${d.metric} got targets with ${columns(d.truthColumns)} for outputs with ${columns(d.predictedColumns)}.`,
    expected: 'Expected targets that fit the outputs.',
    fix: "Use 'accuracy', which takes the form that fits, or one-hot targets.",
  }),
  'metric.last-layer': (d: { metric: string; lastLayer: string }): Sentence => ({
    what: `The metric ${d.metric} does not fit the last layer, ${d.lastLayer}: its outputs are no probabilities.`,
    expected: '',
    fix: "End the model in 'sigmoid' or 'softmax'; with a loss from logits, compute it from predictions instead.",
  }),
  'metric.probabilities': (d: { metric: string }): Sentence => ({
    what: `The metric ${d.metric} got outputs outside 0 to 1.`,
    expected: 'It needs probabilities.',
    fix: "End the model in 'sigmoid' or 'softmax'; with a loss from logits, compute it from predictions instead.",
  }),
  'target.rows': (d: { where: string; inputs: number; targets: number }): Sentence => ({
    what: `${d.where}: x has ${rows(d.inputs)}, y has ${rows(d.targets)}.`,
    expected: 'Expected one target for each row.',
    fix: 'Check how x and y are cut from the data.',
  }),
  'target.columns': (d: { where: string; loss: string; expected: number; received: number }): Sentence => ({
    what: `${d.where}: y has ${columns(d.received)}.`,
    expected: `${d.loss} with this last layer expects ${columns(d.expected)}.`,
    fix:
      d.expected === 1
        ? "Give one number per row; for one-hot targets use 'categoricalCrossentropy'."
        : "Give one column per unit of the last layer; for class numbers use 'sparseCategoricalCrossentropy'.",
  }),
  'target.range': (d: {
    where: string;
    loss: string;
    count: number;
    firstRow: number;
    most: number;
    sparse: boolean;
  }): Sentence => ({
    what: `${d.where}: y has ${d.count === 1 ? '1 label' : `${d.count} labels`} outside the classes, first in row ${d.firstRow}.`,
    expected: d.sparse
      ? `${d.loss} expects whole class numbers from 0 to ${d.most}.`
      : `${d.loss} expects values from 0 to 1.`,
    fix: d.sparse
      ? 'Number the classes from 0, and give the last layer one unit for each.'
      : 'Code the outcome as 0 and 1.',
  }),
  'target.weights': (d: { where: string; expected: number; rows: number; columns: number }): Sentence => ({
    what: `${d.where}: sampleWeight has ${rows(d.rows)} and ${columns(d.columns)}.`,
    expected: `Expected ${d.expected} weights, one for each row.`,
    fix: 'Give one number per row of x.',
  }),
  'target.no-classes': (d: { where: string; loss: string }): Sentence => ({
    what: `${d.where}: classWeight was given, but ${d.loss} knows no classes.`,
    expected: '',
    fix: 'Leave it out, or give each row its weight with sampleWeight.',
  }),
  'target.class-weight': (d: { where: string; key: string; count: number }): Sentence => ({
    what: `${d.where}: classWeight names the class ${JSON.stringify(d.key)}.`,
    expected: `Expected whole class numbers from 0 to ${d.count - 1}.`,
    fix: 'Name classes by their numbers: { 0: 1, 1: 5 }.',
  }),

  // Training
  'fit.split': (d: { rows: number; validationSplit: number }): Sentence => ({
    what: `validationSplit ${d.validationSplit} of ${rows(d.rows)} leaves no row to train on or none to validate with.`,
    expected: '',
    fix: 'Give more rows, another share, or validationData.',
  }),
  'fit.validation-data': (): Sentence => ({
    what: 'fit: validationData is no list of two or three.',
    expected: 'Expected [x, y] or [x, y, sampleWeight].',
    fix: 'Put inputs and targets in a list; for a share of the rows use validationSplit.',
  }),
  'fit.running': (d: { where: string }): Sentence => ({
    what: `${d.where} was called while fit is running.`,
    expected: '',
    fix:
      d.where === 'fit' || d.where === 'compile'
        ? 'Await fit first.'
        : 'Await fit first, or call it in onEpochEnd. predict may be called at any time.',
  }),
  'fit.diverged': (d: { epoch: number; learningRate: number }): Sentence => ({
    what: `Training diverged${d.epoch > 0 ? ` in epoch ${d.epoch}` : ''}: the loss is no longer a finite number.`,
    expected: '',
    fix: `Lower the learning rate (now ${d.learningRate}), scale the inputs to about -3 to 3, or check the targets for extreme values. The weights are lost: make the model anew, or set weights that you saved.`,
  }),
  'callback.mode': (d: { monitor: string }): Sentence => ({
    what: `Early stopping cannot tell whether "${d.monitor}" is better when it rises or when it falls.`,
    expected: '',
    fix: "Give mode: 'max' or 'min'.",
  }),
  'callback.no-such-log': (d: { monitor: string; names: readonly string[] }): Sentence => ({
    what: `Early stopping watches "${d.monitor}", which is not among the logs.`,
    expected: `There is ${d.names.map((name) => `"${name}"`).join(', ')}.`,
    fix: d.monitor.startsWith('val_')
      ? 'Give fit validationData or validationSplit, or watch another number.'
      : suggestion(d.monitor, d.names),
  }),
  'network.out-of-memory': (d: { bytes: number }): Sentence => ({
    what: `The model needs another ${Math.ceil(d.bytes / 1048576)} MiB, more than this host gives (a page or worker has at most 4 GiB).`,
    expected: '',
    fix: 'Use a smaller batchSize or fewer units, or train on fewer rows.',
  }),
};
