/** What every command works in: progress and warnings on stderr, the result on stdout. */
import { showProgress, type ProgressView } from './progress.js';
import { colorsFor, labelled } from './terminal.js';

export interface Shell {
  progress: ProgressView;
  /** Does one step that computes without a pause, and says so before and after. */
  step<T>(stage: string, compute: () => T): T;
  /** Writes a warning to stderr. */
  warn(text: string): void;
}

/** Does the work of a command; whatever becomes of it, the live line is gone afterwards. */
export async function inShell<T>(work: (shell: Shell) => Promise<T>): Promise<T> {
  const progress = showProgress(process.stderr);
  const step = <T>(stage: string, compute: () => T) => {
    progress.update({ stage, done: 0, total: 1 });
    const result = compute();
    progress.update({ stage, done: 1, total: 1 });
    return result;
  };
  const warn = (text: string) => progress.note(warning(text));
  try {
    return await work({ progress, step, warn });
  } finally {
    progress.end();
  }
}

function warning(text: string): string {
  return labelled('warning:', text, colorsFor(process.stderr).yellow, process.stderr);
}

/** Writes the result of a command to stdout and waits until it is taken. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Results as JSON, and nothing else on stdout. */
export async function printJson(value: unknown): Promise<void> {
  await print(`${JSON.stringify(value, null, 2)}\n`);
}
