/**
 * A pool of workers for the tasks of a study: models are trained beside each other, each worker with its own engine.
 * The number of workers changes the time, never a result: a task is plain data, and its answer depends on nothing else.
 * Knows nothing of what a task means; `worker.ts` hands it to the study.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { BedsideError } from '../src/errors.js';
import type { ErrorCode, ErrorDetails } from '../src/errors.js';
import type { StudyTask } from '../src/study/types.js';

/** What a worker answers: the part of its task that is done, and in the end the result, an error of ours, or an accident. */
export type Answer =
  | { part: number }
  | { result: unknown }
  | { error: { code: ErrorCode; details: unknown } }
  | { accident: { name: string; message: string; stack?: string } };

export interface Pool {
  /** Most tasks that are worked on at once. */
  readonly jobs: number;
  /**
   * Runs a task on the next free worker; `onPart` hears which part of it is done, from 0 to 1.
   * Rejects with the task's own error, with pool.crashed, or with pool.closed.
   */
  run(task: StudyTask, onPart?: (part: number) => void): Promise<unknown>;
  /** Ends every worker; what is unfinished rejects with pool.closed. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** At most this many workers; default: one per core. Fewer start if there are fewer tasks. */
  jobs?: number;
  /** The module a worker runs; it answers each message (a task) with an `Answer`. */
  module?: URL;
}

interface Job {
  task: StudyTask;
  onPart?: (part: number) => void;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** A pool without workers yet: each starts when a task finds none free. */
export function openPool({ jobs = availableParallelism(), module }: PoolOptions = {}): Pool {
  const pool = new WorkerPool(jobs, module ?? new URL('./worker.js', import.meta.url));
  return { jobs, run: (task, onPart) => pool.run(task, onPart), close: () => pool.close() };
}

class WorkerPool {
  readonly #jobs: number;
  readonly #module: URL;
  readonly #waiting: Job[] = [];
  readonly #idle = new Set<Worker>();
  readonly #busy = new Map<Worker, Job>();
  #closed = false;

  constructor(jobs: number, module: URL) {
    this.#jobs = jobs;
    this.#module = module;
  }

  run(task: StudyTask, onPart?: (part: number) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new BedsideError('pool.closed', {}));
      this.#waiting.push({ task, onPart, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new BedsideError('pool.closed', {}));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  /** Hands waiting tasks to idle workers, and to new ones while there may be more. */
  #assign(): void {
    while (this.#waiting.length > 0) {
      const [free] = this.#idle;
      const worker = free ?? (this.#busy.size < this.#jobs ? this.#start() : undefined);
      if (worker === undefined) return;
      this.#idle.delete(worker);
      this.#give(worker, this.#waiting.shift() as Job);
    }
  }

  #give(worker: Worker, job: Job): void {
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
      worker.postMessage(job.task);
      this.#busy.set(worker, job);
    } catch (error) {
      this.#idle.add(worker);
      job.reject(error as Error);
    }
  }

  #start(): Worker {
    // stdout belongs to the command's result: what a worker prints goes to stderr.
    const worker = new Worker(this.#module, { stdout: true });
    worker.stdout.on('data', (text: Uint8Array) => process.stderr.write(text));
    worker.on('message', (answer: Answer) => this.#hear(worker, answer));
    worker.on('error', (error) => this.#lose(worker, crashReason(error)));
    worker.on('exit', (code) => this.#lose(worker, `exit code ${code}`));
    return worker;
  }

  #hear(worker: Worker, answer: Answer): void {
    const job = this.#busy.get(worker);
    if (job === undefined) return;
    if ('part' in answer) return job.onPart?.(answer.part);
    this.#busy.delete(worker);
    this.#idle.add(worker);
    settle(job, answer);
    this.#assign();
  }

  /** A worker is gone. Its task is not tried again: what killed one worker would kill the next. */
  #lose(worker: Worker, reason: string): void {
    const job = this.#busy.get(worker);
    this.#busy.delete(worker);
    this.#idle.delete(worker);
    const error = this.#closed
      ? new BedsideError('pool.closed', {})
      : new BedsideError('pool.crashed', { reason });
    job?.reject(error);
    if (!this.#closed) this.#assign();
  }
}

function settle(job: Job, answer: Exclude<Answer, { part: number }>): void {
  if ('result' in answer) return job.resolve(answer.result);
  if ('error' in answer) return job.reject(revive(answer.error));
  const { name, message, stack } = answer.accident;
  job.reject(Object.assign(new Error(message), { name, stack }));
}

/** An error of ours keeps its code and details across threads; its sentence is written again from them. */
function revive<C extends ErrorCode>({ code, details }: { code: C; details: unknown }): BedsideError<C> {
  return new BedsideError(code, details as ErrorDetails<C>);
}

/** Only the kind of a crash: the message of an unforeseen error may quote anything. */
function crashReason(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : (code ?? name ?? 'unknown');
}
