/**
 * Training and evaluation of a built network, batch by batch: the loss, the optimizer's slots, the metrics and the
 * plans. How epochs, callbacks and validation hang together is fit.ts.
 */
import type { Node } from '../engine/graph.js';
import type { Matrix } from '../engine/layout.js';
import type { LossChoice } from '../engine/losses.js';
import { evaluationStep, trainingStep, type Objective, type Step } from '../engine/step.js';
import type { Batch } from './metrics/metric.js';
import type { NamedMetric } from './metrics/names.js';
import type { Network } from './network.js';
import type { Pacer } from './pacer.js';
import type { Optimizer } from './optimizers/optimizer.js';
import type { TrainingRows } from './training-rows.js';

export interface TrainerOptions {
  /** The kernel of the loss behind an output node. Throws `loss.*`. */
  readonly lossFor: (output: Node) => LossChoice;
  readonly targetColumns: number;
  readonly optimizer: Optimizer;
  readonly metrics: readonly NamedMetric[];
  /** Metrics that count each row with its sample weight. */
  readonly weightedMetrics: readonly NamedMetric[];
}

/** A view that moves from batch to batch; made once, so that a step allocates nothing. */
type MovingBatch = { -readonly [K in keyof Batch]: Batch[K] };

export class Trainer {
  readonly optimizer: Optimizer;
  readonly metrics: readonly NamedMetric[];
  /** "loss" and the names of the metrics, in the order of logs. */
  readonly names: readonly string[];
  /** Training steps taken so far: dropout draws a new mask for each. */
  steps = 0;
  /** Epochs trained so far: each has its own order of rows. */
  epochs = 0;
  /** True between the first and the last batch of an epoch or its validation: losses and metrics are under way. */
  inEpoch = false;
  readonly #network: Network;
  readonly #options: TrainerOptions;
  readonly #gradients: number;
  #training: Step | undefined;
  #evaluation: Step | undefined;
  readonly #truth = movingBatch();
  readonly #predicted = movingBatch();
  readonly #weights = movingBatch();

  constructor(network: Network, options: TrainerOptions) {
    this.#network = network;
    this.#options = options;
    this.optimizer = options.optimizer;
    this.metrics = [...options.metrics, ...options.weightedMetrics];
    this.names = ['loss', ...this.metrics.map(({ name }) => name)];
    this.optimizer.allocate(network.engine, network.store);
    this.#gradients = network.store.allocateVector(network.engine);
  }

  /** The plan of a training step for batches of up to this many rows. */
  trainingStep(batchSize: number): Step {
    if (!this.#training || this.#training.plan.capacity < batchSize) {
      this.#training?.plan.release();
      const objective = this.#objective(this.#network.trainingOutput);
      const update = this.optimizer.update.bind(this.optimizer);
      this.#training = trainingStep(this.#network, objective, batchSize, this.#gradients, update);
    }
    return this.#training;
  }

  evaluationStep(batchSize: number): Step {
    if (!this.#evaluation || this.#evaluation.plan.capacity < batchSize) {
      this.#evaluation?.plan.release();
      this.#evaluation = evaluationStep(this.#network, this.#objective(this.#network.output), batchSize);
    }
    return this.#evaluation;
  }

  /** Gives back all that it holds in the arena. It cannot train after that. */
  release(): void {
    const { engine } = this.#network;
    this.#training?.plan.release();
    this.#evaluation?.plan.release();
    this.optimizer.release(engine);
    engine.arena.release(this.#gradients);
  }

  /** One training step on rows `from` to `from + count` of the order. */
  train(step: Step, rows: TrainingRows, from: number, count: number): void {
    this.#beginTraining();
    this.evaluate(step, rows, from, count);
  }

  /** Runs a step, whichever it is, and lets the metrics see its outputs. */
  evaluate(step: Step, rows: TrainingRows, from: number, count: number): void {
    this.#network.state.setCursor(rows.seek(step, from, count));
    step.plan.run();
    this.#updateMetrics(step, count);
  }

  /** `train` for a plan of several stretches, with pauses between them where they are due. */
  async trainPaced(step: Step, rows: TrainingRows, from: number, count: number, pacer: Pacer): Promise<void> {
    this.#beginTraining();
    await this.evaluatePaced(step, rows, from, count, pacer);
  }

  /** `evaluate` in the same way. */
  async evaluatePaced(
    step: Step,
    rows: TrainingRows,
    from: number,
    count: number,
    pacer: Pacer,
  ): Promise<void> {
    this.#network.state.setCursor(rows.seek(step, from, count));
    for (let i = 0; i < step.plan.stretches; i++) {
      step.plan.runStretch(i);
      if (pacer.due()) await pacer.pause();
    }
    this.#updateMetrics(step, count);
  }

  #beginTraining(): void {
    const { state } = this.#network;
    state.setStep(this.steps++);
    state.setRate(this.optimizer.learningRate);
  }

  /** Sum of the losses of all rows since the last call. */
  takeLoss(): number {
    return this.#network.state.takeLoss();
  }

  /** The same without starting anew. */
  peekLoss(): number {
    return this.#network.state.peekLoss();
  }

  resetMetrics(): void {
    for (const { metric } of this.metrics) metric.reset();
  }

  /** Loss and metrics over `rows` rows as numbers by name; starts both anew. */
  takeLogs(rows: number, prefix = ''): Record<string, number> {
    const logs: Record<string, number> = { [`${prefix}loss`]: this.takeLoss() / rows };
    for (const { name, metric } of this.metrics) logs[prefix + name] = metric.result();
    this.resetMetrics();
    return logs;
  }

  #updateMetrics(step: Step, count: number): void {
    if (this.metrics.length === 0) return;
    const { metrics, weightedMetrics } = this.#options;
    const values = this.#network.engine.arena.f32;
    place(this.#truth, step.target, values, count);
    place(this.#predicted, step.output, values, count);
    for (const { metric } of metrics) metric.update(this.#truth, this.#predicted);
    if (weightedMetrics.length === 0) return;
    place(this.#weights, step.weights, values, count);
    const weights = step.plan.get('weights') ? this.#weights : undefined;
    for (const { metric } of weightedMetrics) metric.update(this.#truth, this.#predicted, weights);
  }

  #objective(output: Objective['output']): Objective {
    const { lossFor, targetColumns } = this.#options;
    const { input, penalties } = this.#network;
    return { input, output, loss: lossFor(output), targetColumns, penalties };
  }
}

function movingBatch(): MovingBatch {
  return { values: new Float32Array(0), start: 0, stride: 0, rows: 0, columns: 0 };
}

function place(
  batch: MovingBatch,
  { address, stride, columns }: Matrix,
  values: Float32Array,
  rows: number,
): void {
  batch.values = values;
  batch.start = address / 4;
  batch.stride = stride;
  batch.columns = columns;
  batch.rows = rows;
}
