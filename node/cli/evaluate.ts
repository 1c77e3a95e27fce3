/** `bedside evaluate`: how a model does on a table whose outcomes are known and that it has not seen. */
import { evaluate } from '../../src/study/index.js';
import type { MarkFlags } from './options.js';
import { resultsPage } from './results-page.js';
import { marks, readModel, readTable } from './input.js';
import { inShell, print, printJson } from './shell.js';

export interface EvaluateFlags extends MarkFlags {
  json?: boolean;
}

/** Does what the command says. */
export async function run(modelPath: string, path: string, flags: EvaluateFlags): Promise<void> {
  const results = await inShell(async (shell) => {
    const { model } = await readModel(modelPath);
    const options = { ...marks(flags), schema: model.reading, allowAbsent: true };
    const table = await readTable(path, options, shell);
    return shell.step('evaluating', () => evaluate(model, table));
  });
  if (flags.json === true) return printJson(results);
  await print(resultsPage(results, [], process.stdout));
}
