/**
 * An error is data first: a code, where it happened, and the details its sentence is made of.
 * The sentences themselves live in `messages/`, one file per room, so that wording is read and tested as a whole.
 * Rule of the house: details carry names, row numbers and counts, never a patient's value.
 */
import { messages, type ErrorCode, type ErrorDetails, type Sentence } from './messages/index.js';

export type { ErrorCode, ErrorDetails } from './messages/index.js';

/** Every error that Bedside throws on purpose. `message` reads: what happened. What was expected. What to do. */
export class BedsideError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'BedsideError';
  readonly code: C;
  readonly details: ErrorDetails<C>;
  /** What happened, in one sentence. */
  readonly what: string;
  /** What was expected instead. */
  readonly expected: string;
  /** What to do about it. */
  readonly fix: string;

  constructor(code: C, details: ErrorDetails<C>) {
    const write = messages[code] as (details: ErrorDetails<C>) => Sentence;
    const { what, expected, fix } = write(details);
    super([what, expected, fix].filter((part) => part !== '').join(' '));
    this.code = code;
    this.details = details;
    this.what = what;
    this.expected = expected;
    this.fix = fix;
  }
}

/** Throws the error with this code; `details` are typed by the code. */
export function fail<C extends ErrorCode>(code: C, details: ErrorDetails<C>): never {
  throw new BedsideError(code, details);
}
