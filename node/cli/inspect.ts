/** `bedside inspect`: one page about a table, before anything is learned from it. */
import { inspect } from '../../src/study/index.js';
import { inspectionPage } from './inspection-page.js';
import type { ReadingFlags } from './options.js';
import { inShell, print, printJson, reading, readTable } from './shell.js';

export interface InspectFlags extends ReadingFlags {
  target?: string;
  json?: boolean;
}

/** Does what the command says. */
export async function run(path: string, flags: InspectFlags): Promise<void> {
  const { target } = flags;
  const inspection = await inShell(async (shell) =>
    inspect(await readTable(path, await reading(flags), shell), { target }),
  );
  if (flags.json === true) return printJson(inspection);
  await print(inspectionPage(inspection, path, process.stdout));
}
