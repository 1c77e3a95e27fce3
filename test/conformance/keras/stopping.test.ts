/** When early stopping stops and which weights it leaves, and how a validation split is cut, against Keras. */
import { describe, expect, it } from 'vitest';
import { callbacks, layers, optimizers, sequential, tensor, type Tensor } from '../../../src/index.js';
import { expectClose, golden, modelWith, type Matrix, type Nested } from './golden.js';

interface Golden {
  curves: Record<string, number[]>;
  decisions: {
    curve: string;
    settings: NonNullable<Parameters<typeof callbacks.earlyStopping>[0]>;
    epochsRun: number;
    weightsOfEpoch: number;
  }[];
  overfitting: {
    x: Matrix;
    y: Matrix;
    xValidation: Matrix;
    yValidation: Matrix;
    weights: Nested[];
    patience: number;
    learningRate: number;
    batchSize: number;
    epochs: number;
    valLoss: number[];
    final: Nested[];
  };
  splits: { rows: number; split: number; training: number | null }[];
}

const { curves, decisions, overfitting, splits } = golden<Golden>('stopping');

/** All that the callback asks of a model; its one weight is the number of epochs trained. */
class Stub {
  stopTraining = false;
  epochs = 0;
  readonly optimizer = optimizers.sgd();
  getWeights(): Tensor[] {
    return [tensor([this.epochs])];
  }
  setWeights(weights: readonly Tensor[]): void {
    this.epochs = weights[0].data[0];
  }
}

describe.each(Object.entries(curves))('on a curve that goes %s', (name, curve) => {
  const here = decisions.filter((decision) => decision.curve === name);

  it.each(here)(
    'early stopping $settings decides as Keras does',
    ({ settings, epochsRun, weightsOfEpoch }) => {
      const model = new Stub();
      const callback = callbacks.earlyStopping(settings);
      callback.setModel(model);
      callback.onTrainBegin();
      let ran = 0;
      while (ran < curve.length && !model.stopTraining) {
        model.epochs = ran + 1;
        callback.onEpochEnd(ran, { [callback.monitor]: curve[ran] });
        ran++;
      }
      callback.onTrainEnd();
      expect({ epochsRun: ran, weightsOfEpoch: model.epochs }).toEqual({ epochsRun, weightsOfEpoch });
    },
  );
});

it('a run that overfits stops in the epoch of Keras and ends with its best weights', async () => {
  const { x, y, xValidation, yValidation, weights, patience, learningRate, batchSize, epochs } = overfitting;
  const stack = [
    layers.dense({ units: 16, activation: 'tanh', inputShape: [4] }),
    layers.dense({ units: 1 }),
  ];
  const model = modelWith(stack, weights);
  model.compile({ optimizer: optimizers.sgd({ learningRate }), loss: 'meanSquaredError' });
  const stopping = callbacks.earlyStopping({ patience, restoreBestWeights: true });
  const validationData = [xValidation, yValidation] as const;
  const options = {
    batchSize,
    epochs,
    shuffle: false,
    verbose: 0 as const,
    validationData,
    callbacks: stopping,
  };
  const { history } = await model.fit(x, y, options);
  expectClose(history.val_loss, overfitting.valLoss, { relative: 1e-5, absolute: 0 });
  model.getWeights().forEach(({ data }, i) => {
    expectClose(data, overfitting.final[i], { relative: 1e-5, absolute: 1e-6 });
  });
});

describe('validationSplit', () => {
  const oneColumn = (rows: number) => Array.from({ length: rows }, (_, row) => [row / rows]);
  const line = () => {
    const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    return model;
  };

  it.each(splits)(
    'of $rows rows at $split leaves $training to train on',
    async ({ rows, split, training }) => {
      const samples: number[] = [];
      const watcher = callbacks.progress({ write: () => samples.push(watcher.params.samples) });
      const options = { validationSplit: split, verbose: 0 as const, callbacks: watcher };
      const fitted = line().fit(oneColumn(rows), oneColumn(rows), options);
      if (training === null) await expect(fitted).rejects.toMatchObject({ code: 'fit.split' });
      else expect((await fitted, samples)).toEqual([training]);
    },
  );

  it('keeps the last rows, even when the order is shuffled', async () => {
    const model = line();
    const x = oneColumn(10);
    const y = x.map(([value]) => [value < 0.7 ? 0 : 100]);
    const { history } = await model.fit(x, y, { validationSplit: 0.3, verbose: 0, seed: 4 });
    expect(history.loss[0]).toBeLessThan(10);
    expectClose(history.val_loss, model.evaluate(x.slice(7), y.slice(7)) as number, {
      relative: 1e-6,
      absolute: 0,
    });
  });
});
