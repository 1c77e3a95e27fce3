/** The contract of fit: epochs, seeds, batches, validation, and what comes back. */
import { describe, expect, it, vi } from 'vitest';
import { layers, optimizers, sequential, type FitOptions, type Sequential } from '../../src/index.js';
import { expectSameBits } from '../support/bits.js';
import { rejectionOf } from '../support/errors.js';
import { allWeights, madeUp, quiet, smallNet } from '../support/networks.js';

const { x, y } = madeUp(50);

/** Weights after training a small net, made anew. */
async function weightsAfter(options: FitOptions, net: Parameters<typeof smallNet>[0] = {}, data = { x, y }) {
  const model = smallNet(net);
  const { history } = await model.fit(data.x, data.y, { ...quiet, ...options });
  return { model, history, weights: allWeights(model) };
}

function slice({ x, y }: { x: typeof madeUpX; y: Float32Array }, from: number, to: number) {
  return { x: { data: x.data.slice(4 * from, 4 * to), shape: [to - from, 4] }, y: y.slice(from, to) };
}
const madeUpX = x;

describe('epochs', () => {
  it.each(['adam', 'adamw', 'sgd', 'rmsprop'] as const)(
    'two times 5 are the bits of one times 10: %s',
    async (optimizer) => {
      const once = await weightsAfter({ epochs: 10 }, { optimizer, dropout: 0.3 });
      const twice = smallNet({ optimizer, dropout: 0.3 });
      await twice.fit(x, y, { ...quiet, epochs: 5 });
      await twice.fit(x, y, { ...quiet, epochs: 5 });
      expectSameBits(allWeights(twice), once.weights);
    },
  );

  it('start at initialEpoch and end at epochs', async () => {
    const model = smallNet();
    const history = await model.fit(x, y, { ...quiet, initialEpoch: 3, epochs: 5 });
    expect(history.epoch).toEqual([3, 4]);
    const none = await model.fit(x, y, { ...quiet, initialEpoch: 5, epochs: 5 });
    expect(none.epoch).toEqual([]);
  });

  it('are one by default', async () => {
    expect((await weightsAfter({})).history.loss).toHaveLength(1);
  });
});

describe('seeds', () => {
  it('give the same bits when they are the same, and others when not, 0 and 1 among them', async () => {
    const [a, b, other] = await Promise.all([0, 0, 1].map((seed) => weightsAfter({ epochs: 2 }, { seed })));
    expectSameBits(a.weights, b.weights);
    expect(a.weights).not.toEqual(other.weights);
  });

  it('of fit change the order of rows and nothing else', async () => {
    const [own, zero, one] = [{}, { seed: 0 }, { seed: 1 }].map((options) => weightsAfter(options));
    expectSameBits((await own).weights, (await zero).weights);
    expect((await own).weights).not.toEqual((await one).weights);
    const unshuffled = [{ seed: 0 }, { seed: 1 }].map((seed) => weightsAfter({ ...seed, shuffle: false }));
    expectSameBits((await unshuffled[0]).weights, (await unshuffled[1]).weights);
  });

  it('do not depend on other models that train at the same time', async () => {
    const alone = await weightsAfter({ epochs: 3 });
    const together = await Promise.all([
      weightsAfter({ epochs: 3 }),
      weightsAfter({ epochs: 3 }, { seed: 5 }),
    ]);
    expectSameBits(together[0].weights, alone.weights);
  });
});

describe('batches', () => {
  it('larger than the data are one batch of all rows', async () => {
    const all = await weightsAfter({ batchSize: 50, epochs: 2 });
    const more = await weightsAfter({ batchSize: 10_000, epochs: 2 });
    expectSameBits(more.weights, all.weights);
    expect(more.history).toEqual(all.history);
  });

  it.each([1, 3, 7, 16, 49])('of %i rows count the last, partial one by its rows', async (batchSize) => {
    const still = { optimizer: optimizers.sgd({ learningRate: 0 }), metrics: ['accuracy' as const] };
    const { model, history } = await weightsAfter({ batchSize }, still);
    const [loss, accuracy] = model.evaluate(x, y) as number[];
    expect(history.loss[0]).toBeCloseTo(loss, 12);
    expect(history.accuracy[0]).toBeCloseTo(accuracy, 12);
  });

  it('see every row once per epoch, in another order each time', async () => {
    const rows = 10;
    const model = smallNet({ optimizer: optimizers.sgd({ learningRate: 0 }) });
    const few = slice({ x, y }, 0, rows);
    const alone = Array.from({ length: rows }, (_, i) => {
      const one = slice(few, i, i + 1);
      return model.evaluate(one.x, one.y) as number;
    });
    const orders: number[][] = [];
    const watch = {
      onEpochBegin: () => void orders.push([]),
      onBatchEnd: (_: number, logs: Record<string, number>) => {
        orders.at(-1)?.push(alone.findIndex((loss) => Math.abs(loss - logs.loss) < 1e-9));
      },
    };
    await model.fit(few.x, few.y, { ...quiet, batchSize: 1, epochs: 3, callbacks: watch });
    for (const order of orders)
      expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(orders.map(String)).size).toBe(3);
    await model.fit(few.x, few.y, { ...quiet, batchSize: 1, shuffle: false, callbacks: watch });
    expect(orders.at(-1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('validation', () => {
  it('by split takes the last rows, before any shuffling', async () => {
    const split = await weightsAfter({ epochs: 2, validationSplit: 0.3 });
    const [first, last] = [slice({ x, y }, 0, 35), slice({ x, y }, 35, 50)];
    const given = await weightsAfter({ epochs: 2, validationData: [last.x, last.y] }, {}, first);
    expectSameBits(split.weights, given.weights);
    expect(split.history).toEqual(given.history);
    expect(split.history.val_loss.at(-1)).toBeCloseTo(split.model.evaluate(last.x, last.y) as number, 12);
  });

  it('teaches nothing: the weights are those of a run without', async () => {
    const without = await weightsAfter({ epochs: 2 }, { dropout: 0.5 });
    const within = await weightsAfter({ epochs: 2, validationData: [x, y] }, { dropout: 0.5 });
    expectSameBits(within.weights, without.weights);
  });

  it('weighs rows where weights are given, and reports every metric', async () => {
    const weights = y.map((label) => 1 + label);
    const { model, history } = await weightsAfter(
      { validationData: [x, y, weights] },
      { metrics: ['accuracy'], weightedMetrics: ['mse'] },
    );
    expect(Object.keys(history)).toEqual(['loss', 'accuracy', 'mse', 'val_loss', 'val_accuracy', 'val_mse']);
    const expected = model.evaluate(x, y, { sampleWeight: weights }) as number[];
    ['val_loss', 'val_accuracy', 'val_mse'].forEach((name, i) => {
      expect(history[name][0], name).toBeCloseTo(expected[i], 12);
    });
  });

  it('wins over a split, as in Keras', async () => {
    const both = await weightsAfter({ validationSplit: 0.3, validationData: [x, y] });
    expectSameBits(both.weights, (await weightsAfter({})).weights);
  });
});

describe('what fit says and leaves', () => {
  it('is a history by name, and one line per epoch unless it is silent', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { history } = await weightsAfter({ epochs: 2, validationSplit: 0.2 }, { metrics: ['accuracy'] });
    expect(Object.keys(history)).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
    expect(log).not.toHaveBeenCalled();
    await smallNet().fit(x, y, { epochs: 2, verbose: 1 });
    const lines = log.mock.calls.map(String);
    log.mockRestore();
    expect(lines.at(-1)).toMatch(/^Epoch 2\/2 {2}loss \d\.\d{4} {2}\d+\.\d s$/);
    expect(lines.length).toBeLessThanOrEqual(2);
  });

  it('lets a model be evaluated and predict while it trains, but only between epochs', async () => {
    const model = smallNet();
    const codes: string[] = [];
    const attempt = async (call: () => unknown) => {
      codes.push(
        await Promise.resolve(call)
          .then((run) => run())
          .then(
            () => 'ran',
            (error) => error.code,
          ),
      );
    };
    const inBatch = async () => {
      await attempt(() => model.predict(x));
      await attempt(() => model.evaluate(x, y));
      await attempt(() => model.trainOnBatch(x, y));
      await attempt(() => model.fit(x, y, quiet));
    };
    const options = { ...quiet, epochs: 1, batchSize: 50 };
    await model.fit(x, y, { ...options, callbacks: { onBatchEnd: inBatch } });
    expect(codes).toEqual(['ran', 'fit.running', 'fit.running', 'fit.running']);
    await model.fit(x, y, {
      ...options,
      callbacks: { onEpochEnd: () => attempt(() => model.evaluate(x, y)) },
    });
    expect(codes.at(-1)).toBe('ran');
    await model.fit(x, y, options);
  });

  it('gives the same history whether or not someone evaluates in between', async () => {
    const alone = await weightsAfter({ epochs: 3, validationSplit: 0.2 }, { metrics: ['accuracy'] });
    const model = smallNet({ metrics: ['accuracy'] });
    const nosy = {
      onEpochBegin: () => void model.evaluate(x, y),
      onEpochEnd: () => void model.evaluate(x, y, { batchSize: 50 }),
      onBatchEnd: () => void model.predict(x),
    };
    const { history } = await model.fit(x, y, { ...quiet, epochs: 3, validationSplit: 0.2, callbacks: nosy });
    expect(history).toEqual(alone.history);
    expectSameBits(allWeights(model), alone.weights);
  });

  it('is not disturbed by another task that evaluates whenever it is let, validation included', async () => {
    const stack = () => [
      layers.dense({ units: 256, activation: 'relu', inputShape: [4] }),
      layers.dense({ units: 256, activation: 'relu' }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ];
    const many = madeUp(24_000, 3);
    const train = async (disturb: (model: Sequential) => void) => {
      const model = sequential({ layers: stack() });
      model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
      let running = true;
      const other = (async () => {
        while (running) {
          await new Promise((resolve) => setImmediate(resolve));
          disturb(model);
        }
      })();
      const options = { ...quiet, batchSize: 256, validationData: [many.x, many.y] as const };
      const { history } = await model.fit(x, y, options);
      running = false;
      await other;
      return history;
    };
    let refused = 0;
    const disturbed = await train((model) => {
      try {
        model.evaluate(x, y);
      } catch {
        refused++;
      }
    });
    expect(refused).toBeGreaterThan(0);
    expect(disturbed).toEqual(await train(() => {}));
  });

  it('is not touched by a call that ended in an error', async () => {
    const plain = { optimizer: 'sgd', metrics: ['accuracy'] } as const;
    const options = { epochs: 2, shuffle: false, batchSize: 20 };
    const clean = await weightsAfter(options, plain);
    const model = smallNet(plain);
    const start = model.getWeights();
    const stop = () => Promise.reject(new Error('stop'));
    await expect(
      model.fit(x, y, { ...quiet, ...options, callbacks: { onBatchEnd: stop } }),
    ).rejects.toThrow();
    model.setWeights(start);
    const { history } = await model.fit(x, y, { ...quiet, ...options });
    expect(history).toEqual(clean.history);
    expectSameBits(allWeights(model), clean.weights);
  });
});

describe('a run that diverges', () => {
  /** Linear, so that nothing saturates. */
  const net = (learningRate: number) => {
    const stack = [layers.dense({ units: 5, inputShape: [4] }), layers.dense({ units: 1 })];
    const model = sequential({ layers: stack });
    model.compile({ optimizer: optimizers.sgd({ learningRate }), loss: 'meanSquaredError' });
    return model;
  };

  it('stops with advice, in the epoch in which it does', async () => {
    const error = await rejectionOf(net(100).fit(x, y, { ...quiet, batchSize: 50, epochs: 50 }));
    expect(error.code).toBe('fit.diverged');
    expect(error.message).toMatch(/^Training diverged in epoch \d+: .* Lower the learning rate \(now 100\)/);
  });

  it('stops even if it was the last step that did it, and its loss was finite', async () => {
    const far = y.map((label) => 1000 * label);
    const error = await rejectionOf(net(3e38).fit(x, far, { ...quiet, batchSize: 50, epochs: 1 }));
    expect(error.details).toEqual({ epoch: 1, learningRate: 3e38 });
  });

  it('stops a step by hand, too', async () => {
    const model = net(1e30);
    await model.trainOnBatch(x, y);
    expect((await rejectionOf(model.trainOnBatch(x, y))).code).toBe('fit.diverged');
  });

  it('leaves a model that trains as a new one does after new weights and a new compile', async () => {
    const model = net(100);
    const start = model.getWeights();
    await rejectionOf(model.fit(x, y, { ...quiet, epochs: 50 }));
    model.setWeights(start);
    model.compile({ optimizer: optimizers.sgd({ learningRate: 0.1 }), loss: 'meanSquaredError' });
    await model.fit(x, y, { ...quiet, shuffle: false });
    const fresh = net(0.1);
    await fresh.fit(x, y, { ...quiet, shuffle: false });
    expectSameBits(allWeights(model), allWeights(fresh));
  });
});
