/** Callbacks: when they are called, what they may do, early stopping and progress. */
import { describe, expect, it } from 'vitest';
import { Callback, callbacks, type CallbackHandlers, type Logs, type Sequential } from '../../src/index.js';
import { expectSameBits } from '../support/bits.js';
import { allWeights, madeUp, quiet, smallNet } from '../support/networks.js';

const { x, y } = madeUp(20);

describe('handlers', () => {
  it('are called in order, with what they are promised', async () => {
    const seen: string[] = [];
    const say = (name: string) => (at?: number | Logs, logs?: Logs) => {
      seen.push(`${name} ${typeof at === 'number' ? at : ''} ${Object.keys(logs ?? {}).join(',')}`.trim());
    };
    const handlers: CallbackHandlers = {
      onTrainBegin: say('train begin'),
      onTrainEnd: say('train end'),
      onEpochBegin: say('epoch begin'),
      onEpochEnd: say('epoch end'),
      onBatchBegin: say('batch begin'),
      onBatchEnd: say('batch end'),
    };
    const model = smallNet({ metrics: ['accuracy'] });
    await model.fit(x, y, { ...quiet, batchSize: 12, epochs: 1, validationSplit: 0.1, callbacks: handlers });
    expect(seen).toEqual([
      'train begin',
      'epoch begin 0',
      'batch begin 0 size',
      'batch end 0 size,loss',
      'batch begin 1 size',
      'batch end 1 size,loss',
      'epoch end 0 loss,accuracy,val_loss,val_accuracy',
      'train end',
    ]);
  });

  it('are waited for, one after the other', async () => {
    const seen: string[] = [];
    const slow = (name: string) => ({
      onEpochEnd: async () => {
        seen.push(`${name} starts`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(`${name} ends`);
      },
    });
    await smallNet().fit(x, y, { ...quiet, callbacks: [slow('first'), slow('second')] });
    expect(seen).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  it('end fit with what they throw, and the model can be trained again', async () => {
    const model = smallNet();
    const angry = { onEpochEnd: () => Promise.reject(new Error('enough')) };
    await expect(model.fit(x, y, { ...quiet, callbacks: angry })).rejects.toThrow('enough');
    expect((await model.fit(x, y, quiet)).epoch).toEqual([0]);
  });

  it('get batch losses whose mean by rows is the loss of the epoch', async () => {
    let [sum, rows] = [0, 0];
    const watch = {
      onBatchEnd: (_: number, { loss, size }: Logs) => {
        sum += loss * size;
        rows += size;
      },
    };
    const { history } = await smallNet().fit(x, y, { ...quiet, batchSize: 6, callbacks: watch });
    expect(rows).toBe(20);
    expect(sum / rows).toBeCloseTo(history.loss[0], 12);
  });

  it('change no bit by watching', async () => {
    const [plain, watched] = [smallNet(), smallNet()];
    await plain.fit(x, y, { ...quiet, epochs: 3, batchSize: 6 });
    const watch = { onBatchBegin: () => {}, onBatchEnd: async () => {} };
    await watched.fit(x, y, { ...quiet, epochs: 3, batchSize: 6, callbacks: watch });
    expectSameBits(allWeights(watched), allWeights(plain));
  });

  it('may be a class that knows its model and what was asked for', async () => {
    class Halve extends Callback {
      override onEpochEnd(): void {
        this.model.optimizer.learningRate /= 2;
      }
    }
    const model = smallNet();
    const halve = new Halve();
    await model.fit(x, y, { ...quiet, epochs: 3, batchSize: 8, callbacks: [halve] });
    expect(model.optimizer.learningRate).toBe(0.001 / 8);
    expect(halve.params).toEqual({ epochs: 3, batchSize: 8, samples: 20, steps: 3 });
    expect(halve.model).toBe(model);
  });

  it('stop what they move: a learning rate of 0 holds the weights from the next step on', async () => {
    const model = smallNet({ optimizer: 'sgd' });
    const freeze = { onBatchEnd: () => void (model.optimizer.learningRate = 0) };
    await model.fit(x, y, { ...quiet, batchSize: 20, epochs: 1, callbacks: freeze });
    const after = allWeights(model);
    await model.fit(x, y, { ...quiet, epochs: 3 });
    expectSameBits(allWeights(model), after);
  });
});

describe('stopTraining', () => {
  const stopping = async (when: (model: Sequential) => CallbackHandlers) => {
    const model = smallNet();
    let batches = 0;
    const count = { onBatchEnd: () => void batches++ };
    const options = { ...quiet, epochs: 5, batchSize: 5, validationData: [x, y] as const };
    const history = await model.fit(x, y, { ...options, callbacks: [when(model), count] });
    return { batches, history };
  };

  it('in a batch ends the epoch there, and still validates and logs it', async () => {
    const { batches, history } = await stopping((model) => ({
      onBatchEnd: (batch) => void (model.stopTraining = batch === 1),
    }));
    expect(batches).toBe(2);
    expect(history.epoch).toEqual([0]);
    expect(history.history.val_loss).toHaveLength(1);
  });

  it('at the end of an epoch is the last of it', async () => {
    const { batches, history } = await stopping((model) => ({
      onEpochEnd: (epoch) => void (model.stopTraining = epoch === 1),
    }));
    expect(batches).toBe(8);
    expect(history.epoch).toEqual([0, 1]);
  });

  it('at the start of an epoch lets one batch through, so that there is a loss', async () => {
    const { batches, history } = await stopping((model) => ({
      onEpochBegin: () => void (model.stopTraining = true),
    }));
    expect(batches).toBe(1);
    expect(history.history.loss[0]).toBeGreaterThan(0);
  });

  it('is forgotten by the next fit', async () => {
    const model = smallNet();
    model.stopTraining = true;
    expect((await model.fit(x, y, { ...quiet, epochs: 2 })).epoch).toEqual([0, 1]);
  });
});

describe('early stopping', () => {
  /** Feeds a made-up course of one number to the callback; the epoch at which it stops, or -1. */
  function stopsAt(course: number[], options: Parameters<typeof callbacks.earlyStopping>[0]): number {
    const stopping = callbacks.earlyStopping({ monitor: 'val_loss', ...options });
    const model = smallNet();
    stopping.setModel(model);
    stopping.onTrainBegin();
    for (let epoch = 0; epoch < course.length; epoch++) {
      stopping.onEpochEnd(epoch, { val_loss: course[epoch], val_auc: course[epoch] });
      if (model.stopTraining) return epoch;
    }
    return -1;
  }

  it.each([
    ['patience 0: the first epoch that is no better', [3, 2, 2, 1], {}, 2],
    ['patience counts epochs since the best', [3, 2, 2.5, 2.4, 2.3, 1], { patience: 3 }, 4],
    ['any improvement starts the count anew', [3, 2, 2.5, 1.9, 2, 2], { patience: 2 }, 5],
    ['a small one does not', [3, 2.95, 2.9, 2.85], { patience: 1, minDelta: 0.1 }, 1],
    ['rising numbers rise', [0.5, 0.6, 0.7, 0.6], { monitor: 'val_auc' }, 3],
    ['unless told otherwise', [0.5, 0.6, 0.7], { monitor: 'val_auc', mode: 'min' as const }, 1],
    ['a baseline not reached', [3, 2.9, 2.8], { patience: 2, baseline: 1 }, -1],
    ['early epochs unwatched', [1, 2, 3, 4, 5], { startFromEpoch: 2 }, 3],
    ['never while it improves', [5, 4, 3, 2, 1], { patience: 1 }, -1],
    ['NaN is no improvement', [3, NaN, NaN], { patience: 2 }, 2],
  ])('%s', (_, course, options, expected) => {
    expect(stopsAt(course, options)).toBe(expected);
  });

  it('ends with the best weights if asked, and with the last if not', async () => {
    const run = async (restoreBestWeights: boolean) => {
      const model = smallNet();
      const kept: Float32Array[] = [];
      const keep = { onEpochEnd: () => void kept.push(allWeights(model)) };
      // Validation on the opposite outcome: every epoch is worse than the one before.
      const worse = y.map((label) => 1 - label);
      const stopping = callbacks.earlyStopping({ patience: 3, restoreBestWeights });
      const options = { ...quiet, epochs: 20, validationData: [x, worse] as const };
      const history = await model.fit(x, y, { ...options, callbacks: [stopping, keep] });
      return { model, kept, stopping, history };
    };
    const restored = await run(true);
    expect(restored.history.epoch).toHaveLength(4);
    expect([restored.stopping.stoppedEpoch, restored.stopping.bestEpoch]).toEqual([3, 0]);
    expectSameBits(allWeights(restored.model), restored.kept[0]);
    const last = await run(false);
    expectSameBits(allWeights(last.model), last.kept[3]);
  });

  it('may be used for one fit after the other', async () => {
    const stopping = callbacks.earlyStopping({ monitor: 'loss', patience: 1 });
    const model = smallNet({ optimizer: 'sgd' });
    model.optimizer.learningRate = 0;
    for (let run = 0; run < 2; run++) {
      const { epoch } = await model.fit(x, y, { ...quiet, epochs: 9, shuffle: false, callbacks: stopping });
      expect(epoch).toEqual([0, 1]);
    }
  });
});

describe('progress', () => {
  it('writes the last epoch in any case, and no more than two lines a second', async () => {
    const lines: string[] = [];
    const progress = callbacks.progress({ write: (line) => void lines.push(line) });
    const options = { ...quiet, epochs: 200, validationSplit: 0.5, callbacks: progress };
    await smallNet({ metrics: ['accuracy'] }).fit(x, y, options);
    expect(lines.at(-1)).toMatch(
      /^Epoch 200\/200 {2}loss \S+ {2}accuracy \S+ {2}val_loss \S+ {2}val_accuracy \S+ {2}\d+\.\d s$/,
    );
    expect(lines.length).toBeLessThan(20);
    expect(lines[0]).toMatch(/^Epoch 1\/200/);
  });
});
