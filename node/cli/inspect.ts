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
  group?: string;
  drop?: string[];
  json?: boolean;
}

/** Does what the command says. */
export async function run(path: string, flags: InspectFlags): Promise<void> {
  const inspection = await inShell((shell) => look(path, flags, shell));
  if (flags.json === true) return printJson(inspection);
  await print(inspectionPage(inspection, path, process.stdout, keptFlags(flags)));
}

/** The options that training has to be given too, so that it sees the table as this page does. */
function keptFlags({ positive, group, drop, schema, separator, decimal }: InspectFlags): string[] {
  const quoted = drop?.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
  const given = { positive, group, drop: quoted?.join(','), schema, separator, decimal };
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
}

async function look(path: string, flags: InspectFlags, shell: Shell): Promise<Inspection> {
  const { target, positive, group, drop } = flags;
  const table = await readTable(path, await reading(flags), shell);
  return shell.step('inspecting', () => inspect(table, { target, positive, group, drop }));
}
