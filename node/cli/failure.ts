/**
 * What went wrong, in words, and the exit code that says whose fault it is: 1 the data's or the model's, 2 the call's.
 * An error that nobody foresaw is shown without its message, which might quote a cell of the table.
 */
import { BedsideError, type ErrorCode } from '../../src/errors.js';
import { Stopped } from './signals.js';
import { clean, colorsFor, labelled, type Output } from './terminal.js';

export interface Failure {
  text: string;
  exitCode: number;
}

/** Codes of the library that blame what the caller typed or the schema the call names. */
const CALL_CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'study.option',
  'table.schema-column',
  'table.schema-value',
  'table.schema-word',
  'table.group-is-target',
  'table.target-dropped',
  'table.target-event',
  'table.target-not-binary',
  'table.target-positive',
  'table.target-task',
  'table.too-many-folds',
]);

/** Codes about the call by their first word, but for these. */
const CALL_ROOMS = /^(command|path)\./;
const NOT_THE_CALL: ReadonlySet<string> = new Set<ErrorCode>(['path.disk-full']);

function exitCodeOf({ code, details }: BedsideError, words: readonly string[]): number {
  if (code === 'table.unknown-column') return isAskedFor(details, words) ? 2 : 1;
  const blamesCall = CALL_CODES.has(code) || (CALL_ROOMS.test(code) && !NOT_THE_CALL.has(code));
  return blamesCall ? 2 : 1;
}

/** Options that name a column, by the role in which it is missed. */
const COLUMN_OPTIONS: Readonly<Record<string, string>> = {
  'the outcome': '--target',
  'the group column': '--group',
  'a column to drop': '--drop',
  'the id of the rows (--id)': '--id',
};

/** A column that is not there is the call's fault if an option names it, and the table's if the model does. */
function isAskedFor(details: unknown, words: readonly string[]): boolean {
  const option = COLUMN_OPTIONS[(details as { role: string }).role];
  return words.some((word) => word === option || word.startsWith(`${option}=`));
}

const STOPPED = 'Stopped. No file was changed; run the same command again to start over.';

/** An error of the call `words` as it is printed, in the colours and the width of `output`. */
export function describeFailure(error: unknown, output: Output, words: readonly string[] = []): Failure {
  // By convention 128 and the number of the signal.
  if (error instanceof Stopped) return { text: STOPPED, exitCode: error.by === 'SIGINT' ? 130 : 143 };
  const { red } = colorsFor(output);
  if (!(error instanceof BedsideError)) return { text: `${red('error:')} ${accident(error)}`, exitCode: 1 };
  return { text: labelled('error:', error.message, red, output), exitCode: exitCodeOf(error, words) };
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
