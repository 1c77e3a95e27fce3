/** RMSprop (Tieleman and Hinton 2012), in Keras' form. Formulas: kernels/rmsprop.ts. */
import type { PlanBuilder } from '../../engine/plan-builder.js';
import { numberIn, onlyKeys } from '../options.js';
import { Optimizer } from './optimizer.js';

export interface RmspropOptions {
  /** Default 0.001. */
  learningRate?: number;
  /** Share of the old mean square kept each step. Default 0.9. */
  rho?: number;
  /** Default 0. */
  momentum?: number;
  /** Default 1e-7. */
  epsilon?: number;
  /** Divide by the deviation instead of the root mean square. Default false. */
  centered?: boolean;
}

export class Rmsprop extends Optimizer {
  readonly className = 'Rmsprop';
  readonly rho: number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly centered: boolean;

  constructor(options: RmspropOptions = {}) {
    const where = 'optimizers.rmsprop';
    onlyKeys(options, ['learningRate', 'rho', 'momentum', 'epsilon', 'centered'], where);
    super(options.learningRate ?? 0.001, where);
    this.rho = numberIn(options.rho ?? 0.9, 0, 1, { where, option: 'rho' });
    this.momentum = numberIn(options.momentum ?? 0, 0, 1, { where, option: 'momentum' });
    this.epsilon = numberIn(options.epsilon ?? 1e-7, 0, Infinity, { where, option: 'epsilon' });
    this.centered = options.centered ?? false;
  }

  override slotNames(): readonly string[] {
    return ['square', ...(this.centered ? ['mean'] : []), ...(this.momentum > 0 ? ['velocity'] : [])];
  }

  override update(plan: PlanBuilder): void {
    const { rho, momentum, epsilon } = this;
    const slots = { square: this.slot('square'), mean: this.slot('mean'), velocity: this.slot('velocity') };
    plan.emit('rmsprop', { ...this.vectors(plan), ...slots, rho, momentum, epsilon });
  }

  override config(): Record<string, unknown> {
    const { learningRate, rho, momentum, epsilon, centered } = this;
    return { learningRate, rho, momentum, epsilon, centered };
  }
}
