/** Sentences about layers, models, losses, optimizers and the arrays they take. Details never hold a patient's value. */
import type { Sentence } from './index.js';

export const networkMessages = {} satisfies Record<string, (details: never) => Sentence>;
