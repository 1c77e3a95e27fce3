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

/** Does work that can be stopped: `work` gets a signal that Ctrl-C aborts, `announce` says so at once. */
export async function stoppable<T>(
  work: (signal: AbortSignal) => Promise<T>,
  announce: (text: string) => void,
) {
  const controller = new AbortController();
  let stopped: Stopped | undefined;
  const listeners = SIGNALS.map((name) => {
    const listener = () => {
      stopped = new Stopped(name);
      announce('Stopping. Press Ctrl-C again to stop at once.');
      controller.abort();
    };
    process.once(name, listener);
    return () => process.off(name, listener);
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    throw stopped ?? error;
  } finally {
    for (const release of listeners) release();
  }
}
