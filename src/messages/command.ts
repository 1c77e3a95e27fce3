/**
 * Sentences about the command line, the paths it is given and the workers it starts.
 * All but `path.disk-full`, `pool.*` and `verify.*` say that the call was wrong: they end a command with exit code 2.
 * Details never hold a patient's value.
 */
import type { Sentence } from './index.js';

/** What was compared and found different, as sentences. */
export interface VerifyDetails {
  sameModel: boolean;
  sameFile: boolean;
  differences: readonly string[];
  notes: readonly string[];
}

function headline({ sameModel, sameFile }: VerifyDetails): string {
  if (!sameModel) return 'Training again from this table did not give the same model.';
  return sameFile
    ? 'Same model, but what its file says about it differs.'
    : 'Same model, but not from this file.';
}

export const commandMessages = {
  'command.not-a-number': (d: { option: string; received: string; expected: string }): Sentence => ({
    what: `${d.option} was given "${d.received}".`,
    expected: `Expected ${d.expected}.`,
    fix: '',
  }),
  'command.same-file': (d: { path: string }): Sentence => ({
    what: `--out names "${d.path}", which is also read by this command.`,
    expected: 'Expected another file: the predictions would replace the table.',
    fix: 'Give --out a new name.',
  }),
  'command.schema-not-json': (d: { path: string }): Sentence => ({
    what: `"${d.path}" is not valid JSON.`,
    expected: 'Expected a schema such as { "columns": { "stage": { "type": "category" } } }.',
    fix: 'Correct the file, or leave --schema away to type the columns by inspection.',
  }),
  'path.missing': (d: { path: string; nearest?: string }): Sentence => ({
    what: `There is no file "${d.path}".`,
    expected: '',
    fix: d.nearest === undefined ? 'Check the path.' : `Did you mean "${d.nearest}"?`,
  }),
  'path.is-a-folder': (d: { path: string }): Sentence => ({
    what: `"${d.path}" is a folder.`,
    expected: 'Expected a file.',
    fix: 'Name the file inside it.',
  }),
  'path.unreadable': (d: { path: string; reason: string }): Sentence => ({
    what: `"${d.path}" cannot be read (${d.reason}).`,
    expected: 'Expected a file that this user may read.',
    fix: 'Check its permissions.',
  }),
  'path.unwritable': (d: { path: string; reason: string }): Sentence => ({
    what: `"${d.path}" cannot be written (${d.reason}).`,
    expected: 'Expected a place where this user may write.',
    fix: 'Check the permissions of the folder, or name another one.',
  }),
  'path.disk-full': (d: { path: string }): Sentence => ({
    what: `The disk is full: "${d.path}" could not be written whole, so it was left as it was.`,
    expected: '',
    fix: 'Free some space or name a place on another disk, then run the command again.',
  }),
  'path.not-a-run': (d: { path: string; others: number }): Sentence => ({
    what: `The folder "${d.path}" holds ${d.others} ${d.others === 1 ? 'entry that is' : 'entries that are'} not from a run of bedside.`,
    expected: 'Expected a new folder, an empty one, or the folder of an earlier run, which is then replaced.',
    fix: 'Name another folder with --out.',
  }),
  'verify.differs': (d: VerifyDetails): Sentence => ({
    what: `${headline(d)} ${[...d.differences, ...d.notes].join(' ')}`,
    expected: 'Expected the same table, the same settings and the same bits.',
    fix: d.sameModel
      ? 'Do not take the model for verified: get its file, and the table it was made from, again from where they were made.'
      : 'Check that it is the table the model was trained on, and that this is the version in its receipt.',
  }),
  'pool.crashed': (d: { reason: string }): Sentence => ({
    what: `A worker stopped in the middle of its work (${d.reason}).`,
    expected: '',
    fix: 'Run the command again; if memory is short, with --jobs 1.',
  }),
  'pool.closed': (_: Record<never, never>): Sentence => ({
    what: 'The work was stopped before it was done.',
    expected: '',
    fix: 'Run it again to start over.',
  }),
} satisfies Record<string, (details: never) => Sentence>;
