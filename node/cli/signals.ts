/**
 * Ctrl-C and its like. The first asks the work to stop: workers end, what is half written is removed, and the command
 * ends with a sentence. The second finds no listener and kills, as it would any program.
 */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
export type StopSignal = (typeof SIGNALS)[number];

/** Thrown in the place of whatever the stopped work threw. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly by: StopSignal;

  constructor(by: StopSignal) {
    super(`stopped by ${by}`);
    this.by = by;
  }
}

/**
 * Does work that can be stopped: `work` gets a signal that Ctrl-C aborts, `announce` says so at once. Fails with Stopped.
 * Only for work that waits: while JavaScript computes without a pause nobody listens, and a listener would only keep the
 * system from ending the program.
 */
export async function stoppable<T>(
  work: (signal: AbortSignal) => Promise<T>,
  announce: (text: string) => void,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = SIGNALS.map((name) => {
    const listener = () => {
      announce('Stopping. Press Ctrl-C again to stop at once.');
      controller.abort(new Stopped(name));
    };
    process.once(name, listener);
    return () => process.off(name, listener);
  });
  try {
    const result = await work(signal);
    signal.throwIfAborted();
    return result;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    for (const release of listeners) release();
  }
}
