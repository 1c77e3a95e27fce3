/** English for the first screen: title, whom it is about, what to worry about. */
import { markup, shorten, type Markup } from '../../../charts/index.js';
import type { Results } from '../../../study/types.js';
import { name } from '../../html.js';
import { showPart, showShare } from '../../numbers.js';
import type { About, Unit } from '../../context.js';
import { numbers } from './numbers.js';

function eyebrow({ design }: Results): string {
  return design.kind === 'cross-validation' ? 'Internal validation' : 'Validation on a new table';
}

/** What is predicted, as plain text: also the title of the page. */
function title({ task, target: whole, positive, classes }: Results, outcomeUnit?: string): string {
  const target = shorten(whole, 60);
  if (task === 'continuous')
    return outcomeUnit === undefined ? `Expected ${target}` : `Expected ${target} in ${outcomeUnit}`;
  if (task === 'multiclass') return `Which of ${classes?.length ?? 'several'} classes of ${target}`;
  return `Risk of ${target}${positive === undefined ? '' : ` = ${shorten(positive, 40)}`}`;
}

/** "303 patients of heart.csv, 139 (46 %) with the outcome. 13 predictors; 5-fold cross-validation." */
function subtitle(results: Results, about: About, unit: Unit): Markup {
  const { rows, events, predictors, design } = results;
  const from = about.table === undefined ? markup`` : markup` of ${name(about.table)}`;
  const share = events === undefined ? undefined : showShare(events, rows);
  const outcome =
    events !== undefined &&
    `, ${showPart(events, rows)}${share === undefined ? '' : ` (${share})`} with the outcome`;
  const how =
    design.kind === 'cross-validation'
      ? `tested by ${design.folds}-fold cross-validation`
      : 'tested on a table it had not seen';
  const date = about.made !== undefined && ` ${about.made}.`;
  return markup`${numbers.people(rows, unit)}${from}${outcome}. ${predictors.length} ${predictors.length === 1 ? 'predictor' : 'predictors'}, ${how}.${date}`;
}

const worryHeadings = [
  'What to worry about',
  'One thing to worry about',
  'Two things to worry about',
  'Three things to worry about',
];

export const summary = {
  name: 'Summary',
  eyebrow,
  title,
  subtitle,
  worries: (shown: number) => worryHeadings[shown],
  noWorries: 'Nothing in the table or the run asks for a warning.',
  moreWorries: (n: number) => `${n} more below`,
  severity: { blocking: 'Stop', warning: 'Warning', info: 'Note' },
  internal: {
    what: 'Tested only on patients of the table it was learned from.',
    fix: 'How it does elsewhere is unknown: run "bedside evaluate" on another table.',
  },
  essentials: 'The essentials',
};
