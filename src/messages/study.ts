/** Sentences about training, evaluating and predicting from a table. Details never hold a patient's value. */
import type { Sentence } from './index.js';

export const studyMessages = {
  'study.aborted': (_details: Record<string, never>) => ({
    what: 'The run was stopped before it was done.',
    expected: '',
    fix: 'Start it again: the same data, settings and seed give the same result.',
  }),
} satisfies Record<string, (details: never) => Sentence>;
