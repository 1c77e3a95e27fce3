/** Stochastic gradient descent, with momentum and Nesterov's form if wanted. Formulas: kernels/sgd.ts. */
import type { PlanBuilder } from '../../engine/plan-builder.js';
import { numberIn, onlyKeys } from '../options.js';
import { Optimizer } from './optimizer.js';

export interface SgdOptions {
  /** Default 0.01. */
  learningRate?: number;
  /** From 0 to below 1. Default 0. */
  momentum?: number;
  /** Default false. */
  nesterov?: boolean;
}

export class Sgd extends Optimizer {
  readonly className = 'Sgd';
  readonly momentum: number;
  readonly nesterov: boolean;

  constructor(options: SgdOptions = {}) {
    const where = 'optimizers.sgd';
    onlyKeys(options, ['learningRate', 'momentum', 'nesterov'], where);
    super(options.learningRate ?? 0.01, where);
    this.momentum = numberIn(options.momentum ?? 0, 0, 1, { where, option: 'momentum' });
    this.nesterov = options.nesterov ?? false;
  }

  override slotNames(): readonly string[] {
    return this.momentum > 0 ? ['velocity'] : [];
  }

  override update(plan: PlanBuilder): void {
    const { momentum, nesterov } = this;
    const velocity = this.slot('velocity');
    plan.emit('sgd', { ...this.vectors(plan), velocity, momentum, nesterov: nesterov ? 1 : 0 });
  }

  override config(): Record<string, unknown> {
    const { learningRate, momentum, nesterov } = this;
    return { learningRate, momentum, nesterov };
  }
}
