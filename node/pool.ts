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

/** What a worker answers: the result, an error of ours as data, or an accident. */
export type Answer =
  | { result: unknown }
  | { error: { code: ErrorCode; details: unknown } }
  | { accident: { name: string; message: string; stack?: string } };

export interface Pool {
  /** Runs a task on the next free worker. Rejects with the task's own error, with pool.crashed, or with pool.closed. */
  run(task: StudyTask): Promise<unknown>;
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
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** A pool without workers yet: each starts when a task finds none free. */
export function openPool({ jobs = availableParallelism(), module }: PoolOptions = {}): Pool {
  const entry = module ?? new URL('./worker.js', import.meta.url);
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job>();
  let closed = false;

  function assign(): void {
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (busy.size < jobs ? start() : undefined);
      if (worker === undefined) return;
      const job = waiting.shift() as Job;
      busy.set(worker, job);
      send(worker, job);
    }
  }

  function start(): Worker {
    // stdout belongs to the command's result: what a worker prints goes to stderr.
    const worker = new Worker(entry, { stdout: true });
    worker.stdout.pipe(process.stderr, { end: false });
    worker.on('message', (answer: Answer) => {
      const job = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      if (job !== undefined) settle(job, answer);
      assign();
    });
    worker.on('error', (error) => lose(worker, crashReason(error)));
    worker.on('exit', (code) => lose(worker, `exit code ${code}`));
    return worker;
  }

  function send(worker: Worker, job: Job): void {
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
      worker.postMessage(job.task);
    } catch (error) {
      busy.delete(worker);
      idle.push(worker);
      job.reject(error as Error);
    }
  }

  /** A worker is gone. Its task is not tried again: what killed one worker would kill the next. */
  function lose(worker: Worker, reason: string): void {
    const job = busy.get(worker);
    busy.delete(worker);
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    job?.reject(closed ? new BedsideError('pool.closed', {}) : new BedsideError('pool.crashed', { reason }));
    if (!closed) assign();
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new BedsideError('pool.closed', {}));
        waiting.push({ task, resolve, reject });
        assign();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new BedsideError('pool.closed', {}));
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}

function settle(job: Job, answer: Answer): void {
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
