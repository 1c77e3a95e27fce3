/** A stored model on a table whose outcome is known: how good it is there. */
import { requireColumn } from '../data/columns.js';
import { maskedCount } from '../data/masking.js';
import { findColumn, isNumberColumn, type Column, type Table } from '../data/table.js';
import { booleanPair } from '../data/typing/words.js';
import { fail } from '../errors.js';
import type { Outcome } from '../predictor/index.js';
import { toolkit } from '../version.js';
import { evaluatePredictions } from './evidence.js';
import { patientsOf } from './plan.js';
import type { Results, RiskModel } from './types.js';

/**
 * Evaluates a model on the rows whose outcome is known. Where the table names patients as the training table did, intervals
 * take whole patients. Fails with `study.outcome-*` for an outcome that is not the model's, `table.*` for columns.
 */
export function evaluate(model: RiskModel, table: Table, { seed = 0 }: { seed?: number } = {}): Results {
  const column = requireColumn(table, model.target, 'the outcome');
  const all = outcomeOf(model, column, table.rows);
  const rows = Int32Array.from(all.keys()).filter((row) => !Number.isNaN(all[row]));
  if (rows.length === 0) fail('study.outcome-empty', { target: model.target });
  const { columns, warnings } = model.predict(table);
  const K = columns.length;
  const predictions = new Float64Array(rows.length * K);
  rows.forEach((row, i) => columns.forEach(({ values }, k) => (predictions[i * K + k] = values[row])));
  const classes = model.classes ?? [];
  const outcome: Outcome = {
    task: model.task,
    classes: classes.length,
    values: Float64Array.from(rows, (row) => all[row]),
  };
  const patients = model.group === undefined ? undefined : findColumn(table, model.group);
  const groups = patients && patientsOf(patients, rows);
  return {
    format: 'bedside-results',
    version: 1,
    toolkit,
    design: { kind: 'new table' },
    task: model.task,
    target: model.target,
    ...(model.positive !== undefined && { positive: model.positive }),
    ...(model.classes && { classes: [...model.classes] }),
    rows: rows.length,
    ...(model.task === 'binary' && { events: outcome.values.reduce((sum, value) => sum + value, 0) }),
    predictors: [...model.predictors],
    model: evaluatePredictions({ outcome, predictions, classes, groups, seed }),
    receipt: model.receipt,
    warnings: [...aboutTable(model, table, rows.length), ...warnings],
  };
}

/** Class codes or numbers for every row, NaN where missing. */
function outcomeOf(model: RiskModel, column: Column, rows: number): Float64Array {
  const { task, target, classes = [] } = model;
  if (task === 'continuous')
    return isNumberColumn(column) ? column.values : fail('study.outcome-kind', { target });
  const codeOf = classReader(classes);
  const perLevel = isNumberColumn(column) ? [] : column.levels.map(codeOf);
  const codes = new Float64Array(rows).fill(NaN);
  let strangers = 0;
  for (let row = 0; row < rows; row++) {
    const missing = isNumberColumn(column) ? Number.isNaN(column.values[row]) : column.codes[row] < 0;
    if (missing) continue;
    const code = isNumberColumn(column) ? codeOf(String(column.values[row])) : perLevel[column.codes[row]];
    if (code === undefined) strangers++;
    else codes[row] = code;
  }
  if (strangers > 0)
    fail('study.outcome-classes', { target, rows: strangers, classes: commonClasses(model) });
  return codes;
}

/** The code of a class by its name; where the two are words for no and yes, whatever the case of their letters. */
function classReader(classes: readonly string[]): (word: string) => number | undefined {
  const inCase = booleanPair(classes) ? (word: string) => word.trim().toLowerCase() : (word: string) => word;
  const place = new Map(classes.map((name, code) => [inCase(name), code]));
  return (word) => place.get(inCase(word));
}

/** Classes that may be named: the evidence has an AUROC of each that more than ten rows have, and lack. */
function commonClasses({ classes = [], evidence }: RiskModel): string[] {
  const { metrics } = evidence.model;
  const areas = (name: string) => [metrics[`AUROC, ${name}`] ?? metrics.AUROC];
  return classes.filter((name) => areas(name).some((area) => typeof area?.value === 'number'));
}

function aboutTable(model: RiskModel, table: Table, known: number): string[] {
  const warnings: string[] = [];
  if (table.sha256 !== undefined && table.sha256 === model.receipt.data) {
    warnings.push(
      'This is the table the model was made from: it has seen these patients, and the numbers flatter it.',
    );
  }
  const missing = table.rows - known;
  if (missing > 0) {
    warnings.push(
      `The outcome is missing in ${maskedCount(missing)} of ${table.rows} rows; they were left out.`,
    );
  }
  return warnings;
}
