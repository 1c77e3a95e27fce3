/** `bedside verify`: trains again from the same table and compares every bit of the model, and its receipt. */
import type { Verification } from '../../src/study/types.js';
import { verify } from '../../src/study/index.js';
import { fail } from '../../src/errors.js';
import type { MarkFlags } from './options.js';
import { marks, readModel, readTable } from './input.js';
import { inShell, print } from './shell.js';
import { withWorkers } from './workers.js';

export interface VerifyFlags extends MarkFlags {
  jobs?: number;
}

/** Does what the command says. */
export async function run(modelPath: string, path: string, flags: VerifyFlags): Promise<void> {
  const found = await inShell(async (shell) => {
    const { bytes, model } = await readModel(modelPath);
    const table = await readTable(path, { ...marks(flags), schema: model.trainingSchema }, shell);
    return withWorkers(flags.jobs, shell, (host) => verify(bytes, table, host));
  });
  if (!found.same) fail('verify.differs', { ...found, sameFile: isSameFile(found) });
  await print(receiptLines(found));
}

function isSameFile({ receipt, retrained }: Verification): boolean {
  return receipt.data === retrained.data;
}

function receiptLines({ receipt, notes }: Verification): string {
  const { toolkit, data, settings, weights } = receipt;
  return [
    'Verified: training again gave the same bits.',
    `  toolkit   ${toolkit}`,
    `  data      ${data}`,
    `  settings  ${settings}`,
    `  weights   ${weights}`,
    ...notes,
    '',
  ].join('\n');
}
