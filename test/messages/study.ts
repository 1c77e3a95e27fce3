/** Examples for the sentences about training, evaluating and predicting: every code with details it may be thrown with. */
import type { studyMessages } from '../../src/messages/study.js';

export const examples = {
  'study.aborted': [{}],
  'study.option': [{ option: 'folds', least: 2, most: 100 }],
  'study.column-name': [{ column: 'constructor' }],
  'study.no-predictors': [{ columns: 1 }, { columns: 5 }],
  'study.too-few-rows': [
    { rows: 1, fewest: 10 },
    { rows: 7, fewest: 10 },
  ],
  'study.rare-classes': [
    { target: 'stage', rare: 1, classes: 3, fewest: 11, row: 212 },
    { target: 'stage', rare: 2, classes: 4, fewest: 11, row: 3 },
  ],
  'study.too-few-patients': [
    { patients: 1, rows: 40, classes: 2 },
    { patients: 2, rows: 40, classes: 0 },
  ],
  'study.unknown-task': [{ kind: 'explain' }],
  'study.outcome-kind': [{ target: 'los_days' }],
  'study.outcome-empty': [{ target: 'died' }],
  'study.outcome-classes': [
    { target: 'died', rows: 12, classes: ['no', 'yes'] },
    { target: 'died', rows: 1, classes: [] },
  ],
} satisfies { [C in keyof typeof studyMessages]: Parameters<(typeof studyMessages)[C]>[0][] };
