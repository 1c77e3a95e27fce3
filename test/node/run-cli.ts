/** Runs the built command line as a person would: a process of its own, with what it wrote and how it ended. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/node/cli/main.js', import.meta.url));

export interface Ended {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
}

/** Starts `node FILE words...`; the command line unless another file is named. */
export function start(
  words: readonly string[],
  { file = MAIN, nodeFlags = [] as string[], cwd = '.' } = {},
): Running {
  const env = { ...process.env, NO_COLOR: '', FORCE_COLOR: '' };
  const child = spawn(process.execPath, [...nodeFlags, file, ...words], { cwd, env });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, ...written }));
  });
  return { child, ended };
}

/** Runs `bedside words...` to its end. */
export function bedside(...words: string[]): Promise<Ended> {
  return start(words).ended;
}

/** Waits until `happened` is true, at most 20 s. */
export async function until(happened: () => boolean): Promise<void> {
  for (let waited = 0; !happened(); waited += 10) {
    if (waited > 20_000) throw new Error('waited 20 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
