/** What is left after Ctrl-C, and after a kill that no program can answer. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../node/writing.js';
import { bedside, start, until } from './run-cli.js';
import { scratchFolder } from './scratch.js';

const TRAIN = ['train', 'examples/data/heart-cleveland.csv', '--target', 'heart_disease'];
/** The table is read, and nothing is left to do but to train. */
const isTraining = (stderr: string) => stderr.includes('reading heart-cleveland.csv: done');
const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

describe('kill -9', () => {
  it('in the middle of writing leaves the old file, and the next write removes what was begun', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'model.bedside');
    writeFileSync(path, 'old');
    const { signal } = await start([path], { file: fixture('killed-while-writing.mjs') }).ended;
    expect(signal).toBe('SIGKILL');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toHaveLength(2);
    await writeWhole(path, 'new');
    expect(readdirSync(folder)).toEqual(['model.bedside']);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('in the middle of training leaves no file, and the same command can be run again', async () => {
    const out = join(scratchFolder(), 'run');
    const words = [...TRAIN, '--out', out, '--folds', '2'];
    const { child, ended, written } = start(words);
    await until(() => isTraining(written.stderr));
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(readdirSync(out).filter((name) => !name.startsWith('.'))).toEqual([]);
    expect((await bedside(...words)).exitCode).toBe(0);
    expect(readdirSync(out)).toEqual(['metrics.json', 'model.bedside', 'predictions.csv', 'report.html']);
  });
});

describe('Ctrl-C', () => {
  it('ends a training with a sentence, exit code 130 and nothing left behind', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'runs', 'heart');
    const { child, ended, written } = start([...TRAIN, '--out', out]);
    await until(() => isTraining(written.stderr));
    child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await ended;
    expect(stderr).toContain('Stopping. Press Ctrl-C again to stop at once.\nStopped. No file was changed;');
    expect([exitCode, stdout]).toEqual([130, '']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves the files of an earlier run as they were', async () => {
    const out = join(scratchFolder(), 'run');
    mkdirSync(out);
    writeFileSync(join(out, 'metrics.json'), '{"format":"bedside-results"}');
    const { child, ended, written } = start([...TRAIN, '--out', out]);
    await until(() => isTraining(written.stderr));
    child.kill('SIGTERM');
    expect((await ended).exitCode).toBe(143);
    expect(readFileSync(join(out, 'metrics.json'), 'utf8')).toBe('{"format":"bedside-results"}');
  });

  it('a second time kills what did not listen', async () => {
    const { child, ended, written } = start([], { file: fixture('deaf.mjs') });
    await until(() => written.stdout.includes('ready'));
    child.kill('SIGINT');
    await until(() => written.stdout.includes('Stopping.'));
    child.kill('SIGINT');
    expect((await ended).signal).toBe('SIGINT');
  });
});
