/** What `fit` returns: the logs of every epoch, by name. */
import { Callback, type Logs } from './callback.js';

export class History extends Callback {
  /** Numbers of the epochs, from 0. */
  readonly epoch: number[] = [];
  /** One array per name, one number per epoch. */
  readonly history: Record<string, number[]> = {};

  override onEpochEnd(epoch: number, logs: Logs): void {
    this.epoch.push(epoch);
    for (const [name, value] of Object.entries(logs)) (this.history[name] ??= []).push(value);
  }
}
