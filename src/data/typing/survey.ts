/** What the spellings of one column are, counted: the facts that its kind is decided on. Decides nothing. */
import { hasOtherDecimalMark, levelName, readNumber, type DecimalMark, type MissingRule } from './cells.js';
import type { TextCells } from './draft.js';

/** What one spelling is. `word` is missing among numbers and a level among words ("none", "-"). */
export type SpellingRole = 'missing' | 'number' | 'word' | 'text';

export interface Survey {
  roles: SpellingRole[];
  /** Number of each spelling, NaN where it is none; may be infinite. */
  values: Float64Array;
  /** Cells, and different spellings, in each role. */
  cells: Record<SpellingRole, number>;
  spellings: Record<SpellingRole, number>;
  /** Row of the first cell in the role "text", from 0; Infinity if there is none. */
  firstTextRow: number;
  /** Cells that are numbers but for their decimal mark. */
  otherMark: number;
  /** The table's decimal mark. */
  decimal: DecimalMark;
}

/** The facts about these cells under the table's rule of what is missing. */
export function surveyText(cells: TextCells, missing: MissingRule, decimal: DecimalMark): Survey {
  const survey: Survey = {
    roles: [],
    values: new Float64Array(cells.spellings.length).fill(NaN),
    cells: { missing: 0, number: 0, word: 0, text: 0 },
    spellings: { missing: 0, number: 0, word: 0, text: 0 },
    firstTextRow: Infinity,
    otherMark: 0,
    decimal,
  };
  cells.spellings.forEach((text, code) => {
    const value = readNumber(text, decimal);
    const role = roleOf(text, value, missing);
    survey.roles.push(role);
    survey.cells[role] += cells.counts[code];
    survey.spellings[role]++;
    if (role === 'number') survey.values[code] = value;
    if (role !== 'text') return;
    survey.firstTextRow = Math.min(survey.firstTextRow, cells.firstRows[code]);
    if (hasOtherDecimalMark(text, decimal)) survey.otherMark += cells.counts[code];
  });
  return survey;
}

function roleOf(text: string, value: number, missing: MissingRule): SpellingRole {
  if (missing.always(text)) return 'missing';
  if (!Number.isNaN(value)) return 'number';
  return missing.amongNumbers(text) ? 'word' : 'text';
}

/** The different words of the cells in small letters, missing ones left out; at most `most` of them are looked for. */
export function distinctWords(cells: TextCells, survey: Survey, most = 50): string[] {
  const words = new Set<string>();
  for (const [code, text] of cells.spellings.entries()) {
    if (survey.roles[code] !== 'missing') words.add(levelName(text, survey.decimal).toLowerCase());
    if (words.size >= most) break;
  }
  return [...words];
}
