/** Writing: the whole file or the old one, whatever goes wrong in between. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAllWhole, writeWhole } from '../../node/writing.js';
import { scratchFolder } from './scratch.js';

/** What the disk says when it is full, in the middle of a file. */
function* untilTheDiskIsFull(): Generator<string> {
  yield 'the first half\n';
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
}

describe('writing a file', () => {
  it('takes text, bytes and pieces of both', async () => {
    const folder = scratchFolder();
    const pieces = ['é,', new Uint8Array([98, 10]), 'c'];
    await writeWhole(join(folder, 'text'), 'é,b\nc');
    await writeWhole(join(folder, 'pieces'), pieces);
    await writeWhole(join(folder, 'bytes'), new TextEncoder().encode('é,b\nc'));
    const read = ['text', 'pieces', 'bytes'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(read).toEqual(['é,b\nc', 'é,b\nc', 'é,b\nc']);
    expect(readdirSync(folder).sort()).toEqual(['bytes', 'pieces', 'text']);
  });

  it('replaces one that is there, keeps its permissions and the link that leads to it', async () => {
    const folder = scratchFolder();
    const [real, link] = [join(folder, 'real.csv'), join(folder, 'link.csv')];
    writeFileSync(real, 'old');
    chmodSync(real, 0o600);
    symlinkSync(real, link);
    await writeWhole(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe('new');
    expect(statSync(real).mode & 0o777).toBe(0o600);
  });

  it('leaves the old file and nothing else when the disk fills up', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'model.bedside');
    writeFileSync(path, 'old');
    await expect(writeWhole(path, untilTheDiskIsFull())).rejects.toMatchObject({ code: 'path.disk-full' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['model.bedside']);
  });

  it.skipIf(!existsSync('/dev/full'))('hears of a full disk from the system itself', async () => {
    await expect(writeWhole('/dev/full', 'text')).rejects.toMatchObject({ code: 'path.disk-full' });
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('changes none of several files when one of them cannot be written', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'a'), 'old');
    const files = [
      { path: join(folder, 'a'), content: 'new' },
      { path: join(folder, 'b'), content: untilTheDiskIsFull() },
    ];
    await expect(writeAllWhole(files)).rejects.toMatchObject({ code: 'path.disk-full' });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('in a place that cannot be written says why', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'file'), '');
    const reasonFor = async (path: string) => {
      const error = await writeWhole(path, 'x').catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'path.unwritable' });
      return (error as { details: { reason: string } }).details.reason;
    };
    expect(await reasonFor(join(folder, 'none', 'x'))).toBe(`there is no folder "${join(folder, 'none')}"`);
    expect(await reasonFor(join(folder, 'file', 'x'))).toBe(`"${join(folder, 'file')}" is not a folder`);
    await expect(writeWhole(folder, 'x')).rejects.toMatchObject({ code: 'path.is-a-folder' });
  });
});

describe('files that a killed run left under temporary names', () => {
  const host = hostname().replace(/[^A-Za-z0-9]/g, '') || 'host';
  const dead = spawnSync(process.execPath, ['-e', '']).pid;

  function leave(folder: string, name: string, hoursOld = 0): void {
    writeFileSync(join(folder, name), 'half');
    const then = Date.now() / 1000 - hoursOld * 3600;
    utimesSync(join(folder, name), then, then);
  }

  it('are removed by the next write into the folder', async () => {
    const folder = scratchFolder();
    leave(folder, `.model.bedside.${host}-${dead}-0.bedside-tmp`);
    leave(folder, `.model.bedside.otherhost-1-0.bedside-tmp`, 25);
    leave(folder, `.model.bedside.${host}-${process.pid}-9.bedside-tmp`, 24 * 400);
    await writeWhole(join(folder, 'model.bedside'), 'whole');
    expect(readdirSync(folder)).toEqual(['model.bedside']);
  });

  it('stay where their writer may still be at work, and so does everything else', async () => {
    const folder = scratchFolder();
    const kept = [
      `.a.${host}-${process.ppid}-0.bedside-tmp`,
      `.a.${host}-${process.pid}-99.bedside-tmp`,
      '.a.otherhost-1-0.bedside-tmp',
      '.hidden',
      'notes.bedside-tmp',
    ];
    for (const name of kept) leave(folder, name);
    mkdirSync(join(folder, 'sub'));
    await writeWhole(join(folder, 'b'), 'whole');
    expect(readdirSync(folder).sort()).toEqual([...kept, 'b', 'sub'].sort());
  });
});
