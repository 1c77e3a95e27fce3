/** Sentences about training, evaluating and predicting from a table. Details never hold a patient's value. */
import type { Sentence } from './index.js';

function many(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

export const studyMessages = {
  'study.aborted': (_details: Record<string, never>) => ({
    what: 'The run was stopped before it was done.',
    expected: '',
    fix: 'Start it again: the same data, settings and seed give the same result.',
  }),
  'study.option': (d: { option: string; least: number; most: number }) => ({
    what: `The option "${d.option}" is not a whole number in its range.`,
    expected: `Expected ${d.least} to ${d.most}.`,
    fix: `Leave "${d.option}" away to use its default.`,
  }),
  'study.column-name': ({ column }: { column: string }) => ({
    what: `A column is named "${column}", a word with a meaning of its own inside JavaScript programs.`,
    expected: 'Expected a name that can be stored safely in a model file.',
    fix: 'Rename the column in the table.',
  }),
  'study.no-predictors': ({ columns }: { columns: number }) => ({
    what:
      columns === 1
        ? 'The only column cannot be used as a predictor.'
        : `None of the ${columns} columns can be used as a predictor.`,
    expected: 'Expected at least one column that varies and is not the outcome, an id, a date or dropped.',
    fix: 'Run "bedside inspect" on the table: it says why each column is left out. Declare types in a schema if one is misread.',
  }),
  'study.too-few-rows': ({ rows, fewest }: { rows: number; fewest: number }) => ({
    what: `Only ${many(rows, 'row')} ${rows === 1 ? 'has' : 'have'} an outcome.`,
    expected: `Expected at least ${fewest}; a model worth using needs hundreds.`,
    fix: 'Collect more rows, or check why outcomes are missing.',
  }),
  'study.rare-classes': (d: {
    target: string;
    rare: number;
    classes: number;
    fewest: number;
    row: number;
  }) => ({
    what: `${d.rare === 1 ? 'One' : d.rare} of the ${d.classes} classes of "${d.target}" ${d.rare === 1 ? 'is' : 'are each'} held by fewer than ${d.fewest} rows (first in row ${d.row}, the header not counted).`,
    expected: `Expected ${d.fewest} rows or more of every class: its name will stand beside every figure.`,
    fix: 'Correct the cells if they are misspelt; else merge the class with another one, or empty them.',
  }),
  'study.too-few-patients': (d: { patients: number; rows: number; classes: number }) => ({
    what: `The ${d.rows} rows of ${many(d.patients, 'patient')} cannot be split so that every part can be learned from.`,
    expected:
      d.classes > 0
        ? 'Expected every class of the outcome in two patients or more, on both sides of each split.'
        : 'Expected several patients on both sides of each split.',
    fix: 'Check that the group column names patients and not something coarser; otherwise collect more patients.',
  }),
  'study.unknown-task': ({ kind }: { kind: string }) => ({
    what: `A worker was given a task of the kind "${kind}", which is none.`,
    expected: 'Expected a task made by the same version of Bedside.',
    fix: 'Update both sides to one version.',
  }),
  'study.outcome-kind': ({ target }: { target: string }) => ({
    what: `The column "${target}" does not hold numbers, but the model predicts a number.`,
    expected: 'Expected the outcome as it was in training.',
    fix: 'Check the column; declare it as a number in a schema if it was misread.',
  }),
  'study.outcome-empty': ({ target }: { target: string }) => ({
    what: `The outcome "${target}" is missing in every row.`,
    expected: 'Expected a table in which the outcome is known.',
    fix: 'Use "bedside predict" for rows whose outcome is not known.',
  }),
  'study.outcome-classes': (d: { target: string; rows: number; classes: readonly string[] }) => ({
    what: `The outcome "${d.target}" has values in ${many(d.rows, 'row')} that are not classes of the model.`,
    expected:
      d.classes.length > 0
        ? `Expected classes of the training table, such as ${d.classes.map((name) => `"${name}"`).join(', ')}.`
        : 'Expected classes of the training table.',
    fix: 'Spell the outcome as in the training table.',
  }),
} satisfies Record<string, (details: never) => Sentence>;
