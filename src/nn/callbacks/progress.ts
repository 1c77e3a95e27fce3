/** One line per epoch, and never more than two a second: small nets finish hundreds of epochs in that time. */
import { Callback, type Logs } from './callback.js';

const SHORTEST_INTERVAL = 500;

export class Progress extends Callback {
  readonly #write: (line: string) => void;
  #started = 0;
  #lastWritten = 0;

  /** `write` takes one line; the default is console.log. */
  constructor({ write = (line: string) => console.log(line) }: { write?: (line: string) => void } = {}) {
    super();
    this.#write = write;
  }

  override onTrainBegin(): void {
    this.#started = performance.now();
    this.#lastWritten = -Infinity;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const now = performance.now();
    const last = epoch + 1 === this.params.epochs || this.model.stopTraining;
    if (!last && now - this.#lastWritten < SHORTEST_INTERVAL) return;
    this.#lastWritten = now;
    const numbers = Object.entries(logs).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
    const seconds = ((now - this.#started) / 1000).toFixed(1);
    this.#write(`Epoch ${epoch + 1}/${this.params.epochs}  ${numbers.join('  ')}  ${seconds} s`);
  }
}
