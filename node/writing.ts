/**
 * Writes files whole or not at all: under a temporary name in the same folder, flushed to the disk, then renamed.
 * Whatever stops the program, the old file or the new one is there, never a part.
 */
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail } from '../src/errors.js';
import { systemCode, systemReason } from './files.js';
import { removeLeftovers, temporaryName } from './leftovers.js';

/** Text (as UTF-8) or bytes, at once or piece by piece. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

export interface NewFile {
  path: string;
  content: Content;
}

/** Writes one file. Errors: path.unwritable, path.disk-full, path.is-a-folder. */
export async function writeWhole(path: string, content: Content): Promise<void> {
  await writeAllWhole([{ path, content }]);
}

/**
 * Writes several files: all are on the disk under temporary names before the first takes its place, so a full disk
 * changes none of them. Errors as `writeWhole`.
 */
export async function writeAllWhole(files: NewFile[]): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const file of files) await stage(file, staged);
    for (const { temporary, target } of staged) await move(temporary, target);
    for (const folder of new Set(staged.map(({ target }) => dirname(target)))) await flushFolder(folder);
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => {});
  }
}

interface Staged {
  temporary: string;
  target: string;
}

/** Writes a file under a temporary name and notes it in `staged` before its first byte, so that it is never forgotten. */
async function stage({ path, content }: NewFile, staged: Staged[]): Promise<void> {
  // Links are followed, so that the file behind one is replaced and not the link.
  const target = await realpath(path).catch(() => path);
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory() === true) fail('path.is-a-folder', { path });
  // A device or a pipe is written straight through: it must never be replaced by a file.
  if (found !== undefined && !found.isFile()) return write(path, target, 'w', content);
  await removeLeftovers(dirname(target));
  const temporary = temporaryName(target);
  staged.push({ temporary, target });
  await write(path, temporary, 'wx', content, found?.mode);
}

/** Writes `content` to the file `place`; errors name `path`, the one the caller asked for. */
async function write(
  path: string,
  place: string,
  flags: string,
  content: Content,
  mode = 0o666,
): Promise<void> {
  try {
    const file = await open(place, flags, mode & 0o777);
    try {
      await writePieces(file, content);
      if (flags === 'wx') await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    explainWriting(path, error);
  }
}

async function writePieces(file: FileHandle, content: Content): Promise<void> {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  for (const piece of pieces) await file.appendFile(piece);
}

async function move(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (error) {
    explainWriting(target, error);
  }
}

/** Makes the renames last through a power cut. Not every system can flush a folder; the files themselves are flushed. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Turns an error of the file system into one that names the path; anything else passes through. */
export function explainWriting(path: string, error: unknown): never {
  const code = systemCode(error);
  if (code === undefined) throw error;
  explainCode(path, code);
}

/** Fails with the sentence for a code of the file system, such as ENOSPC. */
export function explainCode(path: string, code: string): never {
  const folder = dirname(path);
  if (code === 'ENOSPC' || code === 'EDQUOT') fail('path.disk-full', { path });
  if (code === 'ENOENT') fail('path.unwritable', { path, reason: `there is no folder "${folder}"` });
  if (code === 'ENOTDIR') fail('path.unwritable', { path, reason: `"${folder}" is not a folder` });
  if (code === 'EISDIR') fail('path.is-a-folder', { path });
  fail('path.unwritable', { path, reason: systemReason(code) });
}
