/**
 * The kind of a column, told from its cells, when the schema does not say. In doubt it fails with a sentence rather than
 * guess: numbers with a few texts among them are a mistake to be fixed, never silently a category of a thousand levels.
 *
 * In order: a name such as patient_id with integers or text is an id; all numbers are a number (0 and 1: a boolean);
 * all dates of one readable format are a date; a pair such as no and yes is a boolean; text that hardly repeats is an id;
 * other text is a category. Ordered levels come from a schema only. A column that counts 1, 2, 3 along the rows is an id.
 */
import { fail } from '../../errors.js';
import type { Column, LevelColumn } from '../table.js';
import type { DecimalMark, MissingRule } from './cells.js';
import { numberColumn, refuseText, toBoolean, toDates, toLevels, toNumbers } from './convert.js';
import { possibleDateFormats } from './dates.js';
import { MOST_TEXT_SHARE, type DraftCells, type TextCells } from './draft.js';
import { distinctWords, surveyText, type Survey } from './survey.js';
import { booleanPair, isIdName } from './words.js';

/** Fewer rows than this tell nothing about how often values repeat. */
const ENOUGH_ROWS = 20;
/** Text with more different spellings than this share of its cells names rows. */
const NEARLY_UNIQUE = 0.9;
/** A column with so many different texts is not a column of numbers with mistakes. */
const MANY_TEXTS = 50;

/** The column these cells make. Fails with `table.text-in-numbers`, `table.decimal-mark` or `table.infinite`. */
export function inferColumn(
  name: string,
  cells: DraftCells,
  missing: MissingRule,
  decimal: DecimalMark,
): Column {
  if (cells.kind === 'numbers') return numbersOrRowNumbers(name, toNumbers(name, cells, undefined));
  const survey = surveyText(cells, missing, decimal);
  if (isIdName(name) && holdsNames(survey)) return levels(name, 'id', cells, survey);
  refuseOtherMark(name, survey, decimal);
  if (survey.cells.text === 0 && (survey.cells.number > 0 || survey.cells.word === 0)) {
    return inferNumbers(name, cells, survey);
  }
  if (isNumbersWithMistakes(survey)) refuseText(name, survey.cells.text, survey.firstTextRow);
  return inferWords(name, cells, survey);
}

/** True if no cell is a fraction, and some are present. */
function holdsNames(survey: Survey): boolean {
  const isWhole = survey.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return isWhole && survey.cells.number + survey.cells.text > 0;
}

function refuseOtherMark(name: string, survey: Survey, decimal: DecimalMark): void {
  const { number, text } = survey.cells;
  if (survey.otherMark === 0 || survey.otherMark + number < (1 - MOST_TEXT_SHARE) * (number + text)) return;
  fail('table.decimal-mark', { column: name, count: survey.otherMark, declared: decimal });
}

/** Numbers and at most words that mean missing; a column without any cell is an empty column of numbers. */
function inferNumbers(name: string, cells: TextCells, survey: Survey): Column {
  const values = new Set([...survey.values].filter((value) => !Number.isNaN(value)));
  if (values.size === 2 && values.has(0) && values.has(1)) {
    return { name, kind: 'boolean', ...toBoolean(cells, survey, ['0', '1']) };
  }
  return numbersOrRowNumbers(name, toNumbers(name, cells, survey));
}

function numbersOrRowNumbers(name: string, values: Float64Array): Column {
  const counts = values.length >= ENOUGH_ROWS && Number.isInteger(values[0]);
  if (!counts || !values.every((value, row) => value === values[0] + row)) return numberColumn(name, values);
  const column: LevelColumn = { name, kind: 'id', codes: Int32Array.from(values.keys()), levels: [] };
  column.levels = Array.from(values, String);
  return column;
}

/**
 * A few texts among numbers, or some texts among many different numbers, are mistakes. Many different texts are not,
 * and neither is a column of some codes of which a few happen to be digits.
 */
function isNumbersWithMistakes({ cells, spellings }: Survey): boolean {
  const share = cells.text / (cells.text + cells.number);
  if (spellings.text >= MANY_TEXTS) return false;
  if (share <= MOST_TEXT_SHARE) return cells.number >= ENOUGH_ROWS;
  return share <= 0.5 && spellings.number > ENOUGH_ROWS;
}

function inferWords(name: string, cells: TextCells, survey: Survey): Column {
  const written = cells.spellings.filter((_, code) => ['number', 'text'].includes(survey.roles[code]));
  const formats = possibleDateFormats(written);
  if (formats.length === 1) {
    const { values } = toDates(cells, survey, formats[0]);
    return { name, kind: 'date', values, format: formats[0] };
  }
  const pair = booleanPair(distinctWords(cells, survey));
  if (pair !== undefined) return { name, kind: 'boolean', ...toBoolean(cells, survey, pair) };
  const namesRows = formats.length === 0 && hardlyRepeats(survey);
  return levels(name, namesRows ? 'id' : 'category', cells, survey);
}

function hardlyRepeats({ cells, spellings }: Survey): boolean {
  const present = cells.number + cells.word + cells.text;
  const different = spellings.number + spellings.word + spellings.text;
  return present >= ENOUGH_ROWS && different > NEARLY_UNIQUE * present;
}

function levels(name: string, kind: 'id' | 'category', cells: TextCells, survey: Survey): LevelColumn {
  return { name, kind, ...toLevels(cells, survey, { kind }) };
}
