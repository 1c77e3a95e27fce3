/** Who predicts, who is in which fold, and what cannot be studied. */
import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/data/index.js';
import { planStudy } from '../../src/study/plan.js';
import type { TrainOptions } from '../../src/study/index.js';
import { levels, numbers, repeat, ramp, tableOf } from '../data/tables.js';
import { codeOf } from '../support/errors.js';
import { dropOthers, patients } from './tables.js';

const died = { target: 'died', drop: dropOthers('died') };
const plan = (table: Table, options: TrainOptions) => planStudy(table, options);

describe('the plan of a study', () => {
  it('never parts the rows of one patient', () => {
    const { fold, groups } = plan(patients(), { ...died, group: 'patient' });
    const foldOf = new Map<number, number>();
    groups?.forEach((patient, i) => {
      expect(foldOf.get(patient) ?? fold[i]).toBe(fold[i]);
      foldOf.set(patient, fold[i]);
    });
    expect(foldOf.size).toBe(40);
    expect(new Set(fold).size).toBe(5);
  });

  it('groups by numbers as well as by names, and takes rows without a patient one by one', () => {
    const table = patients();
    const number = numbers(
      'patient',
      ramp(80, (i) => (i < 2 ? NaN : 100 + (i >> 1))),
    );
    const { groups, warnings } = plan(
      { ...table, columns: [number, ...table.columns.slice(1)] },
      { ...died, group: 'patient' },
    );
    expect(groups?.slice(0, 6)).toEqual(Int32Array.of(-1, -2, 0, 0, 1, 1));
    expect(warnings.join()).toContain('no patient is named');
  });

  it('has a share of every class in every fold', () => {
    const { fold, outcome } = plan(patients(), died);
    const events = outcome.values.reduce((a, b) => a + b, 0);
    for (let k = 0; k < 5; k++) {
      const own = outcome.values.filter((value, i) => value === 1 && fold[i] === k).length;
      expect(Math.abs(own - events / 5)).toBeLessThan(1);
    }
  });

  it('takes fewer folds where a class has fewer rows, and says so', () => {
    const table = tableOf(numbers('x', ramp(30)), levels('y', repeat(['no', 27], ['yes', 3]), 'boolean'));
    const { folds, warnings } = plan(table, { target: 'y' });
    expect(folds).toBe(3);
    expect(warnings).toEqual([
      'Cross-validation used 3 folds instead of 5: there are too few rows with the rarest outcome for more.',
    ]);
  });

  it('does not predict from the outcome, patients, ids, dropped or constant columns', () => {
    const table = patients();
    const constant = {
      ...table,
      columns: [
        ...table.columns,
        numbers(
          'one',
          ramp(80, () => 1),
        ),
      ],
    };
    const { predictors, others } = plan(constant, { ...died, group: 'patient' });
    expect(predictors).toEqual(['age', 'crp', 'sex']);
    expect(others).toEqual(['patient', 'died', 'stage', 'days', 'one']);
  });

  it.each<[string, Table, TrainOptions, string]>([
    ['an outcome that is not there', patients(), { target: 'dead' }, 'table.unknown-column'],
    ['a patient column that is not there', patients(), { ...died, group: 'name' }, 'table.unknown-column'],
    ['a seed below zero', patients(), { ...died, seed: -1 }, 'study.option'],
    ['half a seed', patients(), { ...died, seed: 0.5 }, 'study.option'],
    ['one fold', patients(), { ...died, folds: 1 }, 'study.option'],
    [
      'nothing to predict from',
      patients(),
      { target: 'died', drop: ['age', 'crp', 'sex', 'stage', 'days'] },
      'study.no-predictors',
    ],
    [
      'a constant outcome',
      tableOf(numbers('x', ramp(20)), levels('y', repeat(['no', 20]))),
      { target: 'y' },
      'table.target-constant',
    ],
    [
      'an outcome missing in every row',
      tableOf(numbers('x', ramp(20)), levels('y', repeat(['', 20]), 'category', ['a'])),
      { target: 'y' },
      'table.target-empty',
    ],
    [
      'one row in a class',
      tableOf(numbers('x', ramp(20)), levels('y', repeat(['no', 19], ['yes', 1]))),
      { target: 'y' },
      'table.target-lonely-classes',
    ],
    [
      'a class that a handful of rows hold',
      tableOf(numbers('x', ramp(60)), levels('y', repeat(['I', 30], ['II', 20], ['III', 10]))),
      { target: 'y' },
      'study.rare-classes',
    ],
    [
      'a handful of rows',
      tableOf(numbers('x', ramp(6)), levels('y', repeat(['no', 3], ['yes', 3]))),
      { target: 'y' },
      'study.too-few-rows',
    ],
    [
      'one patient',
      tableOf(
        levels('p', repeat(['a', 20]), 'id'),
        numbers('x', ramp(20)),
        levels('y', repeat(['no', 10], ['yes', 10])),
      ),
      { target: 'y', group: 'p' },
      'study.too-few-patients',
    ],
    [
      'a class within one patient',
      tableOf(
        levels('p', repeat(['a', 5], ['b', 5], ['c', 5], ['d', 5]), 'id'),
        numbers('x', ramp(20)),
        levels('y', repeat(['yes', 5], ['no', 15])),
      ),
      { target: 'y', group: 'p' },
      'study.too-few-patients',
    ],
    [
      'a column that no file can store',
      tableOf(numbers('constructor', ramp(20)), levels('y', repeat(['no', 10], ['yes', 10]))),
      { target: 'y' },
      'study.column-name',
    ],
  ])('refuses %s', (_, table, options, code) => {
    expect(codeOf(() => plan(table, options))).toBe(code);
  });
});
