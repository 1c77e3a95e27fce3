/** A model as an object: layers, building, compiling, predicting, evaluating, weights, summary. */
import { describe, expect, it, vi } from 'vitest';
import {
  layers,
  losses,
  Metric,
  metrics,
  optimizers,
  sequential,
  tensor,
  type Batch,
} from '../../src/index.js';
import { expectSameBits } from '../support/bits.js';
import { numbers } from '../support/numbers.js';
import { allWeights, madeUp, quiet, smallNet } from '../support/networks.js';

const { x, y } = madeUp(60);

describe('layers', () => {
  it('can be added one by one, to the same bits as in one list', async () => {
    const model = sequential({ name: 'grown' });
    model.add(layers.dense({ units: 6, activation: 'relu', inputShape: [4] }));
    model.add(layers.dense({ units: 1, activation: 'sigmoid' }));
    model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
    await model.fit(x, y, quiet);
    const other = smallNet();
    await other.fit(x, y, quiet);
    expectSameBits(allWeights(model), allWeights(other));
    expect(model.layers).toHaveLength(2);
  });

  it('get names of their own, and keep those they have', () => {
    const named = layers.dense({ units: 1, name: 'risk' });
    const stack = [
      layers.dense({ units: 1 }),
      layers.dense({ units: 1 }),
      layers.dropout({ rate: 0.1 }),
      named,
    ];
    const { layers: made } = sequential({ layers: stack });
    expect(made.map(({ name }) => name)).toEqual(['dense', 'dense_1', 'dropout', 'risk']);
    expect(made.map(({ label }) => label).at(-1)).toBe('Dense "risk"');
  });

  it('get names that none of the list has chosen, wherever it stands', () => {
    const stack = [layers.dense({ units: 1 }), layers.dense({ units: 1, name: 'dense' })];
    expect(sequential({ layers: stack }).layers.map(({ name }) => name)).toEqual(['dense_1', 'dense']);
  });

  it('are given as a copy', () => {
    const model = smallNet();
    (model.layers as unknown[]).length = 0;
    expect(model.layers).toHaveLength(2);
  });

  it('added on top leave the weights and the width of those below', () => {
    const model = sequential({ layers: [layers.dense({ units: 3 })] });
    model.build([4]);
    const set = model.getWeights().map(({ data, shape }) =>
      tensor(
        data.map((_, i) => i),
        shape,
      ),
    );
    model.setWeights(set);
    model.add(layers.dropout({ rate: 0.5 }));
    model.add(layers.dense({ units: 2 }));
    expect(model.getWeights().slice(0, 2)).toEqual(set);
    expect(model.getWeights()[2].shape).toEqual([3, 2]);
  });

  it('start from values that depend on their place and not on what is above them', () => {
    const first = () => layers.dense({ units: 5, inputShape: [4] });
    const short = sequential({ layers: [first()] });
    const long = sequential({ layers: [first(), layers.dense({ units: 3 })] });
    expectSameBits(long.getWeights()[0].data, short.getWeights()[0].data);
    const other = sequential({ layers: [first()], seed: 1 });
    expect(other.getWeights()[0].data).not.toEqual(short.getWeights()[0].data);
  });
});

describe('building', () => {
  it('needs no inputShape: fit, predict or build tell it', async () => {
    const make = () => sequential({ layers: [layers.dense({ units: 1, activation: 'sigmoid' })] });
    const [built, predicted, fitted] = [make(), make(), make()];
    built.build([null, 4]);
    expect(built.countParams()).toBe(5);
    expect(predicted.predict(x).shape).toEqual([60, 1]);
    fitted.compile({ optimizer: 'sgd', loss: 'binaryCrossentropy' });
    await fitted.fit(x, y, quiet);
    expect(fitted.countParams()).toBe(5);
  });

  it('goes by inputShape in predict as in fit', () => {
    const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [4] })] });
    expect(() => model.predict([[1, 2, 3]])).toThrow('The model was built for 4 columns.');
    expect(model.predict([1, 2, 3, 4]).shape).toEqual([1, 1]);
  });

  it.each([{ inputShape: [4] }, { inputDim: 4 }])('takes %o', (shape) => {
    expect(sequential({ layers: [layers.dense({ units: 2, ...shape })] }).countParams()).toBe(10);
  });
});

describe('compile', () => {
  it('takes names, objects, and short names of losses and metrics', () => {
    const model = smallNet();
    model.compile({
      optimizer: optimizers.rmsprop({ centered: true }),
      loss: 'mse',
      metrics: ['mae', 'AUC', 'acc'],
    });
    expect(model.metricsNames).toEqual(['loss', 'mae', 'AUC', 'acc']);
    expect(model.optimizer.className).toBe('Rmsprop');
    model.compile({
      optimizer: 'adam',
      loss: losses.meanAbsoluteError(),
      metrics: [metrics.auc({ name: 'area' })],
    });
    expect(model.metricsNames).toEqual(['loss', 'area']);
  });

  it('again keeps the weights and starts the optimizer anew', async () => {
    const model = smallNet();
    await model.fit(x, y, quiet);
    const after = allWeights(model);
    model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
    expectSameBits(allWeights(model), after);
    const fresh = smallNet();
    fresh.setWeights(model.getWeights());
    const plain = { ...quiet, shuffle: false };
    await model.fit(x, y, plain);
    await fresh.fit(x, y, plain);
    expectSameBits(allWeights(model), allWeights(fresh));
  });

  it('takes rmsprop unless told otherwise, and a metric alone', () => {
    const model = sequential({
      layers: [layers.dense({ units: 1, activation: 'sigmoid', inputShape: [4] })],
    });
    model.compile({ loss: 'binaryCrossentropy', metrics: 'accuracy' });
    expect([model.optimizer.className, ...model.metricsNames]).toEqual(['Rmsprop', 'loss', 'accuracy']);
  });

  it('tells a weighted metric from a plain one of its name', () => {
    const model = smallNet({ metrics: ['mse', 'accuracy'], weightedMetrics: ['mse', 'mae'] });
    expect(model.metricsNames).toEqual(['loss', 'mse', 'accuracy', 'weighted_mse', 'mae']);
    const list = model.evaluate(x, y) as number[];
    expect(list).toHaveLength(5);
    expect(Object.values(model.evaluate(x, y, { returnDict: true }))).toEqual(list);
  });

  it.each([
    { loss: 'categoricalCrossentropy' as const },
    { loss: 'mse' as const, metrics: ['auc' as const, 'auc' as const] },
  ])('that fails leaves the model compiled as it was: %o', async (wrong) => {
    const [model, other] = [smallNet(), smallNet()];
    for (const each of [model, other]) await each.fit(x, y, quiet);
    expect(() => model.compile(wrong)).toThrow();
    for (const each of [model, other]) await each.fit(x, y, quiet);
    expectSameBits(allWeights(model), allWeights(other));
  });

  it('can use the same optimizer again', async () => {
    const optimizer = optimizers.adam();
    const model = smallNet({ optimizer });
    await model.fit(x, y, quiet);
    model.compile({ optimizer, loss: 'binaryCrossentropy' });
    await model.fit(x, y, quiet);
    expect(allWeights(model).every(Number.isFinite)).toBe(true);
  });

  it('is refused while the model trains', async () => {
    const model = smallNet();
    const onEpochEnd = () => model.compile({ optimizer: 'sgd', loss: 'binaryCrossentropy' });
    await expect(model.fit(x, y, { ...quiet, callbacks: { onEpochEnd } })).rejects.toThrow(
      'compile was called while fit is running. Await fit first.',
    );
  });

  it('over and over takes no more memory than once', () => {
    const model = smallNet();
    const { engine } = model.internals().network;
    const again = () => {
      model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
      model.evaluate(x, y);
    };
    for (let i = 0; i < 20; i++) again();
    const size = engine.arena.memory.buffer.byteLength;
    for (let i = 0; i < 200; i++) again();
    expect(engine.arena.memory.buffer.byteLength).toBe(size);
  });
});

describe('predict', () => {
  it('gives a row the same bits alone, in any company and in any order', () => {
    const model = smallNet();
    const { data } = madeUp(600).x;
    const all = model.predict({ data, shape: [600, 4] }).data;
    for (const i of [0, 1, 3, 255, 256, 257, 599]) {
      expectSameBits(model.predict({ data: data.slice(4 * i, 4 * i + 4), shape: [1, 4] }).data, [all[i]]);
    }
    const reversed = Array.from({ length: 600 }, (_, i) => data.subarray(4 * (599 - i), 4 * (600 - i)));
    expectSameBits(model.predict(reversed).data, all.toReversed());
  });

  it('takes a flat list as one row, where there is more than one input', () => {
    const model = smallNet();
    const row = [0.1, -0.2, 0.3, 0.4];
    expect(model.predict(row).shape).toEqual([1, 1]);
    expectSameBits(model.predict(row).data, model.predict([row]).data);
    const narrow = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
    expect(narrow.predict([1, 2, 3]).shape).toEqual([3, 1]);
  });

  it('needs no compile', () => {
    expect(sequential({ layers: [layers.dense({ units: 3, inputShape: [4] })] }).predict(x).shape).toEqual([
      60, 3,
    ]);
  });
});

describe('evaluate', () => {
  it('gives a number, a list with metrics, or numbers by name', () => {
    expect(smallNet().evaluate(x, y)).toBeTypeOf('number');
    const model = smallNet({ metrics: ['accuracy', 'auc'] });
    const list = model.evaluate(x, y) as number[];
    expect(model.evaluate(x, y, { returnDict: true })).toEqual({
      loss: list[0],
      accuracy: list[1],
      auc: list[2],
    });
  });

  it('gives the same bits whatever the batch, before and after a larger one', () => {
    const model = smallNet({ metrics: ['accuracy', 'auc', 'mse'] });
    const expected = model.evaluate(x, y);
    for (const batchSize of [60, 1, 7, 32, 1000, 32])
      expect(model.evaluate(x, y, { batchSize })).toEqual(expected);
    expect(smallNet({ metrics: ['accuracy', 'auc', 'mse'] }).evaluate(x, y)).toEqual(expected);
  });

  it('changes nothing in the model, dropout or not', async () => {
    const [plain, watched] = [smallNet({ dropout: 0.5 }), smallNet({ dropout: 0.5 })];
    watched.evaluate(x, y);
    await plain.fit(x, y, quiet);
    await watched.fit(x, y, quiet);
    expectSameBits(allWeights(watched), allWeights(plain));
    expect(watched.evaluate(x, y)).toBe(watched.evaluate(x, y));
  });

  it('agrees with the mean over what predict gives', () => {
    const model = smallNet({ loss: 'meanSquaredError' });
    const predicted = model.predict(x).data;
    const error = predicted.reduce((sum, p, i) => sum + (p - y[i]) ** 2, 0) / 60;
    expect(model.evaluate(x, y)).toBeCloseTo(error, 6);
  });
});

describe('trainOnBatch', () => {
  it('takes the step that fit takes on one batch, and gives the loss before it', async () => {
    const [byHand, fitted] = [smallNet({ dropout: 0.2 }), smallNet({ dropout: 0.2 })];
    const loss = await byHand.trainOnBatch(x, y);
    const { history } = await fitted.fit(x, y, { ...quiet, batchSize: 60, shuffle: false });
    expect(loss).toBe(history.loss[0]);
    expectSameBits(allWeights(byHand), allWeights(fitted));
  });

  it('gives a list with metrics, and takes batches of any size in any order', async () => {
    const model = smallNet({ metrics: ['accuracy'] });
    for (const rows of [1, 60, 3, 17]) {
      const part = { data: x.data.slice(0, 4 * rows), shape: [rows, 4] };
      expect(await model.trainOnBatch(part, y.slice(0, rows))).toHaveLength(2);
    }
  });
});

describe('weights', () => {
  it('are copies, kernel before bias, with their shapes', () => {
    const model = smallNet();
    const weights = model.getWeights();
    expect(weights.map(({ shape }) => shape)).toEqual([[4, 6], [6], [6, 1], [1]]);
    weights[0].data.fill(7);
    expect(model.getWeights()[0].data.includes(7)).toBe(false);
    model.setWeights(weights);
    expect(model.getWeights()[0].data.every((value) => value === 7)).toBe(true);
    weights[0].data.fill(8);
    expect(model.getWeights()[0].data.includes(8)).toBe(false);
  });

  it('may be set from all that holds numbers with a shape', () => {
    const model = smallNet();
    const foreign = model
      .getWeights()
      .map(({ data, shape }) => ({ dataSync: () => data.map(() => 2), shape }));
    model.setWeights(foreign);
    expect(allWeights(model).every((value) => value === 2)).toBe(true);
    model.setWeights(model.getWeights().map((weight) => weight.toArray() as number[]));
    expect(allWeights(model).every((value) => value === 2)).toBe(true);
  });

  it('are not changed where one of a list is wrong', () => {
    const model = smallNet();
    const before = allWeights(model);
    const wrong = model.getWeights().map(({ data, shape }) => tensor(data.fill(1), shape));
    wrong[3] = tensor([1, 1]);
    expect(() => model.setWeights(wrong)).toThrow('Expected [1]');
    expectSameBits(allWeights(model), before);
  });

  it('keep their pads at zero through a whole training run', async () => {
    const stack = [
      layers.dense({ units: 7, activation: 'gelu', inputShape: [5] }),
      layers.dropout({ rate: 0.2 }),
    ];
    const model = sequential({
      layers: [...stack, layers.dense({ units: 3, activation: 'softmax', kernelRegularizer: 'l1l2' })],
    });
    for (const optimizer of [
      'adamw',
      'rmsprop',
      optimizers.sgd({ momentum: 0.9, nesterov: true }),
    ] as const) {
      model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy' });
      const inputs = { data: numbers(5 * 37, 3), shape: [37, 5] };
      await model.fit(
        inputs,
        Array.from({ length: 37 }, (_, i) => i % 3),
        { ...quiet, batchSize: 8, epochs: 3 },
      );
      const { engine, store } = model.internals().network;
      const vector = engine.arena.f32.slice(store.weights / 4, store.weights / 4 + store.size);
      for (const { offset, rows, columns, stride } of store.list) {
        for (let i = 0; i < rows; i++) vector.fill(0, offset + i * stride, offset + i * stride + columns);
      }
      expect(vector.every((value) => value === 0)).toBe(true);
    }
  });
});

describe('summary', () => {
  it('lists layers, shapes and parameters', () => {
    const lines: string[] = [];
    smallNet({ dropout: 0.5 }).summary((line) => void lines.push(line));
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Model "sequential"
      -------------------------------------------
      Layer (type)       Output shape  Parameters
      -------------------------------------------
      dense (Dense)      [null, 6]             30
      dropout (Dropout)  [null, 6]              0
      dense_1 (Dense)    [null, 1]              7
      -------------------------------------------
      Parameters in all: 37"
    `);
  });

  it('prints where nothing else is said', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    smallNet().summary();
    expect(log.mock.calls[0]).toEqual(['Model "sequential"']);
    log.mockRestore();
  });
});

describe('a metric of your own', () => {
  /** Greatest error of any row. */
  class Worst extends Metric {
    readonly name = 'worst';
    #worst = 0;
    override update(truth: Batch, predicted: Batch): void {
      for (let i = 0; i < truth.rows; i++) {
        const error =
          truth.values[truth.start + i * truth.stride] -
          predicted.values[predicted.start + i * predicted.stride];
        this.#worst = Math.max(this.#worst, Math.abs(error));
      }
    }
    override result(): number {
      return this.#worst;
    }
    override reset(): void {
      this.#worst = 0;
    }
  }

  it('sees every row, in fit and in evaluate', async () => {
    const model = smallNet({ metrics: [new Worst()] });
    const predicted = model.predict(x).data;
    const expected = Math.max(...predicted.map((p, i) => Math.abs(y[i] - p)));
    expect((model.evaluate(x, y) as number[])[1]).toBeCloseTo(expected, 6);
    const { history } = await model.fit(x, y, { ...quiet, epochs: 2 });
    expect(history.worst).toHaveLength(2);
  });

  it('can be asked outside of a model', () => {
    const accuracy = metrics.binaryAccuracy();
    accuracy.updateState([1, 0, 1, 0], tensor([0.9, 0.2, 0.4, 0.6], [4, 1]));
    expect(accuracy.result()).toBe(0.5);
    accuracy.reset();
    accuracy.updateState([1, 0], [0.9, 0.9], [3, 1]);
    expect(accuracy.result()).toBe(0.75);
  });
});
