/** A fold's model must not know its held-out rows: neither their outcome nor anything else about them. */
import { describe, expect, it } from 'vitest';
import { isNumberColumn, type Table } from '../../src/data/index.js';
import { planStudy } from '../../src/study/plan.js';
import { fitTask, runStudyTask } from '../../src/study/tasks.js';
import { dropOthers, patients } from './tables.js';

const options = { target: 'died', drop: dropOthers('died'), folds: 3, seed: 2 };

/** The table with every cell of these rows changed: numbers shifted, words and outcomes swapped, gaps filled. */
function altered(table: Table, rows: readonly number[]): Table {
  const columns = table.columns.map((column) => {
    if (isNumberColumn(column)) {
      const values = column.values.slice();
      for (const row of rows) values[row] = Number.isNaN(values[row]) ? 1e4 : values[row] + 500;
      return { ...column, values };
    }
    const codes = column.codes.slice();
    for (const row of rows) codes[row] = (codes[row] + 1) % column.levels.length;
    return { ...column, codes };
  });
  return { ...table, columns };
}

describe('a fold', () => {
  it.each([0, 1, 2])('learns the same whatever its held-out rows say (fold %i)', async (fold) => {
    const table = patients();
    const plan = planStudy(table, options);
    const heldOut = [...plan.rows].filter((_, i) => plan.fold[i] === fold);
    const changed = altered(table, heldOut);
    const task = fitTask(table, plan, fold);
    // The folds stay as they were: it is what is learned that must not change.
    const other = fitTask(changed, { ...plan, outcome: outcomeOf(changed, plan) }, fold);
    expect(other).toEqual(task);
    if (fold === 0) expect(await runStudyTask(other)).toEqual(await runStudyTask(task));
  });

  it('does learn from its training rows, so that the test above can fail', async () => {
    const table = patients();
    const plan = planStudy(table, options);
    const training = [...plan.rows].filter((_, i) => plan.fold[i] !== 0);
    const changed = altered(table, training.slice(0, 5));
    const other = await runStudyTask(fitTask(changed, plan, 0));
    expect(other).not.toEqual(await runStudyTask(fitTask(table, plan, 0)));
  });

  it('gets a task without the outcome among its columns and without rows of other folds', () => {
    const table = patients();
    const plan = planStudy(table, options);
    const { payload } = fitTask(table, plan, 1) as {
      payload: { table: Table; outcome: { values: Float64Array } };
    };
    const rows = plan.fold.filter((k) => k !== 1).length;
    expect(payload.table.columns.map(({ name }) => name)).toEqual(['age', 'crp', 'sex']);
    expect(payload.table.rows).toBe(rows);
    expect(
      payload.table.columns.every(
        (column) => ('values' in column ? column.values : column.codes).length === rows,
      ),
    ).toBe(true);
    expect(payload.outcome.values.length).toBe(rows);
  });
});

function outcomeOf(
  table: Table,
  plan: ReturnType<typeof planStudy>,
): ReturnType<typeof planStudy>['outcome'] {
  const died = table.columns.find(({ name }) => name === 'died');
  if (died === undefined || isNumberColumn(died)) throw new Error('no outcome');
  return { ...plan.outcome, values: Float64Array.from(plan.rows, (row) => died.codes[row]) };
}
