/**
 * What went wrong, in words, and the exit code that says whose fault it is: 1 the data's or the model's, 2 the call's.
 * An error that nobody foresaw is shown without its message, which might quote a cell of the table.
 */
import { BedsideError, type ErrorCode } from '../../src/errors.js';
import { clean, colorsFor, pageWidth, wrap, type Output } from './terminal.js';

export interface Failure {
  text: string;
  exitCode: number;
}

/** Codes of the library that blame what the caller typed or the schema the call names. */
const CALL_CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'table.unknown-column',
  'table.schema-column',
  'table.schema-value',
  'table.schema-word',
  'table.target-positive',
  'table.target-task',
  'table.too-many-folds',
]);

/** Codes about the call by their first word, but for these. */
const CALL_ROOMS = /^(command|path)\./;
const NOT_THE_CALL: ReadonlySet<string> = new Set<ErrorCode>(['path.disk-full']);

function exitCodeOf(code: ErrorCode): number {
  const blamesCall = CALL_CODES.has(code) || (CALL_ROOMS.test(code) && !NOT_THE_CALL.has(code));
  return blamesCall ? 2 : 1;
}

/** An error as it is printed, in the colours and the width of `output`. */
export function describeFailure(error: unknown, output: Output): Failure {
  const label = colorsFor(output).red('error:');
  if (!(error instanceof BedsideError)) return { text: `${label} ${accident(error)}`, exitCode: 1 };
  const sentences = wrap(`error: ${clean(error.message)}`, pageWidth(output)).join('\n');
  return { text: sentences.replace('error:', label), exitCode: exitCodeOf(error.code) };
}

/** After Ctrl-C (128 + 2) or a request to end (128 + 15). */
export function describeStop(signal: 'SIGINT' | 'SIGTERM'): Failure {
  return {
    text: 'Stopped. No file was changed; run the same command again to start over.',
    exitCode: signal === 'SIGINT' ? 130 : 143,
  };
}

function accident(error: unknown): string {
  const { name = 'unknown', message = '', stack = '' } = error instanceof Error ? error : {};
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const said = process.env.BEDSIDE_DEBUG === '1' ? [`  ${message}`] : [];
  return [
    `bedside stumbled over a fault of its own (${clean(name)}). Please report these lines;`,
    'they hold no data. BEDSIDE_DEBUG=1 also shows the message, which might.',
    ...said,
    ...places,
  ].join('\n');
}
