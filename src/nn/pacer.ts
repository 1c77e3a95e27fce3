/** Lets the host breathe: work in slices short enough that no page or server stands still. */

/**
 * Longest stretch without a pause. A browser may put two stretches before a timer or a frame that is due, so twice
 * this, with a slow step on top of each, stays below 50 ms; at 12 ms a page goes on drawing 60 frames a second.
 */
const SLICE_MILLISECONDS = 12;

/** Resolves in a later turn of the event loop. A message, because timers are slowed down in hidden pages. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export class Pacer {
  #last = performance.now();

  /** True when it is time to pause. */
  due(): boolean {
    return performance.now() - this.#last > SLICE_MILLISECONDS;
  }

  async pause(): Promise<void> {
    await nextTurn();
    this.#last = performance.now();
  }
}
