/**
 * The training loop: epochs, validation, callbacks, and pauses for the host. One step after the other; nothing here
 * touches a weight.
 */
import { streamKey } from '../engine/random.js';
import { fail } from '../errors.js';
import { allFinite } from './arrays.js';
import type { Callback, CallbackHandlers, FitParameters, Logs, TrainedModel } from './callbacks/callback.js';
import type { Network } from './network.js';
import { Pacer } from './pacer.js';
import type { Trainer } from './trainer.js';
import { TrainingRows, type RowSource } from './training-rows.js';

export interface FitPlan extends FitParameters {
  readonly initialEpoch: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly training: RowSource;
  readonly validation: RowSource | undefined;
}

export interface FitContext {
  readonly model: TrainedModel;
  readonly network: Network;
  readonly trainer: Trainer;
  readonly callbacks: readonly CallbackHandlers[];
}

/** Trains; the callbacks (History among them) hold what it learned. */
export async function fitLoop(plan: FitPlan, context: FitContext): Promise<void> {
  const { network, model, callbacks } = context;
  const pacer = new Pacer();
  const training = new TrainingRows(network.engine, plan.training, plan.batchSize);
  let validation: TrainingRows | undefined;
  introduce(plan, context);
  model.stopTraining = false;
  try {
    if (plan.validation) validation = new TrainingRows(network.engine, plan.validation, plan.batchSize);
    await training.load(pacer);
    await validation?.load(pacer);
    await tell(callbacks, (callback) => callback.onTrainBegin?.());
    let logs: Logs = {};
    let epoch = plan.initialEpoch;
    for (; epoch < plan.epochs && !model.stopTraining; epoch++) {
      await tell(callbacks, (callback) => callback.onEpochBegin?.(epoch));
      logs = await trainEpoch(plan, context, training, epoch, pacer);
      if (validation) logs = { ...logs, ...(await validate(plan, context, validation, pacer)) };
      await tell(callbacks, (callback) => callback.onEpochEnd?.(epoch, logs));
      if (pacer.due()) await pacer.pause();
    }
    await tell(callbacks, (callback) => callback.onTrainEnd?.(logs));
    requireFiniteWeights(context, epoch);
  } finally {
    training.release();
    validation?.release();
    context.trainer.inEpoch = false;
    context.trainer.takeLoss();
    context.trainer.resetMetrics();
  }
}

/** Hands model and parameters to callbacks that want them. */
function introduce(
  { epochs, batchSize, samples, steps }: FitParameters,
  { model, callbacks }: FitContext,
): void {
  for (const callback of callbacks as readonly Partial<Callback>[]) {
    callback.setModel?.(model);
    callback.setParams?.({ epochs, batchSize, samples, steps });
  }
}

/** Calls a handler of each callback in turn, waiting only for those that are asynchronous. */
async function tell(
  callbacks: readonly CallbackHandlers[],
  call: (callback: CallbackHandlers) => void | Promise<void>,
): Promise<void> {
  for (const callback of callbacks) await call(callback);
}

async function trainEpoch(
  { batchSize, seed, shuffle }: FitPlan,
  { network, trainer, callbacks, model }: FitContext,
  rows: TrainingRows,
  epoch: number,
  pacer: Pacer,
): Promise<Logs> {
  const step = trainer.trainingStep(batchSize);
  const watched = callbacks.filter(({ onBatchBegin, onBatchEnd }) => onBatchBegin ?? onBatchEnd);
  rows.bind(step);
  network.state.takeLoss();
  trainer.resetMetrics();
  if (shuffle) await rows.shuffle(streamKey(seed, `shuffle/${trainer.epochs}`), pacer);
  trainer.epochs++;
  trainer.inEpoch = true;
  let done = 0;
  // As in Keras, a batch runs in any case: an epoch without one would have no loss to log.
  for (let batch = 0; done < rows.rows && !(batch > 0 && model.stopTraining); batch++) {
    const count = Math.min(batchSize, rows.rows - done);
    if (watched.length > 0)
      await tell(watched, (callback) => callback.onBatchBegin?.(batch, { size: count }));
    const before = watched.length > 0 ? trainer.peekLoss() : 0;
    if (step.plan.stretches === 1) trainer.train(step, rows, done, count);
    else await trainer.trainPaced(step, rows, done, count, pacer);
    done += count;
    if (watched.length > 0) {
      const logs = { size: count, loss: (trainer.peekLoss() - before) / count };
      await tell(watched, (callback) => callback.onBatchEnd?.(batch, logs));
      rows.bind(step);
    }
    if (pacer.due()) {
      requireFiniteLoss(trainer, epoch);
      await pacer.pause();
    }
  }
  requireFiniteLoss(trainer, epoch);
  trainer.inEpoch = false;
  return trainer.takeLogs(done);
}

async function validate(
  { batchSize }: FitPlan,
  { trainer }: FitContext,
  rows: TrainingRows,
  pacer: Pacer,
): Promise<Logs> {
  const step = trainer.evaluationStep(batchSize);
  rows.bind(step);
  trainer.inEpoch = true;
  for (let done = 0; done < rows.rows; done += batchSize) {
    const count = Math.min(batchSize, rows.rows - done);
    if (step.plan.stretches === 1) trainer.evaluate(step, rows, done, count);
    else await trainer.evaluatePaced(step, rows, done, count, pacer);
    if (pacer.due()) await pacer.pause();
  }
  trainer.inEpoch = false;
  return trainer.takeLogs(rows.rows, 'val_');
}

function requireFiniteLoss(trainer: Trainer, epoch: number): void {
  if (Number.isFinite(trainer.peekLoss())) return;
  fail('fit.diverged', { epoch: epoch + 1, learningRate: trainer.optimizer.learningRate });
}

/** A loss is that before its step: what the last step has done shows in the weights only. `epoch` counts from 1. */
function requireFiniteWeights({ network, trainer }: FitContext, epoch: number): void {
  const { engine, store } = network;
  const start = store.weights / 4;
  if (allFinite(engine.arena.f32, start, start + store.size)) return;
  fail('fit.diverged', { epoch, learningRate: trainer.optimizer.learningRate });
}
