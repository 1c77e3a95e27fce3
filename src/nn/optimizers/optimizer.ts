/**
 * What an optimizer is: a learning rate that may change between steps, slots (vectors beside the weights), and one
 * kernel over the whole parameter vector.
 */
import type { Engine } from '../../engine/engine.js';
import type { ParameterStore } from '../../engine/parameters.js';
import type { PlanBuilder } from '../../engine/plan-builder.js';
import { fail } from '../../errors.js';
import { numberIn } from '../options.js';

export abstract class Optimizer {
  abstract readonly className: string;
  /** Slot vectors, by name, as long as the parameter vector. */
  readonly slots = new Map<string, number>();
  #engine: Engine | undefined;
  #learningRate: number;

  constructor(learningRate: number, where: string) {
    this.#learningRate = numberIn(learningRate, 0, Infinity, { where, option: 'learningRate' });
  }

  /** May be set between steps, by a callback for example; the next step uses it. Throws `option.number`. */
  get learningRate(): number {
    return this.#learningRate;
  }

  set learningRate(value: number) {
    this.#learningRate = numberIn(value, 0, Infinity, { where: 'optimizer', option: 'learningRate' });
  }

  /** Names of the slots this optimizer keeps. */
  abstract slotNames(): readonly string[];
  /** Emits the kernel that updates the weights. */
  abstract update(plan: PlanBuilder): void;
  /** Options as plain data, the learning rate among them. */
  abstract config(): Record<string, unknown>;

  /** Throws `model.optimizer-shared` where it serves the model of another engine. */
  requireFreeFor(engine: Engine): void {
    if (this.#engine && this.#engine !== engine) fail('model.optimizer-shared', undefined);
  }

  /** Makes room for the slots, zeroed. Throws `model.optimizer-shared`: an optimizer serves one model. */
  allocate(engine: Engine, store: ParameterStore): void {
    this.requireFreeFor(engine);
    this.#engine = engine;
    for (const name of this.slotNames()) this.slots.set(name, store.allocateVector(engine));
  }

  /** Gives the slots back. */
  release(engine: Engine): void {
    for (const address of this.slots.values()) engine.arena.release(address);
    this.slots.clear();
  }

  /** State beside the slots that a resumed run needs, as numbers: none for most. */
  counters(_engine: Engine): readonly number[] {
    return [];
  }

  restoreCounters(_engine: Engine, _values: readonly number[]): void {}

  protected slot(name: string): number {
    return this.slots.get(name) ?? 0;
  }

  /** What every kernel of an optimizer takes. */
  protected vectors(plan: PlanBuilder) {
    const { store, gradients, state } = plan;
    return { count: store.size, weights: store.weights, gradients, rate: state.rate };
  }
}
