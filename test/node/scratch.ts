/** A folder of its own for every test that writes, removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A new empty folder that is removed when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new empty folder for all tests of a group; call it in `describe`. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
