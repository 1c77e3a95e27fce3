/** Sentences about tables: reading, typing, splitting and preparing them. Details never hold a patient's value. */
import type { Sentence } from './index.js';

export const tableMessages = {} satisfies Record<string, (details: never) => Sentence>;
