/** A worker of the pool: does one task of a study at a time and answers with its result, or with why there is none. */
import { parentPort } from 'node:worker_threads';
import { BedsideError } from '../src/errors.js';
import { runStudyTask } from '../src/study/index.js';
import type { StudyTask } from '../src/study/types.js';
import type { Answer } from './pool.js';

parentPort?.on('message', async (task: StudyTask) => send(await attempt(task)));

function send(answer: Answer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
  parentPort?.postMessage(answer);
}

async function attempt(task: StudyTask): Promise<Answer> {
  try {
    return { result: await runStudyTask(task, { progress: (done, total) => send({ part: done / total }) }) };
  } catch (error) {
    if (error instanceof BedsideError) return { error: { code: error.code, details: error.details } };
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { accident: { name, message, stack } };
  }
}
