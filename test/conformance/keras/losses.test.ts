/** Losses and their gradients against Keras in float64, from logits and behind the activation that belongs to them. */
import { expect, it } from 'vitest';
import {
  layers,
  losses,
  type ActivationName,
  type Layer,
  type Loss,
  type LossName,
} from '../../../src/index.js';
import {
  expectClose,
  golden,
  gradientReader,
  identity,
  lossAndGradients,
  modelWith,
  watched,
  type ByName,
  type Matrix,
} from './golden.js';

interface Case {
  loss: LossName;
  truth: number[] | Matrix;
  output: Matrix;
  sampleWeight?: number[];
  value: number;
  gradient: Matrix;
}
interface Golden {
  ordinary: Case[];
  extremes: Case[];
  binaryBehindSoftmax: Omit<Case, 'loss' | 'sampleWeight'>;
  behindActivation: {
    activation: ActivationName;
    loss: LossName;
    logits: Matrix;
    truth: number[] | Matrix;
    value: number;
  }[];
}

const file = golden<Golden>('losses');
const makers: ByName<Loss> = losses;
const VALUE = { relative: 1e-6, absolute: 0 };
// Gradients are shares of at most 1 / 8 here; a softmax or sigmoid is right to about 2 units in the last place.
const GRADIENT = { relative: 1e-6, absolute: 3e-8 };

const OWN_ACTIVATION: Partial<Record<LossName, ActivationName>> = {
  binaryCrossentropy: 'sigmoid',
  categoricalCrossentropy: 'softmax',
  sparseCategoricalCrossentropy: 'softmax',
};

/** The loss over outputs that are the kernel of a first layer, so that its gradient is that of the outputs. */
async function measured(loss: Loss, { output, truth, sampleWeight }: Omit<Case, 'loss'>, ...top: Layer[]) {
  const model = modelWith([watched(output.length, output[0].length), ...top], [output]);
  model.compile({ optimizer: gradientReader(), loss });
  return lossAndGradients(model, identity(output.length), truth, sampleWeight ? { sampleWeight } : {});
}

const all = [...file.ordinary, ...file.extremes].map((one) => ({
  title: `${one.loss} of ${one.output[0].length} outputs${one.sampleWeight ? ', weighted' : ''}`,
  activation: OWN_ACTIVATION[one.loss],
  one,
}));

it.each(all)('$title has the value and gradient of Keras', async ({ activation, one }) => {
  const found = await measured(makers[one.loss](activation ? { fromLogits: true } : undefined), one);
  expectClose([found.loss], one.value, VALUE);
  expectClose(found.gradients[0], one.gradient, GRADIENT);
});

const behindActivation = all.flatMap((one) =>
  one.activation ? [{ ...one, activation: one.activation }] : [],
);

it.each(behindActivation)('$title has them behind $activation', async ({ activation, one }) => {
  const found = await measured(makers[one.loss](), one, layers.activation({ activation }));
  expectClose([found.loss], one.value, VALUE);
  expectClose(found.gradients[0], one.gradient, GRADIENT);
});

it('binary crossentropy behind softmax works on clipped probabilities, as in Keras', async () => {
  const top = layers.activation({ activation: 'softmax' });
  const found = await measured(losses.binaryCrossentropy(), file.binaryBehindSoftmax, top);
  expectClose([found.loss], file.binaryBehindSoftmax.value, VALUE);
  expectClose(found.gradients[0], file.binaryBehindSoftmax.gradient, { relative: 2e-6, absolute: 1e-7 });
});

it.each(file.behindActivation)(
  'a sure and wrong $activation output costs what Keras says',
  ({ activation, loss, logits, truth, value }) => {
    const model = modelWith([layers.activation({ activation, inputShape: [logits[0].length] })], []);
    model.compile({ optimizer: 'sgd', loss });
    expectClose([model.evaluate(logits, truth) as number], value, VALUE);
  },
);

it('the golden file has every loss, weighted and not', () => {
  const seen = new Set(
    file.ordinary.map(({ loss, sampleWeight }) => `${loss} ${sampleWeight !== undefined}`),
  );
  expect(seen.size).toBe(2 * Object.keys(losses).length);
});
