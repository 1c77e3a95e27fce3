/** Where models are kept on the host, if the host has such a place. The Node door provides files; a page has none. */
import { fail } from '../errors.js';

export interface Storage {
  read(path: string): Promise<Uint8Array>;
  write(path: string, bytes: Uint8Array): Promise<void>;
}

let storage: Storage | undefined;

/** Called once by a host's front door. */
export function provideStorage(provided: Storage): void {
  storage = provided;
}

export async function readFromHost(path: string): Promise<Uint8Array> {
  if (!storage) return fail('model.no-files', { action: 'read' });
  return storage.read(path);
}

export async function writeToHost(path: string, bytes: Uint8Array): Promise<void> {
  if (!storage) return fail('model.no-files', { action: 'write' });
  return storage.write(path, bytes);
}
