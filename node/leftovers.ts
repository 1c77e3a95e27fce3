/**
 * Temporary names, and what becomes of the files that a killed run left under them.
 * A name says which program on which machine wrote it, so that a leftover is told from work in progress.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
let counter = 0;

/** A name in the folder of `target` that no other run uses: .model.bedside.HOST-PID-COUNTER.bedside-tmp */
export function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target)}.${machine()}-${process.pid}-${counter++}.bedside-tmp`);
}

/** Removes temporary files whose writer is gone: killed on this machine, or silent for a day on another. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const match = /\.([A-Za-z0-9]+)-(\d+)-\d+\.bedside-tmp$/.exec(name);
    if (match === null) continue;
    const path = join(folder, name);
    const age = await ageOf(path);
    const gone = match[1] === machine() ? writerIsGone(Number(match[2]), age) : age > DAY;
    if (gone) await rm(path, { force: true }).catch(() => {});
  }
}

/** Whether a name is one of ours. */
export function isTemporaryName(name: string): boolean {
  return name.endsWith('.bedside-tmp');
}

const machine = () => hostname().replace(/[^A-Za-z0-9]/g, '') || 'host';

/** Milliseconds since a file was last written; 0 if it is gone. */
async function ageOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

function writerIsGone(pid: number, age: number): boolean {
  // A container restarts its program under the same number: what is older than this process cannot be its own.
  if (pid === process.pid) return age > process.uptime() * 1000;
  try {
    process.kill(pid, 0);
    return age > DAY;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}
