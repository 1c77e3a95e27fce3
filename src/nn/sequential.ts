/**
 * The model as people use it: a stack of layers that is compiled, fitted, evaluated and saved. Names, options and
 * defaults follow TensorFlow.js' Layers API and, where the two differ, Keras 3. Nothing is ever disposed.
 * This class checks and delegates: the work is in network.ts (building, predicting), trainer.ts and fit.ts.
 */
import { fail } from '../errors.js';
import { flatten, toMatrix, type ArrayInput } from './arrays.js';
import { checkCallbacks } from './callbacks/check.js';
import { History } from './callbacks/history.js';
import { Progress } from './callbacks/progress.js';
import { compiled, makeTrainer, type Compiled } from './compilation.js';
import { fitLoop } from './fit.js';
import { LayerStack } from './layer-stack.js';
import { declaredColumns, type Layer } from './layers/layer.js';
import {
  FIT_KEYS,
  type CompileOptions,
  type EvaluateOptions,
  type FitOptions,
  type SequentialOptions,
} from './model-options.js';
import { Network } from './network.js';
import type { Optimizer } from './optimizers/optimizer.js';
import { listOf, onlyKeys, text, wholeNumber } from './options.js';
import { saveModel } from './saving.js';
import { splitRows } from './split.js';
import { writeToHost } from './storage.js';
import { summarize } from './summary.js';
import { toInputs, toRows, type Expected } from './targets.js';
import { Tensor } from './tensor.js';
import type { Trainer } from './trainer.js';
import { TrainingRows, type RowSource } from './training-rows.js';
import { weighClasses, type ClassWeight } from './weighting.js';

export class Sequential {
  readonly name: string;
  readonly seed: number;
  /** Set it in a callback to end training after the current batch. */
  stopTraining = false;
  readonly #stack = new LayerStack();
  #network: Network | undefined;
  /** The network as it was before layers were put on top: the next one takes its width and weights over. */
  #outgrown: Network | undefined;
  #compiled: Compiled | undefined;
  #trainer: Trainer | undefined;
  #fitting = false;

  constructor({ layers = [], name = 'sequential', seed = 0, ...rest }: SequentialOptions = {}) {
    onlyKeys(rest, ['layers', 'name', 'seed'], 'sequential');
    this.name = text(name, { where: 'sequential', option: 'name' });
    this.seed = wholeNumber(seed, 0, { where: 'sequential', option: 'seed' });
    this.#stack.add(...layers);
  }

  /** Puts a layer on top; weights that the layers below have stay. Throws `model.built` once it is compiled and built. */
  add(layer: Layer): void {
    if (this.#trainer) fail('model.built', { model: this.name });
    this.#stack.add(layer);
    // Built anew with the next use: a layer's own parameters are declared each time.
    this.#outgrown = this.#network ?? this.#outgrown;
    this.#network = undefined;
  }

  /** The layers from the first to the last, as a copy. */
  get layers(): readonly Layer[] {
    return this.#stack.all;
  }

  /**
   * Builds the model for inputs of shape `[columns]` or `[null, columns]`. Needed only without an `inputShape`.
   * Throws `layer.input-rank`, `option.number`, `model.build-columns`.
   */
  build(inputShape?: readonly (number | null)[]): void {
    const known = this.#knownColumns();
    const row = Array.isArray(inputShape) && inputShape.length === 2 ? inputShape.slice(1) : inputShape;
    const columns = row === undefined ? known : declaredColumns({ inputShape: row as number[] }, 'build');
    if (known !== undefined && columns !== known) {
      fail('model.build-columns', { expected: known, received: columns ?? 0 });
    }
    this.#built(columns);
  }

  /**
   * Chooses optimizer, loss and metrics. Compiling again starts the optimizer anew and keeps the weights; where that
   * fails, the model stays compiled as it was. Throws `compile.no-loss`, `loss.*`, `metric.*`, `option.*`.
   */
  compile(options: CompileOptions): void {
    const choices = compiled(options);
    if (this.#fitting) fail('fit.running', { where: 'compile' });
    if (this.#knownColumns() !== undefined) this.#trainer = this.#makeTrainer(choices);
    this.#compiled = choices;
  }

  get optimizer(): Optimizer {
    return this.#compiled?.optimizer ?? fail('model.not-compiled', { where: 'optimizer' });
  }

  /** "loss" and the names of the metrics, in the order of what `evaluate` returns. */
  get metricsNames(): string[] {
    return [...this.#ready('metricsNames').names];
  }

  /**
   * Trains for a number of epochs. The same data, settings and seed give the same bits in every weight, on any host.
   * The event loop is never blocked for longer than 50 ms. Throws `array.*`, `target.*`, `fit.*`.
   */
  async fit(x: ArrayInput, y: ArrayInput, options: FitOptions = {}): Promise<History> {
    onlyKeys(options, FIT_KEYS, 'fit');
    if (this.#fitting) fail('fit.running', { where: 'fit' });
    const place = (option: string) => ({ where: 'fit', option });
    const all = this.#rows(x, y, options, 'fit');
    const { training: plain, validation } = splitRows(all, options, this.#rows.bind(this));
    const training = this.#weighClasses(plain, options.classWeight, 'fit');
    const batchSize = Math.min(wholeNumber(options.batchSize ?? 32, 1, place('batchSize')), training.x.rows);
    const plan = {
      epochs: wholeNumber(options.epochs ?? 1, 1, place('epochs')),
      initialEpoch: wholeNumber(options.initialEpoch ?? 0, 0, place('initialEpoch')),
      seed: wholeNumber(options.seed ?? this.seed, 0, place('seed')),
      shuffle: options.shuffle ?? true,
      batchSize,
      samples: training.x.rows,
      steps: Math.ceil(training.x.rows / batchSize),
      training,
      validation,
    };
    const history = new History();
    const callbacks = [
      history,
      ...(options.verbose === 0 ? [] : [new Progress()]),
      ...checkCallbacks(listOf(options.callbacks)),
    ];
    const context = { model: this, network: this.#built(), trainer: this.#ready('fit'), callbacks };
    this.#fitting = true;
    try {
      await fitLoop(plan, context);
    } finally {
      this.#fitting = false;
    }
    return history;
  }

  /** Loss, or loss and metrics, over these rows: a number, a list, or with `returnDict` numbers by name. */
  evaluate(
    x: ArrayInput,
    y: ArrayInput,
    options: EvaluateOptions & { returnDict: true },
  ): Record<string, number>;
  evaluate(x: ArrayInput, y: ArrayInput, options?: EvaluateOptions): number | number[];
  evaluate(
    x: ArrayInput,
    y: ArrayInput,
    options: EvaluateOptions = {},
  ): number | number[] | Record<string, number> {
    onlyKeys(options, ['batchSize', 'sampleWeight', 'returnDict', 'verbose'], 'evaluate');
    const batchSize = wholeNumber(options.batchSize ?? 32, 1, { where: 'evaluate', option: 'batchSize' });
    const source = this.#rows(x, y, options, 'evaluate');
    const trainer = this.#idle('evaluate');
    const logs = this.#overRows(source, batchSize, (rows) => {
      const step = trainer.evaluationStep(Math.min(batchSize, rows.rows));
      rows.bind(step);
      for (let i = 0; i < rows.rows; i += batchSize)
        trainer.evaluate(step, rows, i, Math.min(batchSize, rows.rows - i));
    });
    return options.returnDict ? logs : scalarOrList(logs, trainer.names);
  }

  /** One training step on exactly these rows; loss, or loss and metrics, before the step. */
  async trainOnBatch(
    x: ArrayInput,
    y: ArrayInput,
    options: { sampleWeight?: ArrayInput; classWeight?: ClassWeight } = {},
  ): Promise<number | number[]> {
    onlyKeys(options, ['sampleWeight', 'classWeight'], 'trainOnBatch');
    const plain = this.#rows(x, y, options, 'trainOnBatch');
    const source = this.#weighClasses(plain, options.classWeight, 'trainOnBatch');
    const trainer = this.#idle('trainOnBatch');
    const logs = this.#overRows(source, source.x.rows, (rows) => {
      const step = trainer.trainingStep(rows.rows);
      rows.bind(step);
      trainer.train(step, rows, 0, rows.rows);
    });
    if (!Number.isFinite(logs.loss)) {
      fail('fit.diverged', { epoch: 0, learningRate: trainer.optimizer.learningRate });
    }
    return scalarOrList(logs, trainer.names);
  }

  /** Outputs, one row per row of `x`. The rows do not depend on each other. */
  predict(x: ArrayInput): Tensor {
    const network = this.#builtFor(x, 'predict: x');
    const inputs = toInputs(x, network.input.columns, 'predict: x');
    return new Tensor(network.predict(inputs), [inputs.rows, network.output.columns]);
  }

  /** The weights of every layer, kernel before bias, as copies. */
  getWeights(): Tensor[] {
    const { engine, store, parameters } = this.#built();
    return parameters.map((parameter) => new Tensor(store.read(engine, parameter), parameter.shape));
  }

  /** Sets all weights, or none. Throws `array.*`, `tensor.size`, `weights.count`, `weights.shape`, `weights.not-finite`. */
  setWeights(weights: readonly ArrayInput[]): void {
    const { engine, store, parameters } = this.#built();
    if (weights.length !== parameters.length) {
      fail('weights.count', { expected: parameters.length, received: weights.length });
    }
    const values = parameters.map(({ name, shape }, i) => {
      const given = flatten(weights[i], `setWeights: ${name}`);
      if (String(given.shape) !== String(shape)) {
        fail('weights.shape', { name, expected: shape, received: given.shape });
      }
      if (!given.data.every(Number.isFinite)) fail('weights.not-finite', { where: 'setWeights', name });
      return given.data;
    });
    parameters.forEach((parameter, i) => store.write(engine, parameter, values[i]));
  }

  /** Number of weights, pads not counted. */
  countParams(): number {
    return this.#built().parameters.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  }

  /** Prints the layers with their shapes and parameters, or hands each line to `print`. */
  summary(print: (line: string) => void = (line) => console.log(line)): void {
    for (const line of summarize(this.name, this.#stack.all, this.#built())) print(line);
  }

  /**
   * The model as bytes: a safetensors file with the layers as metadata, the optimizer's state included unless told
   * otherwise, so that training goes on to the same bits. In Node a path may be given, and the file is written too.
   */
  async save(path?: string, options: { includeOptimizer?: boolean } = {}): Promise<Uint8Array<ArrayBuffer>> {
    onlyKeys(options, ['includeOptimizer'], 'save');
    const choices = (options.includeOptimizer ?? true) ? this.#compiled : undefined;
    const bytes = saveModel({
      name: this.name,
      seed: this.seed,
      layers: this.#stack.all,
      network: this.#built(),
      training: choices && { trainer: this.#ready('save'), ...choices },
    });
    if (path !== undefined) await writeToHost(path, bytes);
    return bytes;
  }

  /** For `loadModel`: the built network, and the trainer if the model is compiled. */
  internals(): { network: Network; trainer: Trainer | undefined } {
    const network = this.#built();
    return { network, trainer: this.#compiled && this.#ready('loadModel') };
  }

  /** Columns of the input, as far as anyone has said. */
  #knownColumns(): number | undefined {
    return (this.#network ?? this.#outgrown)?.input.columns ?? this.#stack.first?.inputColumns;
  }

  #built(columns = this.#knownColumns()): Network {
    if (this.#network) return this.#network;
    const { first } = this.#stack;
    if (!first) return fail('model.empty', { model: this.name });
    if (columns === undefined) return fail('model.not-built', { layer: first.label });
    const network = new Network(this.#stack.all, columns, this.seed);
    if (this.#outgrown) network.takeWeights(this.#outgrown);
    this.#outgrown = undefined;
    this.#network = network;
    return network;
  }

  /** The network; where no one has said how many columns there are, the rows `x` say so. */
  #builtFor(x: ArrayInput, where: string): Network {
    return this.#built(this.#knownColumns() ?? toMatrix(x, where).columns);
  }

  /** The trainer, made when compile's choices and the built network are both there. */
  #ready(where: string): Trainer {
    if (this.#trainer) return this.#trainer;
    if (!this.#compiled) return fail('model.not-compiled', { where });
    this.#trainer = this.#makeTrainer(this.#compiled);
    return this.#trainer;
  }

  #makeTrainer(choices: Compiled): Trainer {
    return makeTrainer(this.#built(), choices, this.#stack.last?.label ?? '', this.#trainer);
  }

  /** The trainer, unless an epoch is under way. */
  #idle(where: string): Trainer {
    const trainer = this.#ready(where);
    if (trainer.inEpoch) fail('fit.running', { where });
    return trainer;
  }

  #rows(x: ArrayInput, y: ArrayInput, weighting: Parameters<typeof toRows>[2], where: string): RowSource {
    if (!this.#compiled) fail('model.not-compiled', { where });
    const network = this.#builtFor(x, `${where}: x`);
    const expected: Expected = {
      inputColumns: network.input.columns,
      outputColumns: network.output.columns,
      loss: this.#compiled.loss,
      where,
      paced: where.startsWith('fit'),
    };
    return toRows(x, y, weighting, expected);
  }

  #weighClasses(source: RowSource, classWeight: ClassWeight | undefined, where: string): RowSource {
    if (!this.#compiled) return fail('model.not-compiled', { where });
    const classes = { loss: this.#compiled.loss, outputColumns: this.#built().output.columns };
    return weighClasses(source, classWeight, classes, where);
  }

  /** Runs `work`, `batchSize` rows at a time, over rows held in the arena just for it; the logs it leaves. */
  #overRows(
    source: RowSource,
    batchSize: number,
    work: (rows: TrainingRows) => void,
  ): Record<string, number> {
    const rows = new TrainingRows(this.#built().engine, source, Math.min(batchSize, source.x.rows));
    const trainer = this.#ready('');
    try {
      rows.loadNow();
      trainer.takeLoss();
      trainer.resetMetrics();
      work(rows);
      return trainer.takeLogs(rows.rows);
    } finally {
      rows.release();
    }
  }
}

/** Makes a model of a stack of layers. @example sequential({ layers: [layers.dense({ units: 1, inputShape: [30] })] }) */
export function sequential(options?: SequentialOptions): Sequential {
  return new Sequential(options);
}

/** Numbers in the order of `names`; one number where there is only the loss. */
function scalarOrList(logs: Record<string, number>, names: readonly string[]): number | number[] {
  return names.length === 1 ? logs.loss : names.map((name) => logs[name]);
}
