/** Whole runs of `fit` against Keras': the same first weights and order of rows give the same curves for ten epochs. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  layers,
  optimizers,
  regularizers,
  type ActivationName,
  type LossName,
  type MetricName,
  type Optimizer,
  type Sequential,
} from '../../../src/index.js';
import { expectClose, golden, modelWith, type ByName, type Matrix, type Nested } from './golden.js';

type History = Record<string, number[]>;
interface Net {
  name: string;
  sizes: number[];
  activations: ActivationName[];
  loss: LossName;
  metrics: MetricName[];
  x: Matrix;
  y: number[] | Matrix;
  xValidation: Matrix;
  yValidation: number[] | Matrix;
  weights: Nested[];
}
interface Run {
  net: string;
  optimizer: string;
  learningRate: number;
  l2?: number;
  sampleWeight?: number[];
  classWeight?: Record<number, number>;
  history: History;
  precise: History;
  final: Nested[];
  evaluated: Record<string, number>;
}
interface Golden {
  epochs: number;
  batchSize: number;
  nets: Net[];
  runs: Run[];
}

const { epochs, batchSize, nets, runs } = golden<Golden>('training');
const CURVE = { relative: 1e-5, absolute: 0 };
// Our rounding alone; the float32 of Keras is up to 1e-6 away from it.
const DOUBLE = { relative: 1e-6, absolute: 0 };
const WEIGHTS = { relative: 1e-5, absolute: 2e-6 };

function compiled(net: Net, { optimizer, learningRate, l2 }: Run): Sequential {
  const penalty = l2 === undefined ? {} : { kernelRegularizer: regularizers.l2({ l2 }) };
  const stack = net.activations.map((activation, i) => {
    const inputShape = i === 0 ? { inputShape: [net.sizes[0]] } : {};
    return layers.dense({ units: net.sizes[i + 1], activation, ...penalty, ...inputShape });
  });
  const model = modelWith(stack, net.weights);
  const made = (optimizers as ByName<Optimizer>)[optimizer]({ learningRate });
  model.compile({ optimizer: made, loss: net.loss, metrics: net.metrics });
  return model;
}

function weighting({ sampleWeight, classWeight }: Run) {
  return { ...(sampleWeight && { sampleWeight }), ...(classWeight && { classWeight }) };
}

const titled = runs.map((run) => {
  const extras = ['l2', 'sampleWeight', 'classWeight'].filter((key) => key in run);
  return { title: [run.net, run.optimizer, ...extras].join(', '), run };
});

describe.each(titled)('$title', ({ run }) => {
  const net = nets.find(({ name }) => name === run.net)!;
  const model = compiled(net, run);
  let history: History = {};

  beforeAll(async () => {
    const options = { epochs, batchSize, shuffle: false, verbose: 0 as const, ...weighting(run) };
    const validationData = [net.xValidation, net.yValidation] as const;
    ({ history } = await model.fit(net.x, net.y, { ...options, validationData }));
  });

  it('reports the names that Keras reports', () => {
    expect(Object.keys(history).toSorted()).toEqual(Object.keys(run.history).toSorted());
  });

  it.each(Object.keys(run.history))('%s follows Keras over ten epochs', (name) => {
    expectClose(history[name], run.history[name], CURVE);
  });

  it('follows the run in double precision ten times as closely', () => {
    for (const name of ['loss', 'val_loss']) expectClose(history[name], run.precise[name], DOUBLE);
  });

  it('ends with the weights of Keras', () => {
    model.getWeights().forEach(({ data }, i) => expectClose(data, run.final[i], WEIGHTS));
  });

  it('evaluates to what Keras evaluates to, penalties included, whatever the batch', () => {
    const found = model.evaluate(net.x, net.y, { batchSize, returnDict: true });
    const whole = model.evaluate(net.x, net.y, { batchSize: 1000, returnDict: true });
    for (const [name, value] of Object.entries(run.evaluated)) {
      expectClose([found[name], whole[name]], [value, value], CURVE);
    }
  });
});
