/** `bedside inspect`: one page about a table, before anything is learned from it. */
import type { Command } from 'commander';
import { inspect } from '../../src/study/index.js';
import { inspectionPage } from './inspection-page.js';
import { addExample, addReadingOptions, type ReadingFlags } from './options.js';
import { inShell, print, printJson, reading, readTable } from './shell.js';

interface InspectFlags extends ReadingFlags {
  target?: string;
  json?: boolean;
}

export function configure(command: Command): void {
  command.argument('<table>', 'CSV file with one row per patient').option('--target <column>', 'the outcome');
  addReadingOptions(command).option('--json', 'print the inspection as JSON and nothing else');
  addExample(command, 'bedside inspect heart.csv --target heart_disease').action(run);
}

async function run(path: string, flags: InspectFlags): Promise<void> {
  const { target } = flags;
  const inspection = await inShell(async (shell) =>
    inspect(await readTable(path, await reading(flags), shell), { target }),
  );
  if (flags.json === true) return printJson(inspection);
  await print(inspectionPage(inspection, path, process.stdout));
}
