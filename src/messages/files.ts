/** Sentences about saved models and other files. Details never hold a patient's value. */
import type { Sentence } from './index.js';

export const fileMessages = {} satisfies Record<string, (details: never) => Sentence>;
