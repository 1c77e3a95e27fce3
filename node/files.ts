/**
 * Reads files: in chunks, so that a table never lies in memory as text, or whole for a model.
 * What the file system complains about becomes an error that names the path and what to do. Writing is `writing.ts`.
 */
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '../src/errors.js';
import { nearest } from '../src/nearest.js';

const CHUNK_BYTES = 1 << 18;

/** Yields the bytes of a file, at most 256 KiB at a time. Errors: path.missing, path.is-a-folder, path.unreadable. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
      yield chunk as Uint8Array;
  } catch (error) {
    await explainReading(path, error);
  }
}

/** All bytes of a file, for files that are small by nature. Errors as `readChunks`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    return await explainReading(path, error);
  }
}

async function explainReading(path: string, error: unknown): Promise<never> {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    fail('path.missing', { path, nearest: await nearestFile(path) });
  }
  if (code === 'EISDIR') fail('path.is-a-folder', { path });
  if (code !== undefined) fail('path.unreadable', { path, reason: systemReason(code) });
  throw error;
}

/** The file in the same folder whose name is nearest, if one is near enough to be meant. */
async function nearestFile(path: string): Promise<string | undefined> {
  const siblings = await readdir(dirname(path)).catch(() => []);
  const name = nearest(basename(path), siblings);
  return name === undefined ? undefined : join(dirname(path), name);
}

/** The code of an error of the file system, such as ENOENT; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && 'syscall' in error && 'code' in error;
  if (isSystemError && typeof error.code === 'string') return error.code;
  return error instanceof Error && 'code' in error && error.code === 'ERR_FS_FILE_TOO_LARGE'
    ? error.code
    : undefined;
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  ELOOP: 'the links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports a fault',
  EBUSY: 'another program is using it',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
};

/** What a code of the file system means, in words. */
export function systemReason(code: string): string {
  return REASONS[code] ?? code;
}
