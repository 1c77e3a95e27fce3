/** Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019), in Keras' form. Formulas: kernels/adam.ts. */
import type { Engine } from '../../engine/engine.js';
import type { ParameterStore } from '../../engine/parameters.js';
import type { PlanBuilder } from '../../engine/plan-builder.js';
import { numberIn, onlyKeys } from '../options.js';
import { Optimizer } from './optimizer.js';

export interface AdamOptions {
  /** Default 0.001. */
  learningRate?: number;
  /** Default 0.9. */
  beta1?: number;
  /** Default 0.999. */
  beta2?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

export interface AdamWOptions extends AdamOptions {
  /** Share of each weight taken off per step, times the learning rate. Default 0.004. */
  weightDecay?: number;
}

export class Adam extends Optimizer {
  readonly className: 'Adam' | 'AdamW';
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** Address of beta1^t and beta2^t, two f64. */
  #powers = 0;

  constructor(options: AdamWOptions = {}, className: 'Adam' | 'AdamW' = 'Adam') {
    const where = className === 'Adam' ? 'optimizers.adam' : 'optimizers.adamw';
    const keys = [
      'learningRate',
      'beta1',
      'beta2',
      'epsilon',
      ...(className === 'AdamW' ? ['weightDecay'] : []),
    ];
    onlyKeys(options, keys, where);
    super(options.learningRate ?? 0.001, where);
    this.className = className;
    this.beta1 = numberIn(options.beta1 ?? 0.9, 0, 1, { where, option: 'beta1' });
    this.beta2 = numberIn(options.beta2 ?? 0.999, 0, 1, { where, option: 'beta2' });
    this.epsilon = numberIn(options.epsilon ?? 1e-7, 0, Infinity, { where, option: 'epsilon' });
    const decay = className === 'AdamW' ? (options.weightDecay ?? 0.004) : 0;
    this.weightDecay = numberIn(decay, 0, Infinity, { where, option: 'weightDecay' });
  }

  override slotNames(): readonly string[] {
    return ['first', 'second'];
  }

  override allocate(engine: Engine, store: ParameterStore): void {
    super.allocate(engine, store);
    this.#powers = engine.arena.allocate(16);
    this.restoreCounters(engine, [1, 1]);
  }

  override release(engine: Engine): void {
    super.release(engine);
    engine.arena.release(this.#powers);
  }

  override counters(engine: Engine): readonly number[] {
    const view = new DataView(engine.arena.memory.buffer, this.#powers, 16);
    return [view.getFloat64(0, true), view.getFloat64(8, true)];
  }

  override restoreCounters(engine: Engine, [power1, power2]: readonly number[]): void {
    const view = new DataView(engine.arena.memory.buffer, this.#powers, 16);
    view.setFloat64(0, power1, true);
    view.setFloat64(8, power2, true);
  }

  override update(plan: PlanBuilder): void {
    const { beta1, beta2, epsilon, weightDecay: decay } = this;
    const moments = { first: this.slot('first'), second: this.slot('second'), powers: this.#powers };
    const { step } = plan.state;
    plan.emit('adam', { ...this.vectors(plan), ...moments, step, beta1, beta2, epsilon, decay });
  }

  override config(): Record<string, unknown> {
    const { learningRate, beta1, beta2, epsilon, weightDecay } = this;
    const shared = { learningRate, beta1, beta2, epsilon };
    return this.className === 'AdamW' ? { ...shared, weightDecay } : shared;
  }
}
