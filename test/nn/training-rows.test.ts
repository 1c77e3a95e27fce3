/** Rows in the arena: a table too big for it is gathered in chunks, to the same bits. */
import { describe, expect, it } from 'vitest';
import { streamKey } from '../../src/engine/random.js';
import { Pacer } from '../../src/nn/pacer.js';
import { TrainingRows, type RowSource } from '../../src/nn/training-rows.js';
import { expectSameBits } from '../support/bits.js';
import { allWeights, madeUp, smallNet } from '../support/networks.js';

const ROWS = 203;
const { x, y } = madeUp(ROWS);
const matrix = (data: Float32Array<ArrayBuffer>, columns: number) => ({ data, rows: ROWS, columns });
const weights = y.map((label) => label + 0.5);

/** Weights after three epochs of a small net, with the table in the arena or in chunks of `residentBytes`. */
async function trained({ residentBytes, batchSize = 16, weighted = false, shuffle = true }: Options) {
  const model = smallNet({ dropout: 0.2, metrics: ['accuracy'] });
  const { network, trainer } = model.internals();
  if (!trainer) throw new Error('not compiled');
  const source: RowSource = {
    ...{ x: matrix(x.data, 4), y: matrix(y, 1) },
    ...(weighted ? { weights: matrix(weights, 1) } : {}),
  };
  const rows = new TrainingRows(network.engine, source, batchSize, residentBytes);
  await rows.load(new Pacer());
  const step = trainer.trainingStep(batchSize);
  const logs = [];
  for (let epoch = 0; epoch < 3; epoch++) {
    if (shuffle) await rows.shuffle(streamKey(0, `shuffle/${epoch}`));
    rows.bind(step);
    for (let done = 0; done < ROWS; done += batchSize) {
      trainer.train(step, rows, done, Math.min(batchSize, ROWS - done));
    }
    logs.push(trainer.takeLogs(ROWS));
  }
  rows.release();
  return { weights: allWeights(model), logs };
}

interface Options {
  residentBytes?: number;
  batchSize?: number;
  weighted?: boolean;
  shuffle?: boolean;
}

describe('a table in chunks', () => {
  // A row of four columns takes 16 bytes: chunks of 16 rows, 17, 50, 202 and, as a table of its own, all.
  it.each([1, 16 * 17, 16 * 50, 16 * 202, 16 * 203])(
    'of %i bytes trains to the same bits',
    async (residentBytes) => {
      for (const options of [
        {},
        { weighted: true },
        { shuffle: false },
        { batchSize: 64 },
        { batchSize: 203 },
      ]) {
        const whole = await trained(options);
        const chunks = await trained({ ...options, residentBytes });
        expectSameBits(chunks.weights, whole.weights);
        expect(chunks.logs).toEqual(whole.logs);
      }
    },
  );

  it('is given back', () => {
    const { network } = smallNet().internals();
    const source = { x: matrix(x.data, 4), y: matrix(y, 1), weights: matrix(weights, 1) };
    for (const residentBytes of [undefined, 1])
      new TrainingRows(network.engine, source, 8, residentBytes).release();
    const size = network.engine.arena.memory.buffer.byteLength;
    for (let i = 0; i < 100; i++)
      new TrainingRows(network.engine, source, 8, i % 2 ? undefined : 1).release();
    expect(network.engine.arena.memory.buffer.byteLength).toBe(size);
  });
});
