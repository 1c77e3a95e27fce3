/**
 * The few words that change from step to step, at a fixed place in the arena: kernels read and write them there.
 */
import type { Engine } from './engine.js';

export class StepState {
  /** Addresses, for kernels. */
  readonly loss: number;
  readonly cursor: number;
  readonly step: number;
  readonly rate: number;
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.loss = engine.arena.allocate(32);
    this.cursor = this.loss + 8;
    this.step = this.loss + 12;
    this.rate = this.loss + 16;
  }

  /** Address of the batch's first row number. */
  setCursor(address: number): void {
    this.#engine.arena.u32[this.cursor >> 2] = address;
  }

  /** Number of the training step, from 0: dropout draws a new mask for each. */
  setStep(step: number): void {
    this.#engine.arena.u32[this.step >> 2] = step;
  }

  setRate(learningRate: number): void {
    this.#engine.arena.f32[this.rate >> 2] = learningRate;
  }

  /** Sum of the losses of all rows since it was last taken; taking it sets it to 0. */
  takeLoss(): number {
    const view = new DataView(this.#engine.arena.memory.buffer);
    const loss = view.getFloat64(this.loss, true);
    view.setFloat64(this.loss, 0, true);
    return loss;
  }

  /** The same without setting it to 0. */
  peekLoss(): number {
    return new DataView(this.#engine.arena.memory.buffer).getFloat64(this.loss, true);
  }
}
