/**
 * Ctrl-C and its like. The first asks the work to stop: workers end, what is half written is removed, and the command
 * ends with a sentence. The second finds no listener and kills, as it would any program.
 */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
let received: (typeof SIGNALS)[number] | undefined;

/** A signal that is aborted by Ctrl-C; `announce` says so at once. */
export function stopOnSignal(announce: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.once(name, () => {
      received = name;
      announce('Stopping. Press Ctrl-C again to stop at once.');
      controller.abort();
    });
  }
  return controller.signal;
}

/** The name of the signal that asked to stop, if one did. */
export function stoppedBy(): (typeof SIGNALS)[number] | undefined {
  return received;
}
