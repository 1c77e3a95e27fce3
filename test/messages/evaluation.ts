/** Example details for every sentence about statistics and evaluation. */
import type { evaluationMessages } from '../../src/messages/evaluation.js';

export const examples = {
  'statistics.length': [
    { what: 'weights', expected: 303, received: 302 },
    { what: 'values', expected: 3030, received: 303 },
  ],
  'statistics.not-finite': [{ column: 4 }],
  'statistics.outcome-range': [{ row: 12 }],
  'statistics.one-class': [{ rows: 1 }, { rows: 40 }],
  'statistics.class-code': [{ row: 7, count: 3 }],
  'statistics.empty-class': [{ code: 2, count: 4 }],
  'statistics.collinear': [{ column: 3 }],
  'evaluation.length': [{ what: 'risks', expected: 303, received: 302 }],
  'evaluation.outcome': [{ row: 9, classes: 2 }],
  'evaluation.risk': [
    { row: 5, rows: 1 },
    { row: 5, rows: 17 },
  ],
  'evaluation.number': [
    { what: 'outcome', row: 3 },
    { what: 'prediction', row: 3 },
  ],
} satisfies { [C in keyof typeof evaluationMessages]: Parameters<(typeof evaluationMessages)[C]>[0][] };
