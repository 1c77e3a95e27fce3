/** What every command works in: progress and warnings on stderr, Ctrl-C, a table read with a bar, a result on stdout. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseSchema, type CsvOptions, type Table } from '../../src/data/index.js';
import { fail } from '../../src/errors.js';
import { loadRiskModel } from '../../src/study/index.js';
import type { Progress, RiskModel, StudyHost, StudyTask } from '../../src/study/types.js';
import { readCsvFile } from '../csv-file.js';
import { readBytes } from '../files.js';
import { openPool, type Pool } from '../pool.js';
import type { MarkFlags, ReadingFlags } from './options.js';
import { showProgress, type ProgressView } from './progress.js';
import { stoppable } from './signals.js';
import { colorsFor, labelled } from './terminal.js';

export interface Shell {
  progress: ProgressView;
  signal: AbortSignal;
  /** Writes a warning to stderr. */
  warn(text: string): void;
}

/** Does the work of a command; whatever becomes of it, the live line is gone afterwards. */
export async function inShell<T>(work: (shell: Shell) => Promise<T>): Promise<T> {
  const progress = showProgress(process.stderr);
  const warn = (text: string) => progress.note(warning(text));
  try {
    return await stoppable((signal) => work({ progress, signal, warn }), progress.note);
  } finally {
    progress.end();
  }
}

function warning(text: string): string {
  return labelled('warning:', text, colorsFor(process.stderr).yellow, process.stderr);
}

/** A pool of workers for the study's tasks, ended when `work` is done or Ctrl-C is pressed. */
export async function withPool<T>(
  jobs: number | undefined,
  { progress, signal }: Shell,
  work: (host: StudyHost) => Promise<T>,
): Promise<T> {
  const pool = openPool({ jobs });
  const { update, runTask } = withParts(progress.update, pool);
  signal.addEventListener('abort', () => void pool.close());
  try {
    return await work({ progress: update, runTask, signal });
  } finally {
    await pool.close();
  }
}

/** The study counts whole tasks; the parts that workers have done of theirs are added, so that the bar does not jump. */
function withParts(show: Progress, pool: Pool) {
  const parts = new Map<StudyTask, number>();
  let latest: Parameters<Progress>[0] | undefined;
  const draw = () => {
    if (latest === undefined) return;
    const begun = [...parts.values()].reduce((sum, part) => sum + part, 0);
    show({ ...latest, done: Math.min(latest.total, latest.done + begun) });
  };
  const update: Progress = (event) => {
    latest = event;
    draw();
  };
  const runTask = async (task: StudyTask) => {
    const result = await pool.run(task, (part) => {
      parts.set(task, Math.min(part, 0.99));
      draw();
    });
    parts.delete(task);
    return result;
  };
  return { update, runTask };
}

/** Reads the table of a command with a bar. Errors: those of the file and of the table; stops on Ctrl-C. */
export async function readTable(
  path: string,
  options: CsvOptions,
  { progress, signal }: Shell,
): Promise<Table> {
  const total = (await stat(path).catch(() => undefined))?.size ?? 0;
  const stage = `reading ${basename(path)}`;
  const onProgress = (bytes: number) => {
    if (signal.aborted) fail('study.aborted', {});
    progress.update({ stage, done: Math.min(bytes, total - 1), total });
  };
  const table = await readCsvFile(path, { ...options, onProgress });
  progress.update({ stage, done: 1, total: 1 });
  return table;
}

/** --separator and --decimal as the reader takes them. */
export function marks({ separator, decimal }: MarkFlags): CsvOptions {
  return { separator: separator === 'tab' ? '\t' : separator, decimal };
}

/** --schema too. A decimal mark becomes part of the schema, so that the model reads the next table as it read this one. */
export async function reading(flags: ReadingFlags): Promise<CsvOptions> {
  const declared = flags.schema === undefined ? undefined : await readSchema(flags.schema);
  const { separator, decimal } = marks(flags);
  const schema = decimal === undefined ? declared : { ...declared, decimal };
  return { separator, ...(schema && { schema }) };
}

async function readSchema(path: string) {
  return parseSchema(parseJson(new TextDecoder().decode(await readBytes(path)), path));
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail('command.schema-not-json', { path });
  }
}

/** Reads a model: its bytes too. Errors: those of the file, and what is wrong with it as a model. */
export async function readModel(path: string): Promise<{ bytes: Uint8Array; model: RiskModel }> {
  const bytes = await readBytes(path);
  return { bytes, model: await loadRiskModel(bytes) };
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
