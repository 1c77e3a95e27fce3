/** Sentences about the command line. These codes end a command with exit code 2. Details never hold a patient's value. */
import type { Sentence } from './index.js';

export const commandMessages = {} satisfies Record<string, (details: never) => Sentence>;
