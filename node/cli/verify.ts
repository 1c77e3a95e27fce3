/** `bedside verify`: trains again from the same table and compares every bit with the model's receipt. */
import type { Command } from 'commander';
import type { Receipt } from '../../src/study/types.js';
import { verify } from '../../src/study/index.js';
import { fail } from '../../src/errors.js';
import { addExample, addMarkOptions, wholeNumber, type MarkFlags } from './options.js';
import { inShell, marks, print, readModel, readTable, withPool } from './shell.js';

interface VerifyFlags extends MarkFlags {
  jobs?: number;
}

export function configure(command: Command): void {
  command
    .argument('<model>', 'model.bedside, from train')
    .argument('<table>', 'the CSV file it was trained on');
  addMarkOptions(command).option(
    '--jobs <n>',
    'networks trained at the same time (default: one per core)',
    wholeNumber('--jobs', 1),
  );
  addExample(command, 'bedside verify runs/heart/model.bedside heart.csv').action(run);
}

async function run(modelPath: string, path: string, flags: VerifyFlags): Promise<void> {
  const { same, differences, receipt } = await inShell(async (shell) => {
    const { bytes, model } = await readModel(modelPath);
    const table = await readTable(path, { ...marks(flags), schema: model.trainingSchema }, shell);
    return withPool(flags.jobs, shell, (host) => verify(bytes, table, host));
  });
  if (!same) fail('verify.differs', { differences });
  await print(receiptLines(receipt));
}

function receiptLines({ toolkit, data, settings, weights }: Receipt): string {
  return [
    'Verified: training again gave the same bits.',
    `  toolkit   ${toolkit}`,
    `  data      ${data}`,
    `  settings  ${settings}`,
    `  weights   ${weights}`,
    '',
  ].join('\n');
}
