/** `bedside train`: a table in, a folder with the model and its evidence out. */
import { basename, join } from 'node:path';
import { renderReport } from '../../src/report/index.js';
import { train } from '../../src/study/index.js';
import type { OutOfFold, Results, Task, TrainOptions, TrainResult } from '../../src/study/types.js';
import { csvText } from '../csv.js';
import { defaultRunFolder, openRunFolder } from '../run-folder.js';
import type { ReadingFlags } from './options.js';
import { programName, shellWord } from './page.js';
import { resultsPage } from './results-page.js';
import { reading, readTable } from './input.js';
import { inShell, print, printJson, type Shell } from './shell.js';
import { withWorkers } from './workers.js';

export interface TrainFlags extends ReadingFlags {
  target: string;
  positive?: string;
  task?: Task;
  group?: string;
  drop?: string[];
  folds?: number;
  seed?: number;
  jobs?: number;
  out?: string;
  json?: boolean;
}

/** Does what the command says. */
export async function run(path: string, flags: TrainFlags): Promise<void> {
  const folder = flags.out ?? defaultRunFolder(path, flags.target);
  const results = await inShell((shell) => trainInto(folder, path, flags, shell));
  if (flags.json === true) return printJson(results);
  const next = [
    ['Report', join(folder, 'report.html')],
    [
      'Predict',
      `${programName()} predict ${shellWord(join(folder, 'model.bedside'))} new.csv --out risks.csv`,
    ],
  ] as const;
  await print(resultsPage(results, next, process.stdout));
}

/** What the model depends on: not where it goes, and not on how many cores. */
function optionsOf({ target, positive, task, group, drop, folds, seed }: TrainFlags): TrainOptions {
  return { target, positive, task, group, drop, folds, seed };
}

/** Reads, trains and writes; a run that fails or is stopped leaves the folder as it was. */
async function trainInto(folder: string, path: string, flags: TrainFlags, shell: Shell): Promise<Results> {
  const run = await openRunFolder(folder);
  try {
    const began = performance.now();
    const table = await readTable(path, await reading(flags), shell);
    const trained = await withWorkers(flags.jobs, shell, (host) => train(table, optionsOf(flags), host));
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const results = { ...trained.results, seconds };
    await run.write(filesOf({ ...trained, results }, path));
    return results;
  } catch (error) {
    await run.abandon();
    throw error;
  }
}

function filesOf({ bundle, results, predictions }: TrainResult, path: string) {
  const made = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format();
  return {
    'model.bedside': bundle,
    'metrics.json': `${JSON.stringify(results, null, 2)}\n`,
    'predictions.csv': predictionsCsv(predictions),
    'report.html': renderReport(results, { table: basename(path), made }),
  };
}

/** row, fold, outcome, then the risk or one column per class. */
function predictionsCsv({ row, fold, outcome, columns }: OutOfFold): Iterable<string> {
  const header = ['row', 'fold', 'outcome', ...columns.map(({ name }) => name)];
  const fixed = [row, fold, outcome];
  return csvText(header, row.length, (i, j) => (j < 3 ? fixed[j][i] : columns[j - 3].values[i]));
}
