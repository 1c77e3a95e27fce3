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
    `It estimates "${target}" for patients like those it was made from. It supports a decision; it does not make one. It has`,
    'not been tested on other patients, at other places or times, unless someone did so after it was made.',
    '',
    '## How good it was',
    '',
    ...performanceOf(results),
    '',
    '## What it needs',
    '',
    ...predictors.map((name) => `- ${name}`),
    '',
    ...(warnings.length > 0
      ? ['## What to bear in mind', '', ...warnings.map((text) => `- ${text}`), '']
      : []),
    '## How to check it',
    '',
    "`bedside verify` trains it again from the same table and compares every bit. The file holds no patient's row.",
    '',
  ];
  return lines.join('\n');
}

function predictionOf({ task, target, positive, classes }: Results): string {
  if (task === 'binary') return `Risk of ${target} = ${positive}`;
  if (task === 'multiclass') return `Probability of each ${target} (${classes?.length} classes)`;
  return `Prediction of ${target}`;
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
    ([name, estimate]) => `| ${name} | ${cell(estimate)} | ${cell(reference?.metrics[name])} |`,
  );
  return [how, '', '| | this model | ridge regression |', '|---|---|---|', ...rows];
}

/** "0.912 (0.87 to 0.95)", with three digits after the point. */
function cell(estimate: Estimate | undefined): string {
  if (estimate === undefined || estimate.value === null) return 'not estimable';
  const { value, lower, upper } = estimate;
  const range =
    lower === undefined || upper === undefined ? '' : ` (${lower.toFixed(3)} to ${upper.toFixed(3)})`;
  return `${value.toFixed(3)}${range}`;
}
