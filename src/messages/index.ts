/**
 * Every sentence an error can say, by code. One file per room; a code's prefix names the room.
 * `test/messages.test.ts` prints them all on one page: read it whenever you add one.
 */
import { networkMessages } from './networks.js';
import { tableMessages } from './tables.js';
import { fileMessages } from './files.js';
import { studyMessages } from './study.js';
import { evaluationMessages } from './evaluation.js';
import { commandMessages } from './command.js';

/** What happened, what was expected, how to fix it. Each is a whole sentence or ''. */
export interface Sentence {
  what: string;
  expected: string;
  fix: string;
}

export const messages = {
  ...networkMessages,
  ...tableMessages,
  ...fileMessages,
  ...studyMessages,
  ...evaluationMessages,
  ...commandMessages,
};

export type ErrorCode = keyof typeof messages;
export type ErrorDetails<C extends ErrorCode> = Parameters<(typeof messages)[C]>[0];
