/**
 * What every layer has to keep, whatever it does: one suite that each goes through. A layer that is let off a part
 * says why. Gradients are in test/gradients, values in test/conformance/keras.
 */
import { describe, expect, it } from 'vitest';
import { layers, loadModel, optimizers, Sequential, type Layer } from '../../../src/index.js';
import { expectSameBits } from '../../support/bits.js';
import { numbers } from '../../support/numbers.js';

export interface LayerSuite {
  /** Columns of the output for inputs of this many columns. */
  outputColumns: (inputColumns: number) => number;
  /** Number of weights for inputs of this many columns. */
  parameters: (inputColumns: number) => number;
  /** Parts this layer is let off, each with the reason. */
  skip?: Partial<Record<'seed' | 'learns', string>>;
}

const SHAPES = [
  [1, 1],
  [1, 5],
  [3, 1],
  [4, 4],
  [7, 6],
  [33, 13],
  [5, 130],
] as const;

function inputs(rows: number, columns: number) {
  return { data: numbers(rows * columns, 7), shape: [rows, columns] };
}

/** The layer between two dense ones, so that gradients must pass through it. */
function stack(makeLayer: () => Layer, seed = 0): Sequential {
  const around = [layers.dense({ units: 6, activation: 'tanh' }), makeLayer(), layers.dense({ units: 1 })];
  const model = new Sequential({ layers: around, seed });
  model.compile({ optimizer: optimizers.adam({ learningRate: 0.01 }), loss: 'meanSquaredError' });
  return model;
}

const x = inputs(40, 5);
/** Something that can be learned from the first two columns. */
const y = {
  data: Float32Array.from({ length: 40 }, (_, i) => x.data[5 * i] - x.data[5 * i + 1]),
  shape: [40, 1],
};
const quiet = { verbose: 0, batchSize: 16 } as const;

async function trained(model: Sequential, epochs: number): Promise<Float32Array> {
  await model.fit(x, y, { ...quiet, epochs });
  return Float32Array.from(model.getWeights().flatMap(({ data }) => [...data]));
}

export function runLayerSuite(makeLayer: () => Layer, options: LayerSuite): void {
  const { skip = {} } = options;

  describe('shapes', () => {
    it.each(SHAPES)('fit for %i rows of %i columns', (rows, columns) => {
      const model = new Sequential({ layers: [makeLayer()] });
      const output = model.predict(inputs(rows, columns));
      expect(output.shape).toEqual([rows, options.outputColumns(columns)]);
      expect(output.data.every(Number.isFinite)).toBe(true);
      expect(model.countParams()).toBe(options.parameters(columns));
    });

    it('give a row the same bits alone as among others', () => {
      const model = new Sequential({ layers: [makeLayer()] });
      const [rows, columns] = [9, 7];
      const { data } = inputs(rows, columns);
      const all = model.predict({ data, shape: [rows, columns] });
      const width = options.outputColumns(columns);
      for (let i = 0; i < rows; i++) {
        const alone = model.predict({
          data: data.slice(i * columns, (i + 1) * columns),
          shape: [1, columns],
        });
        expectSameBits(alone.data, all.data.subarray(i * width, (i + 1) * width), `row ${i}, column`);
      }
    });
  });

  it('does not change its input', async () => {
    const [before, target] = [x.data.slice(), y.data.slice()];
    const model = stack(makeLayer);
    await model.fit(x, y, quiet);
    model.predict(x);
    model.evaluate(x, y);
    expectSameBits(x.data, before);
    expectSameBits(y.data, target);
  });

  it.skipIf(skip.learns)(`learns: training lowers the loss${because(skip.learns)}`, async () => {
    const model = stack(makeLayer);
    const before = model.evaluate(x, y) as number;
    await model.fit(x, y, { ...quiet, epochs: 60 });
    expect(model.evaluate(x, y)).toBeLessThan(0.8 * before);
  });

  it('gives the same bits for the same seed, and goes on to them from a saved file', async () => {
    const expected = await trained(stack(makeLayer), 4);
    expectSameBits(await trained(stack(makeLayer), 4), expected);
    const half = stack(makeLayer);
    await trained(half, 2);
    expectSameBits(await trained(await loadModel(await half.save()), 2), expected);
  });

  it.skipIf(skip.seed)(`gives other bits for another seed${because(skip.seed)}`, async () => {
    const one = await trained(stack(makeLayer, 0), 1);
    const other = await trained(stack(makeLayer, 1), 1);
    expect(one.some((weight, i) => weight !== other[i])).toBe(true);
  });

  it('keeps its options, its name and its weights when saved and loaded', async () => {
    const model = new Sequential({ layers: [makeLayer()], name: 'one layer' });
    const before = model.predict(x);
    const loaded = await loadModel(await model.save());
    const [[made], [read]] = [model.layers, loaded.layers];
    expect(read.className).toBe(made.className);
    expect(read.name).toBe(made.name);
    expect(read.config()).toEqual(made.config());
    expect(loaded.name).toBe('one layer');
    expectSameBits(loaded.predict(x).data, before.data);
    expect(JSON.parse(JSON.stringify(made.config()))).toEqual(made.config());
  });

  it('carries the name it is given, and is known by it in errors', () => {
    const [layer] = new Sequential({ layers: [makeLayer()] }).layers;
    expect(layer.name).toBe(layer.className.toLowerCase());
    expect(layer.label).toBe(`${layer.className} "${layer.name}"`);
  });
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` (skipped: ${reason})`;
}
