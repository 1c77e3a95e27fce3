/** Training in workers, one per core, with a bar that moves while they work, and ended by Ctrl-C. */
import type { Progress, StudyHost, StudyTask } from '../../src/study/types.js';
import { openPool, type Pool } from '../pool.js';
import type { Shell } from './shell.js';
import { stoppable } from './signals.js';

/** Does `work` with a host whose tasks run in at most `jobs` workers. Errors: those of the work, and Stopped. */
export async function withWorkers<T>(
  jobs: number | undefined,
  { progress }: Shell,
  work: (host: StudyHost) => Promise<T>,
): Promise<T> {
  return stoppable(async (signal) => {
    const pool = openPool({ jobs });
    signal.addEventListener('abort', () => void pool.close());
    try {
      return await work({ ...withParts(progress.update, pool), atOnce: pool.jobs, signal });
    } finally {
      await pool.close();
    }
  }, progress.note);
}

/** The study counts whole tasks; the parts that workers have done of theirs are added, so that the bar does not jump. */
function withParts(show: Progress, pool: Pool): Required<Pick<StudyHost, 'progress' | 'runTask'>> {
  const parts = new Map<StudyTask, number>();
  let latest: Parameters<Progress>[0] | undefined;
  const draw = () => {
    if (latest === undefined) return;
    const begun = [...parts.values()].reduce((sum, part) => sum + part, 0);
    show({ ...latest, done: Math.min(latest.total, latest.done + begun) });
  };
  const progress: Progress = (event) => {
    latest = event;
    draw();
  };
  const runTask = async (task: StudyTask) => {
    const onPart = (part: number) => {
      // A task is done when its answer is there, and not before.
      parts.set(task, Math.min(part, 0.99));
      draw();
    };
    try {
      return await pool.run(task, onPart);
    } finally {
      parts.delete(task);
    }
  };
  return { progress, runTask };
}
