/** Models as bytes: all comes back, training goes on to the same bits, and what is not a model is told so. */
import { describe, expect, it } from 'vitest';
import {
  initializers,
  layers,
  loadModel,
  Metric,
  metrics,
  optimizers,
  regularizers,
  sequential,
  type Sequential,
} from '../../src/index.js';
import { readSafetensors, writeSafetensors, type NamedTensor } from '../../src/formats/safetensors.js';
import { expectSameBits } from '../support/bits.js';
import { rejectionOf } from '../support/errors.js';
import { allWeights, madeUp, quiet, smallNet } from '../support/networks.js';

const { x, y } = madeUp(40);

const OPTIMIZERS = {
  sgd: () => optimizers.sgd(),
  momentum: () => optimizers.sgd({ momentum: 0.9, nesterov: true }),
  adam: () => optimizers.adam({ learningRate: 0.01, beta1: 0.8 }),
  adamw: () => optimizers.adamw({ weightDecay: 0.1 }),
  rmsprop: () => optimizers.rmsprop({ momentum: 0.5, centered: true }),
};

describe('a saved model', () => {
  it.each(Object.entries(OPTIMIZERS))('trains on to the same bits: %s', async (_, optimizer) => {
    const straight = smallNet({ optimizer: optimizer(), dropout: 0.3 });
    await straight.fit(x, y, { ...quiet, epochs: 6 });
    const half = smallNet({ optimizer: optimizer(), dropout: 0.3 });
    await half.fit(x, y, { ...quiet, epochs: 3 });
    const loaded = await loadModel(await half.save());
    expect(loaded.optimizer.config()).toEqual(half.optimizer.config());
    await loaded.fit(x, y, { ...quiet, epochs: 3 });
    expectSameBits(allWeights(loaded), allWeights(straight));
  });

  it('keeps a learning rate that a callback has changed', async () => {
    const model = smallNet();
    model.optimizer.learningRate = 0.0123;
    expect((await loadModel(await model.save())).optimizer.learningRate).toBe(0.0123);
  });

  it('keeps layers, names, seed, loss and metrics', async () => {
    const stack = [
      layers.dense({
        units: 5,
        name: 'first',
        activation: 'swish',
        useBias: false,
        kernelInitializer: initializers.randomUniform({ minval: -1, maxval: 1 }),
        kernelRegularizer: regularizers.l1({ l1: 0.5 }),
        inputShape: [4],
      }),
      layers.activation({ activation: 'elu' }),
      layers.dropout({ rate: 0.25 }),
      layers.dense({ units: 1, biasRegularizer: 'l2' }),
    ];
    const model = sequential({ layers: stack, name: 'kept', seed: 2 ** 40 + 1 });
    model.compile({ optimizer: 'adam', loss: 'mse', metrics: ['mae'], weightedMetrics: ['mse'] });
    const loaded = await loadModel(await model.save());
    expect([loaded.name, loaded.seed, loaded.metricsNames]).toEqual([
      'kept',
      2 ** 40 + 1,
      ['loss', 'mae', 'mse'],
    ]);
    loaded.layers.forEach((layer, i) => {
      expect([layer.className, layer.name, layer.config()]).toEqual([
        stack[i].className,
        stack[i].name,
        stack[i].config(),
      ]);
    });
    expect(loaded.evaluate(x, y)).toEqual(model.evaluate(x, y));
  });

  it('is the same bytes for the same model, and after loading', async () => {
    const model = smallNet();
    await model.fit(x, y, quiet);
    const bytes = await model.save();
    expect(await model.save()).toEqual(bytes);
    expect(await (await loadModel(bytes)).save()).toEqual(bytes);
    expect(await (await loadModel(bytes.buffer)).save()).toEqual(bytes);
  });

  it('keeps a compilation that came after loading', async () => {
    const stack = [layers.dense({ units: 1, activation: 'sigmoid' })];
    const plain = sequential({ layers: stack });
    plain.build([4]);
    const loaded = await loadModel(await plain.save());
    loaded.compile({ optimizer: 'sgd', loss: 'binaryCrossentropy', metrics: ['auc'] });
    const again = await loadModel(await loaded.save());
    expect([again.optimizer.className, ...again.metricsNames]).toEqual(['Sgd', 'loss', 'auc']);
  });

  it('may leave the optimizer out, and be loaded without compile', async () => {
    const model = smallNet();
    await model.fit(x, y, quiet);
    const bytes = await model.save(undefined, { includeOptimizer: false });
    expect(bytes.length).toBeLessThan((await model.save()).length);
    const loaded = await loadModel(bytes);
    expectSameBits(loaded.predict(x).data, model.predict(x).data);
    expect((await rejectionOf(loaded.fit(x, y, quiet))).code).toBe('model.not-compiled');
    const never = sequential({ layers: [layers.dense({ units: 2, inputShape: [4] })] });
    expectSameBits((await loadModel(await never.save())).predict(x).data, never.predict(x).data);
  });

  it('keeps metrics of the library with their options, and leaves out those of the caller', async () => {
    class Own extends Metric {
      readonly name = 'own';
      override update(): void {}
      override result = () => 0;
      override reset(): void {}
    }
    const area = metrics.auc({ name: 'area', numThresholds: 3 });
    const model = smallNet({
      metrics: ['accuracy', area, new Own()],
      weightedMetrics: [metrics.recall({ threshold: 0.1 })],
    });
    const loaded = await loadModel(await model.save());
    expect(loaded.metricsNames).toEqual(['loss', 'accuracy', 'area', 'recall']);
    const [now, before] = [loaded, model].map((each) => each.evaluate(x, y, { returnDict: true }));
    expect({ ...now, own: 0 }).toEqual(before);
  });

  it('holds weights by name, as safetensors', async () => {
    const { tensors, metadata } = readSafetensors(await smallNet({ optimizer: 'sgd' }).save());
    expect(tensors.map(({ name, shape }) => `${name} ${String(shape)}`).toSorted()).toEqual([
      'dense/bias 6',
      'dense/kernel 4,6',
      'dense_1/bias 1',
      'dense_1/kernel 6,1',
    ]);
    expect(metadata.format).toBe('bedside-network');
  });
});

type Saved = Record<string, unknown> & {
  layers: { className: string; name: string; config: Record<string, unknown> }[];
  training: Record<string, unknown> & { optimizer: Record<string, unknown> };
};

/** The bytes of a trained model after someone has changed its description or its tensors. */
async function tampered(
  change: (saved: Saved, tensors: NamedTensor[], metadata: Record<string, string>) => void,
) {
  const { tensors, metadata } = readSafetensors(await smallNet().save());
  const saved = JSON.parse(metadata.model) as Saved;
  const list = [...tensors];
  const header = { ...metadata };
  change(saved, list, header);
  if (header.model === metadata.model) header.model = JSON.stringify(saved);
  return writeSafetensors(list, header);
}

describe('a file that is no sound model', () => {
  it.each([
    ['nothing', () => new Uint8Array(0), /^file\./],
    ['text', () => new TextEncoder().encode('not a model at all'), /^file\./],
    ['random bytes', () => Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 251), /^file\./],
    ['safetensors of something else', () => writeSafetensors([], {}), /^model\.not-a-model$/],
  ])('is refused: %s', async (_, make, code) => {
    expect((await rejectionOf(loadModel(make()))).code).toMatch(code);
  });

  it('is refused wherever it is cut off', async () => {
    const bytes = await smallNet().save();
    const [step, codes] = [Math.ceil(bytes.length / 150), new Set<string>()];
    for (let length = 0; length < bytes.length; length += step) {
      codes.add((await rejectionOf(loadModel(bytes.slice(0, length)))).code);
    }
    expect([...codes].every((code) => code.startsWith('file.'))).toBe(true);
  });

  it('never ends in an error that is not one of ours, whichever byte of its head is changed', async () => {
    const bytes = await smallNet().save();
    const head = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    for (let at = 0; at < head; at += 5) {
      const changed = bytes.slice();
      changed[at] ^= 1 << (at % 7);
      await loadModel(changed).catch((error: unknown) => {
        if ((error as Error).name !== 'BedsideError') expect.fail(`byte ${at}: ${String(error)}`);
      });
    }
  });

  const attacks: [string, Parameters<typeof tampered>[0], string][] = [
    [
      'another format version',
      (_, __, metadata) => void (metadata.format_version = '2'),
      'model.format-version',
    ],
    ['no version', (_, __, metadata) => void delete metadata.format_version, 'model.format-version'],
    ['no description', (_, __, metadata) => void (metadata.model = ''), 'file.json-syntax'],
    ['a list for a description', (_, __, metadata) => void (metadata.model = '[]'), 'model.not-a-model'],
    ['null for a description', (_, __, metadata) => void (metadata.model = 'null'), 'model.not-a-model'],
    [
      'prototype keys',
      (_, __, metadata) => void (metadata.model = '{"__proto__":{"name":"x"}}'),
      'file.json-key',
    ],
    ['a constructor key', (_, __, metadata) => void (metadata.model = '{"constructor":{}}'), 'file.json-key'],
    ['weights that are no numbers', (_, tensors) => void tensors[0].data.fill(NaN), 'weights.not-finite'],
    ['a missing tensor', (_, tensors) => void tensors.pop(), 'model.tensor'],
    ['a missing kernel', (_, tensors) => void tensors.splice(0, 1), 'model.tensor'],
    [
      'a tensor of another shape',
      (_, tensors) => void tensors.splice(0, 1, { ...tensors[0], shape: [...tensors[0].shape].toReversed() }),
      'model.tensor',
    ],
    ['more units than tensors have', (saved) => void (saved.layers[0].config.units = 7), 'model.tensor'],
    ['a giant layer', (saved) => void (saved.layers[0].config.units = 2 ** 40), 'model.tensor'],
    [
      'a layer of 2^32 + 6 units',
      (saved) => void (saved.layers[0].config.units = 2 ** 32 + 6),
      'model.tensor',
    ],
    ['giant inputs', (saved) => void (saved.inputColumns = 2 ** 50), 'model.tensor'],
    ['no inputs', (saved) => void (saved.inputColumns = 0), 'model.tensor'],
    ['units that are text', (saved) => void (saved.layers[0].config.units = '6'), 'option.number'],
    ['an option of no layer', (saved) => void (saved.layers[0].config.code = 'x'), 'option.unknown-key'],
    ['a layer of another kind', (saved) => void (saved.layers[0].className = 'Lambda'), 'model.layer-class'],
    [
      'a layer called toString',
      (saved) => void (saved.layers[0].className = 'toString'),
      'model.layer-class',
    ],
    ['no layers', (saved) => void (saved.layers = []), 'model.empty'],
    ['two layers of one name', (saved) => void (saved.layers[1].name = 'dense'), 'model.name-twice'],
    [
      'a layer without options',
      (saved) => void delete (saved.layers[0] as Partial<Saved['layers'][0]>).config,
      'model.not-a-model',
    ],
    [
      'null for an initializer',
      (saved) => void (saved.layers[0].config.kernelInitializer = null),
      'option.unknown-name',
    ],
    [
      'a number for an activation',
      (saved) => void (saved.layers[0].config.activation = 5),
      'option.unknown-name',
    ],
    ['a seed below 0', (saved) => void (saved.seed = -1), 'option.number'],
    ['a seed that is text', (saved) => void (saved.seed = '0'), 'model.not-a-model'],
    [
      'another optimizer',
      (saved) => void (saved.training.optimizer.className = 'Lion'),
      'option.unknown-name',
    ],
    ['null for its options', (saved) => void (saved.training.optimizer.config = null), 'model.not-a-model'],
    [
      'an option of no optimizer',
      (saved) => void (saved.training.optimizer.config = { beta3: 1 }),
      'option.unknown-key',
    ],
    ['no counters', (saved) => void (saved.training.optimizer.counters = []), 'model.not-a-model'],
    [
      'counters that are text',
      (saved) => void (saved.training.optimizer.counters = ['1', '1']),
      'model.not-a-model',
    ],
    ['no loss', (saved) => void delete saved.training.loss, 'model.not-a-model'],
    ['null for a loss', (saved) => void (saved.training.loss = null), 'model.not-a-model'],
    [
      'a loss of another name',
      (saved) => void (saved.training.loss = { name: 'hinge' }),
      'option.unknown-name',
    ],
    [
      'a loss called toString',
      (saved) => void (saved.training.loss = { name: 'toString' }),
      'option.unknown-name',
    ],
    [
      'a loss that does not fit',
      (saved) => void (saved.training.loss = { name: 'categoricalCrossentropy' }),
      'loss.one-unit',
    ],
    [
      'a metric of another name',
      (saved) => void (saved.training.metrics = ['valueOf']),
      'option.unknown-name',
    ],
    [
      'a metric of no maker',
      (saved) => void (saved.training.metrics = [{ name: 'toString', config: {} }]),
      'option.unknown-name',
    ],
    [
      'a metric of giant size',
      (saved) => void (saved.training.metrics = [{ name: 'auc', config: { numThresholds: 2 ** 50 } }]),
      'option.number',
    ],
    [
      'a metric without options',
      (saved) => void (saved.training.metrics = [{ name: 'auc' }]),
      'model.not-a-model',
    ],
    ['metrics that are no list', (saved) => void (saved.training.metrics = 'accuracy'), 'model.not-a-model'],
    ['steps that are text', (saved) => void (saved.training.steps = '3'), 'model.not-a-model'],
  ];

  it.each(attacks)('is refused: %s', async (_, change, code) => {
    expect((await rejectionOf(loadModel(await tampered(change)))).code).toBe(code);
  });

  it('takes no memory for what it says it is', async () => {
    const bytes = await tampered((saved) => {
      saved.layers[0].config.units = 30_000;
      saved.inputColumns = 30_000;
    });
    const before = performance.now();
    await rejectionOf(loadModel(bytes));
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('without a place for files', () => {
  it('paths are refused with advice', async () => {
    const model: Sequential = smallNet();
    expect((await rejectionOf(model.save('model.safetensors'))).message).toContain(
      'Call save() without a path',
    );
    expect((await rejectionOf(loadModel('model.safetensors'))).message).toContain('Give loadModel the bytes');
  });
});
