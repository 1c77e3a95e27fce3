/** Sentences about judging predictions and about the small regressions beneath. Details never hold a patient's value. */
import type { Sentence } from './index.js';

const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`);

export const evaluationMessages = {
  'statistics.length': ({
    what,
    expected,
    received,
  }: {
    what: string;
    expected: number;
    received: number;
  }) => ({
    what: `A regression got ${received} ${what}.`,
    expected: `Expected ${expected}, one for each row of its design (values: rows times columns).`,
    fix: 'Pass arrays of the same rows.',
  }),
  'statistics.not-finite': ({ column }: { column: number }) => ({
    what: `Column ${column} (counted from 0) of the design matrix holds NaN or infinity, or all weights are 0.`,
    expected: 'Expected finite numbers and at least one positive weight.',
    fix: 'Impute missing values before fitting a regression.',
  }),
  'statistics.outcome-range': ({ row }: { row: number }) => ({
    what: `The outcome of row ${row} is not between 0 and 1.`,
    expected: 'A logistic regression expects 0 or 1 for every row.',
    fix: 'Code the outcome as 0 and 1, or use a linear regression.',
  }),
  'statistics.one-class': ({ rows: count }: { rows: number }) => ({
    what: `All outcomes are equal (${rows(count)}).`,
    expected: 'A logistic regression needs rows with and rows without the outcome.',
    fix: 'Add rows of the other class, or use fewer folds so that each training part holds both.',
  }),
  'statistics.class-code': ({ row, count }: { row: number; count: number }) => ({
    what: `The class code of row ${row} is not one of the ${count} classes.`,
    expected: `Expected a whole number from 0 to ${count - 1}.`,
    fix: 'Code the classes from 0 without gaps.',
  }),
  'statistics.empty-class': ({ code, count }: { code: number; count: number }) => ({
    what: `Class ${code} (of ${count}, counted from 0) has no row.`,
    expected: 'A multinomial regression needs at least one row of every class.',
    fix: 'Leave the class out, or use fewer folds so that each training part holds every class.',
  }),
  'statistics.collinear': ({ column }: { column: number }) => ({
    what: `Column ${column} (counted from 0) of the design matrix is constant or a combination of the columns before it.`,
    expected: 'Without a penalty, every column must add something of its own.',
    fix: 'Drop the column or set `ridge` above 0.',
  }),
  'evaluation.length': ({
    what,
    expected,
    received,
  }: {
    what: string;
    expected: number;
    received: number;
  }) => ({
    what: `There are ${received} ${what} for ${expected} outcomes.`,
    expected: 'Expected one for each outcome.',
    fix: 'Pass arrays of the same rows in the same order.',
  }),
  'evaluation.outcome': ({ row, classes }: { row: number; classes: number }) => ({
    what: `The outcome of row ${row} is not a class code.`,
    expected: `Expected a whole number from 0 to ${classes - 1}.`,
    fix: 'Leave out rows with a missing outcome and code the others from 0.',
  }),
  'evaluation.risk': ({ row, rows: count }: { row: number; rows: number }) => ({
    what: `${count === 1 ? '1 predicted risk is' : `${count} predicted risks are`} not between 0 and 1 (first in row ${row}).`,
    expected: 'Expected probabilities.',
    fix: 'Pass risks, not log odds; a missing prediction cannot be evaluated.',
  }),
  'evaluation.number': ({ what, row }: { what: 'outcome' | 'prediction'; row: number }) => ({
    what: `The ${what} of row ${row} is not a finite number.`,
    expected: 'Expected a number in every row.',
    fix: 'Leave out rows with a missing outcome; a missing prediction cannot be evaluated.',
  }),
} satisfies Record<string, (details: never) => Sentence>;
