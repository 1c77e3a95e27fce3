/** Runs the command line: built and in a process of its own, or, for calls that go wrong at once, in this one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runCli } from '../../node/cli/run.js';

const MAIN = fileURLToPath(new URL('../../dist/node/cli/main.js', import.meta.url));

export interface Written {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface Ended extends Written {
  signal: NodeJS.Signals | null;
}

export interface Running {
  child: ChildProcess;
  /** What it has written so far. */
  written: { stdout: string; stderr: string };
  ended: Promise<Ended>;
}

/** Starts `node FILE words...`; the command line unless another file is named. `stdout` is a file to write to instead. */
export function start(
  words: readonly string[],
  { file = MAIN, nodeFlags = [] as string[], stdout = 'pipe' as number | 'pipe' } = {},
): Running {
  const env = { ...process.env, NO_COLOR: '', FORCE_COLOR: '' };
  const child = spawn(process.execPath, [...nodeFlags, file, ...words], {
    env,
    stdio: ['pipe', stdout, 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, ...written }));
  });
  return { child, written, ended };
}

/** Runs `bedside words...` to its end, in a process of its own. */
export function bedside(...words: string[]): Promise<Ended> {
  return start(words).ended;
}

/** Runs `bedside words...` in this process, from its source. */
export async function bedsideHere(...words: string[]): Promise<Written> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) => {
    const write = (text: string | Uint8Array, done?: unknown) => {
      written[name] += String(text);
      if (typeof done === 'function') done();
      return true;
    };
    return vi.spyOn(process[name], 'write').mockImplementation(write);
  });
  try {
    return { exitCode: await runCli(words), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Waits until `happened` is true, at most 20 s. */
export async function until(happened: () => boolean): Promise<void> {
  for (let waited = 0; !happened(); waited += 10) {
    if (waited > 20_000) throw new Error('waited 20 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
