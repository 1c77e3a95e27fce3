/**
 * The folder of one run: `model.bedside`, `metrics.json`, `predictions.csv`, `report.html`.
 * It may be new, empty, or that of an earlier run, which is replaced; a folder that holds other things is left alone.
 */
import { mkdir, open, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fail } from '../src/errors.js';
import { systemCode } from './files.js';
import { isTemporaryName, removeLeftovers, temporaryName } from './leftovers.js';
import { explainCode, explainWriting, writeAllWhole, type Content } from './writing.js';

/** In the order in which they take their places: where metrics.json is of a run, the other three are too. */
export const RUN_FILES = ['model.bedside', 'predictions.csv', 'report.html', 'metrics.json'] as const;
export type RunFile = (typeof RUN_FILES)[number];

export interface RunFolder {
  path: string;
  /**
   * Writes all files of the run, or none; a program killed between two of the four renames leaves whole files of both
   * runs, the new metrics.json not among them.
   */
  write(files: Record<RunFile, Content>): Promise<void>;
  /** Takes back the folders that were made for this run, as far as they are empty. */
  abandon(): Promise<void>;
}

/** Where a run goes unless --out says otherwise: runs/TABLE-TARGET, in letters that every file system takes. */
export function defaultRunFolder(table: string, target: string): string {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return join(
    'runs',
    [plain(basename(table, extname(table))), plain(target)].filter(Boolean).join('-') || 'run',
  );
}

/**
 * Makes the folder and tries it, so that a place that cannot be written is found before the work and not after.
 * Errors: path.unwritable, path.not-a-run, path.disk-full.
 */
export async function openRunFolder(path: string): Promise<RunFolder> {
  const made = await makeFolder(path);
  const abandon = () => removeEmpty(path, made);
  try {
    await refuseForeign(path);
    await removeLeftovers(path);
    await tryWriting(path);
  } catch (error) {
    await abandon();
    throw error;
  }
  return {
    path,
    abandon,
    write: (files) =>
      writeAllWhole(RUN_FILES.map((name) => ({ path: join(path, name), content: files[name] }))),
  };
}

/**
 * Makes a folder and those above it; returns the topmost that had to be made, or undefined if all were there.
 * Not `mkdir` with `recursive`, which never returns below /proc (Node 20: it retries for ever on ENOENT).
 */
async function makeFolder(path: string): Promise<string | undefined> {
  const code = await tryMaking(path);
  if (code === undefined) return path;
  if (code === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
  if (code === 'EEXIST') fail('path.unwritable', { path, reason: 'it is a file, not a folder' });
  if (code !== 'ENOENT' || dirname(path) === path) explainCode(path, code);
  const above = await makeFolder(dirname(path));
  const again = await tryMaking(path);
  if (again === 'ENOENT') fail('path.unwritable', { path, reason: 'no folder can be made there' });
  if (again !== undefined && again !== 'EEXIST') explainCode(path, again);
  return above ?? path;
}

/** Makes one folder; returns the code of what went wrong, or undefined. */
async function tryMaking(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return code;
  }
}

async function refuseForeign(path: string): Promise<void> {
  const visible = (await readdir(path)).filter((name) => !name.startsWith('.') && !isTemporaryName(name));
  const foreign = visible.filter((name) => !(RUN_FILES as readonly string[]).includes(name));
  if (foreign.length === 0 || (await holdsResults(path))) return;
  fail('path.not-a-run', { path, others: foreign.length });
}

/** Whether the folder's metrics.json is ours: then what else a person put beside it is no reason to refuse. */
async function holdsResults(path: string): Promise<boolean> {
  const text = await readFile(join(path, 'metrics.json'), 'utf8').catch(() => '');
  return text.slice(0, 200).includes('"bedside-results"');
}

async function tryWriting(path: string): Promise<void> {
  const probe = temporaryName(join(path, 'probe'));
  try {
    await (await open(probe, 'wx')).close();
  } catch (error) {
    explainWriting(join(path, 'model.bedside'), error);
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

/** Removes `path` and the folders above it up to `made`, stopping at the first that is not empty. */
async function removeEmpty(path: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  for (let folder = path; folder.length >= made.length; folder = dirname(folder)) {
    const removed = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
