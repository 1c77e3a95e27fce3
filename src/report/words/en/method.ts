/** English for the method: how it was done, and what was not done. */
import type { Results, Task } from '../../../study/types.js';
import { verdict } from './verdict.js';

function finding(design: Results['design']): string {
  return design.kind === 'cross-validation'
    ? 'Every prediction judged here was made for a patient the networks had not seen'
    : 'The model was finished before it met this table';
}

function split(design: Results['design'], task: Task): string {
  if (design.kind === 'new table')
    return 'Nothing was learned from this table: not the scaling, not the filling in of missing values, not a threshold. Each row was prepared as the model\u2019s own rules say, and its prediction compared with what happened.';
  const grouped = design.grouped ? ' All rows of one patient stayed in one part.' : '';
  const even = task === 'continuous' ? '' : ', each with about the same share of every outcome';
  return `The rows were dealt by a seeded rule into ${design.folds} parts${even}.${grouped} In turn, networks learned from all parts but one and predicted the one left out; these predictions, put together, are what this report judges.`;
}

const prepare =
  'A missing number was filled in, with a column beside it that says so; categories became one column per level, with one for missing, rare and unseen levels; numbers were centred and scaled by their median and spread, with far values drawn in. All of this was learned anew from the training rows alone, each time.';

function networks(task: Task): string {
  const loss = task === 'continuous' ? 'squared error' : 'log loss';
  return `The model is a small neural network trained on ${loss}, stopped early by rows set aside from its own training rows, and averaged over several such networks.`;
}

const weights = ' No class was weighted or resampled, so a risk keeps its meaning as a share of patients.';

export const method = {
  name: 'Method',
  finding,
  paragraphs: (results: Results): string[] => [
    split(results.design, results.task),
    ...(results.design.kind === 'cross-validation' ? [prepare] : []),
    `${networks(results.task)}${results.task === 'continuous' ? '' : weights}`,
    ...(results.reference
      ? [
          `Beside it stands a ${verdict.referenceName(results.task)} on the same prepared columns and the same rows: a simple model that a more complex one has to beat.`,
        ]
      : []),
  ],
  notDone: {
    title: 'What was not done',
    items: (design: Results['design']): string[] => [
      ...(design.kind === 'cross-validation' ? ['Validation on patients from another place or time.'] : []),
      'Performance in subgroups, such as by age or sex.',
      'Usefulness for a decision: no threshold was declared.',
      'Stability: how much a patient\u2019s prediction would change had the model been learned from other patients.',
    ],
  },
};
