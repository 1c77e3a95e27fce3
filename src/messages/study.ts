/** Sentences about training, evaluating and predicting from a table. Details never hold a patient's value. */
import type { Sentence } from './index.js';

export const studyMessages = {} satisfies Record<string, (details: never) => Sentence>;
