/** `bedside inspect`: one page about a table, before anything is learned from it. */
import { inspect } from '../../src/study/index.js';
import type { Inspection } from '../../src/study/types.js';
import { inspectionPage } from './inspection-page.js';
import type { ReadingFlags } from './options.js';
import { reading, readTable } from './input.js';
import { inShell, print, printJson, type Shell } from './shell.js';

export interface InspectFlags extends ReadingFlags {
  target?: string;
  positive?: string;
  json?: boolean;
}

/** Does what the command says. */
export async function run(path: string, flags: InspectFlags): Promise<void> {
  const inspection = await inShell((shell) => look(path, flags, shell));
  if (flags.json === true) return printJson(inspection);
  await print(inspectionPage(inspection, path, process.stdout, flags.positive));
}

async function look(path: string, flags: InspectFlags, shell: Shell): Promise<Inspection> {
  const table = await readTable(path, await reading(flags), shell);
  return shell.step('inspecting', () => inspect(table, { target: flags.target, positive: flags.positive }));
}
