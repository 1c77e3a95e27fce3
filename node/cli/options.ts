/** Options that several commands share, and how numbers and lists are typed. */
import { Option, type Command } from 'commander';
import { fail } from '../../src/errors.js';

/** How a table is written, as typed. */
export interface MarkFlags {
  separator?: string;
  decimal?: '.' | ',';
}

/** The same, and what is known of its columns. */
export interface ReadingFlags extends MarkFlags {
  schema?: string;
}

/** --separator and --decimal, for every command that reads a table. */
export function addMarkOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--separator <mark>', 'what is between two cells (default: told from the table)').choices([
        ',',
        ';',
        'tab',
        '|',
      ]),
    )
    .addOption(new Option('--decimal <mark>', 'decimal mark of the numbers').choices(['.', ',']));
}

/** And --schema, for the commands that decide how the columns are read; the others have it from the model. */
export function addReadingOptions(command: Command): Command {
  return addMarkOptions(
    command.option(
      '--schema <file>',
      'JSON file that declares columns the inspection would take for something else',
    ),
  );
}

/** A parser for a whole number from `least` to `most`; fails with command.not-a-number. */
export function wholeNumber(option: string, least: number, most?: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (Number.isSafeInteger(value) && value >= least && value <= (most ?? value)) return value;
    const expected = `a whole number from ${least}${most === undefined ? '' : ` to ${most}`}`;
    return fail('command.not-a-number', { option, received: text, expected });
  };
}

/** A parser for names with commas between them; an option given twice adds to them. A name with a comma is quoted: A,"B,C". */
export function nameList(text: string, before: readonly string[] = []): string[] {
  const names = text.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  const plain = names.map((name) =>
    name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.trim(),
  );
  return [...before, ...plain.filter((name) => name !== '')];
}
