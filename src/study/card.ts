/** The model card: one page of Markdown in the bundle, for whoever is handed the file and wonders what it is. */
import { maskedCount } from '../data/masking.js';
import type { Estimate } from '../evaluation/estimate.js';
import type { Results } from './types.js';

/** A card from results that may be shared. The same results give the same text. */
export function cardOf(results: Results): string {
  const { target, predictors, warnings, toolkit } = results;
  const lines = [
    `# ${predictionOf(results)}`,
    '',
    `Made by ${toolkit} from ${trainingOf(results)}.`,
    '',
    '## What it is for',
    '',
    `It estimates "${plain(target)}" for patients like those it was made from. It supports a decision; it does not make one. It has`,
    'not been tested on other patients, at other places or times, unless someone did so after it was made.',
    '',
    '## How good it was',
    '',
    ...performanceOf(results),
    '',
    '## What it needs',
    '',
    ...predictors.map((name) => `- ${plain(name)}`),
    '',
    ...(warnings.length > 0
      ? ['## What to bear in mind', '', ...warnings.map((text) => `- ${plain(text)}`), '']
      : []),
    '## How to check it',
    '',
    "`bedside verify` trains it again from the same table and compares every bit. The file holds no patient's row.",
    '',
  ];
  return lines.join('\n');
}

function predictionOf({ task, target, positive = '', classes }: Results): string {
  const outcome = plain(target);
  if (task === 'binary') return `Risk of ${outcome} = ${plain(positive)}`;
  if (task === 'multiclass') return `Probability of each ${outcome} (${classes?.length} classes)`;
  return `Prediction of ${outcome}`;
}

/** A name or sentence that stays as it is in Markdown: nothing in it becomes a link, a tag, a heading or a cell. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&]/g, String.raw`\$&`);
}

function trainingOf({ rows, events }: Results): string {
  return events === undefined ? `${rows} rows` : `${rows} rows, ${maskedCount(events)} with the outcome`;
}

function performanceOf({ design, model, reference }: Results): string[] {
  const how =
    design.kind === 'cross-validation'
      ? `Cross-validation in ${design.folds} folds${design.grouped ? ', patients kept whole' : ''}: each row was predicted by a model that had not seen it.`
      : 'On a table of its own.';
  const rows = Object.entries(model.metrics).map(
    ([name, estimate]) =>
      `| ${plain(name)} | ${cell(estimate)} | ${reference ? cell(reference.metrics[name]) : 'not made'} | ${estimate.n} |`,
  );
  return [how, '', '| | this model | ridge regression | rows |', '|---|---|---|---|', ...rows];
}

/** "0.912 (0.87 to 0.95)", with three digits after the point, or as many as a small number needs. */
function cell(estimate: Estimate | undefined): string {
  if (estimate === undefined || estimate.value === null) return 'not estimable';
  const { value, lower, upper } = estimate;
  const decimals = decimalsFor(value);
  const range =
    lower === undefined || upper === undefined
      ? ''
      : ` (${lower.toFixed(decimals)} to ${upper.toFixed(decimals)})`;
  return `${value.toFixed(decimals)}${range}`;
}

/** Three, and one more for each 0 after the point: an error of 0.00012 is not 0. */
function decimalsFor(value: number): number {
  let decimals = 3;
  for (let size = Math.abs(value); size > 0 && size < 0.1 && decimals < 20; size *= 10) decimals++;
  return decimals;
}
