/** A typed array that grows: full pieces are kept, never copied while growing. Used by columns that are being read. */

type Numeric = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

const PIECE = 1 << 16;

export class Chunks<T extends Numeric> {
  readonly #make: new (length: number) => T;
  #full: T[] = [];
  #last: T;
  #used = 0;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#last = new make(PIECE);
  }

  get length(): number {
    return this.#full.length * PIECE + this.#used;
  }

  push(value: number): void {
    if (this.#used === PIECE) {
      this.#full.push(this.#last);
      this.#last = new this.#make(PIECE);
      this.#used = 0;
    }
    this.#last[this.#used++] = value;
  }

  /** All values in one array. The pieces are let go: nothing can be pushed afterwards. */
  take(): T {
    const all = new this.#make(this.length);
    this.#full.forEach((piece, i) => all.set(piece, i * PIECE));
    all.set(this.#last.subarray(0, this.#used), this.#full.length * PIECE);
    this.#full = [];
    return all;
  }
}
