/**
 * What the text of one cell says: a number, an infinity, missing, or just text. Knows nothing of columns.
 *
 * Missing everywhere, in any letter case: an empty cell, NA, N/A, #N/A, <NA>, NaN, null, missing, "?" and ".".
 * Missing only among numbers and dates: none, nil, unknown, "-" and "--". In a column of words these can be levels that
 * mean something (no allergy, a negative test), and there they stay levels. A schema can add more.
 */

export type DecimalMark = '.' | ',';

const POINT_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA_NUMBER = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/;
const INFINITE = /^[+-]?(?:inf|infinity|∞|1\.#inf)$/i;

const MISSING = ['', 'na', 'n/a', '#n/a', '<na>', 'nan', 'null', 'missing', '?', '.'];
const MISSING_AMONG_NUMBERS = ['none', 'nil', 'unknown', '-', '--'];

/** The number in a cell; an infinity for one too large or spelled so; NaN if the text is no number. Blanks around it are ignored. */
export function readNumber(text: string, decimal: DecimalMark): number {
  if (decimal === '.') {
    if (POINT_NUMBER.test(text)) return Number(text) + 0; // + 0: no negative zero
  } else if (COMMA_NUMBER.test(text)) return Number(text.replace(',', '.')) + 0;
  const trimmed = text.trim();
  if (trimmed.length !== text.length) return readNumber(trimmed, decimal);
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return NaN;
}

/** True for a number whose decimal mark is the other one: "1,5" where a point is declared, "1.5" where a comma is. */
export function hasOtherDecimalMark(text: string, decimal: DecimalMark): boolean {
  const trimmed = text.trim();
  const other = decimal === '.' ? ',' : '.';
  return trimmed.includes(other) && !Number.isNaN(readNumber(trimmed, other)) && /\d/.test(trimmed);
}

/**
 * The name of a level: blanks trimmed, and "2.0" is "2", because a column of codes with gaps is often exported so. Only
 * with the table's own decimal mark: where that is a point, "1,000" is a thousand or a pair, and no 1.
 */
export function levelName(text: string, decimal: DecimalMark): string {
  const trimmed = text.trim();
  const whole = decimal === '.' ? /^([+-]?\d+)\.0+$/ : /^([+-]?\d+),0+$/;
  return whole.exec(trimmed)?.[1] ?? trimmed;
}

/** Which cells are missing. */
export interface MissingRule {
  /** Missing in every kind of column. */
  always: (text: string) => boolean;
  /** Missing in a column of numbers or dates. */
  amongNumbers: (text: string) => boolean;
  /** Numbers that stand for missing, such as -9, however they are written. */
  numbers: ReadonlySet<number>;
}

/** The rule with `extra` spellings beside the usual ones. A spelling that is a number holds for every way to write it. */
export function missingRule(extra: readonly string[], decimal: DecimalMark): MissingRule {
  const plain = (text: string) => text.trim().toLowerCase();
  const always = new Set([...MISSING, ...extra.map(plain)]);
  const amongNumbers = new Set([...always, ...MISSING_AMONG_NUMBERS]);
  const numbers = new Set(
    extra.map((text) => readNumber(text, decimal)).filter((value) => !Number.isNaN(value)),
  );
  const isNumber = (text: string) => numbers.size > 0 && numbers.has(readNumber(text, decimal));
  return {
    always: (text) => always.has(plain(text)) || isNumber(text),
    amongNumbers: (text) => amongNumbers.has(plain(text)) || isNumber(text),
    numbers,
  };
}
