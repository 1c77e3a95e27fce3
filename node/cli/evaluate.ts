/** `bedside evaluate`: how a model does on a table whose outcomes are known and that it has not seen. */
import type { Command } from 'commander';
import { evaluate } from '../../src/study/index.js';
import { addExample, addMarkOptions, type MarkFlags } from './options.js';
import { resultsPage } from './results-page.js';
import { inShell, marks, print, printJson, readModel, readTable } from './shell.js';

interface EvaluateFlags extends MarkFlags {
  json?: boolean;
}

export function configure(command: Command): void {
  command
    .argument('<model>', 'model.bedside, from train')
    .argument('<table>', 'CSV file with the predictors and the outcome of the model');
  addMarkOptions(command).option('--json', 'print the results as JSON and nothing else');
  addExample(command, 'bedside evaluate runs/heart/model.bedside other-hospital.csv').action(run);
}

async function run(modelPath: string, path: string, flags: EvaluateFlags): Promise<void> {
  const results = await inShell(async (shell) => {
    const { model } = await readModel(modelPath);
    const options = { ...marks(flags), schema: model.reading, allowAbsent: true };
    return evaluate(model, await readTable(path, options, shell));
  });
  if (flags.json === true) return printJson(results);
  await print(resultsPage(results, [], process.stdout));
}
