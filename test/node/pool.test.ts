/** The pool: every task is answered once, whatever happens to its worker, and the number of workers changes nothing. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPool, type Pool } from '../../node/pool.js';

const module = new URL('./fixtures/worker.mjs', import.meta.url);

function pool(jobs: number): Pool {
  const opened = openPool({ jobs, module });
  onTestFinished(() => opened.close());
  return opened;
}

describe('a pool of workers', () => {
  it.each([1, 2, 3])('gives the same answers in the same places with %i of them', async (jobs) => {
    const { run } = pool(jobs);
    const values = Array.from({ length: 7 }, (_, i) => i);
    const answers = await Promise.all(values.map((value) => run({ kind: 'double', payload: { value } })));
    expect(answers).toEqual(values.map((value) => value * 2));
  });

  it('starts no more than it has tasks for, and no more than it may', async () => {
    const { run } = pool(2);
    const threads = async (tasks: number) => {
      const wait = (value: number) => run({ kind: 'wait', payload: { milliseconds: 30, value } });
      const answers = await Promise.all(Array.from({ length: tasks }, (_, i) => wait(i)));
      return new Set(answers.map((answer) => (answer as { threadId: number }).threadId)).size;
    };
    expect(await threads(1)).toBe(1);
    expect(await threads(5)).toBe(2);
  });

  it('tells which part of a task is done before it is', async () => {
    const { run } = pool(1);
    const heard: number[] = [];
    const parts = [0.25, 0.5, 1];
    expect(await run({ kind: 'report', payload: { parts } }, (part) => heard.push(part))).toBe('done');
    expect(heard).toEqual(parts);
  });

  it('hands on an error of ours with its code and its sentence', async () => {
    const { run } = pool(1);
    const error = run({ kind: 'complain', payload: {} });
    await expect(error).rejects.toMatchObject({
      name: 'BedsideError',
      code: 'path.missing',
      details: { path: 'x.csv' },
    });
    await expect(error).rejects.toThrow('There is no file "x.csv".');
  });

  it('hands on an accident with its name and where it happened', async () => {
    const { run } = pool(1);
    const accident = { name: 'TypeError', message: 'x is not a function', stack: 'TypeError\n    at here' };
    await expect(run({ kind: 'stumble', payload: {} })).rejects.toMatchObject(accident);
  });

  it('says what became of a worker that died, without what it said, and goes on with the other tasks', async () => {
    const { run } = pool(1);
    const crashed = (reason: string) => ({ code: 'pool.crashed', details: { reason } });
    const dying = run({ kind: 'throw', payload: {} });
    const leaving = run({ kind: 'exit', payload: {} });
    const after = run({ kind: 'double', payload: { value: 4 } });
    await expect(dying).rejects.toMatchObject(crashed('RangeError'));
    await expect(leaving).rejects.toMatchObject(crashed('exit code 3'));
    expect(await after).toBe(8);
  });

  it('whose module is absent answers instead of trying for ever', async () => {
    const broken = openPool({ jobs: 2, module: new URL('./fixtures/none.mjs', import.meta.url) });
    const tasks = Array.from({ length: 4 }, () => broken.run({ kind: 'double', payload: { value: 1 } }));
    const settled = await Promise.allSettled(tasks);
    expect(settled.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(settled[0]).toMatchObject({ reason: { code: 'pool.crashed' } });
    await broken.close();
  });

  it('ends at once when closed, even a worker that never comes to rest', async () => {
    const { run, close } = pool(1);
    const spinning = run({ kind: 'spin', payload: {} });
    const waiting = run({ kind: 'double', payload: { value: 1 } });
    const settled = Promise.allSettled([spinning, waiting]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await close();
    for (const outcome of await settled) expect(outcome).toMatchObject({ reason: { code: 'pool.closed' } });
    await expect(run({ kind: 'double', payload: { value: 1 } })).rejects.toMatchObject({
      code: 'pool.closed',
    });
  });

  it('refuses what cannot cross to a worker and stays in use', async () => {
    const { run } = pool(1);
    await expect(run({ kind: 'double', payload: { value: () => 1 } })).rejects.toThrow(/could not be cloned/);
    expect(await run({ kind: 'double', payload: { value: 3 } })).toBe(6);
  });
});
