/** The folder of a run: where it may be, what it may replace, and what a failure leaves behind. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultRunFolder, openRunFolder, RUN_FILES } from '../../node/run-folder.js';
import { scratchFolder } from './scratch.js';

const contents = (text: string) => ({
  'model.bedside': text,
  'metrics.json': `{"format":"bedside-results","text":"${text}"}`,
  'predictions.csv': text,
  'report.html': text,
});

describe('the folder of a run', () => {
  it('is made with those above it and receives the four files', async () => {
    const path = join(scratchFolder(), 'runs', 'deep', 'heart');
    await (await openRunFolder(path)).write(contents('one'));
    expect(readdirSync(path)).toEqual([...RUN_FILES].sort());
    expect(readFileSync(join(path, 'report.html'), 'utf8')).toBe('one');
  });

  it('receives metrics.json last: where it is, the others of its run are', async () => {
    const path = join(scratchFolder(), 'heart');
    await (await openRunFolder(path)).write(contents('one'));
    const run = await openRunFolder(path);
    // A folder in the place of a file stops the renames there.
    const files = contents('two');
    const late = {
      ...files,
      'metrics.json': (function* () {
        rmSync(join(path, 'report.html'));
        mkdirSync(join(path, 'report.html', 'full'), { recursive: true });
        yield files['metrics.json'];
      })(),
    };
    await expect(run.write(late)).rejects.toMatchObject({ code: 'path.is-a-folder' });
    const now = (name: string) => readFileSync(join(path, name), 'utf8');
    expect([now('model.bedside'), now('predictions.csv')]).toEqual(['two', 'two']);
    expect(now('metrics.json')).toContain('"one"');
  });

  it('of an earlier run is replaced, and what a person put beside it stays', async () => {
    const path = join(scratchFolder(), 'heart');
    await (await openRunFolder(path)).write(contents('one'));
    writeFileSync(join(path, 'notes.txt'), 'mine');
    await (await openRunFolder(path)).write(contents('two'));
    expect(readFileSync(join(path, 'model.bedside'), 'utf8')).toBe('two');
    expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('that a killed run left with some of its files can be used again', async () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'predictions.csv'), 'old');
    await (await openRunFolder(path)).write(contents('new'));
    expect(readFileSync(join(path, 'predictions.csv'), 'utf8')).toBe('new');
  });

  it('is refused where other things lie', async () => {
    const path = scratchFolder();
    for (const name of ['thesis.doc', 'data.csv', '.DS_Store']) writeFileSync(join(path, name), '');
    await expect(openRunFolder(path)).rejects.toMatchObject({
      code: 'path.not-a-run',
      details: { path, others: 2 },
    });
  });

  it('that cannot be made is refused at once, and leaves nothing behind', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'file'), '');
    const refused = { code: 'path.unwritable' };
    await expect(openRunFolder(join(folder, 'file'))).rejects.toMatchObject(refused);
    await expect(openRunFolder(join(folder, 'file', 'run'))).rejects.toMatchObject(refused);
    await expect(openRunFolder('/proc/bedside/run')).rejects.toMatchObject(refused);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('goes away with those made above it when the run fails, as far as they are empty', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'kept'));
    const run = await openRunFolder(join(folder, 'kept', 'runs', 'heart'));
    await run.abandon();
    expect(readdirSync(join(folder, 'kept'))).toEqual([]);
    const other = await openRunFolder(join(folder, 'runs', 'heart'));
    writeFileSync(join(folder, 'runs', 'mine'), '');
    await other.abandon();
    expect(readdirSync(join(folder, 'runs'))).toEqual(['mine']);
  });

  it('that was there before the run stays when it fails', async () => {
    const path = scratchFolder();
    await (await openRunFolder(path)).abandon();
    expect(existsSync(path)).toBe(true);
  });

  it('is named after the table and the outcome unless the call names one', () => {
    expect(defaultRunFolder('data/heart.csv', 'heart_disease')).toBe(join('runs', 'heart-heart_disease'));
    expect(defaultRunFolder('/a b/…é t.x.csv', '../../etc: 30-day?')).toBe(join('runs', 'é-t.x-etc-30-day'));
    expect(defaultRunFolder('/dev/stdin', '??')).toBe(join('runs', 'stdin'));
  });
});
