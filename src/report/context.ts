/** What every section of the report is made from: the results, the words of one language, and what both share. */
import type { CalibrationGroup, Evaluation, Results } from '../study/types.js';
import { joinGroups, withoutSmallShares } from './disclosure.js';
import type { Words } from './words/index.js';

/** What a row of the table is: where several rows belong to one patient, rows are not called patients. */
export type Unit = 'patients' | 'rows';

/** What the results do not know about themselves. */
export interface About {
  /** Name of the table, such as a file name. */
  table?: string;
  /** When the report was made, as it should be printed. Without it the report has no date, and the same results give the same bytes. */
  made?: string;
}

export interface Context {
  results: Results;
  about: About;
  words: Words;
  unit: Unit;
  /** Groups for the calibration plot, joined until none could single out a patient. */
  groups: CalibrationGroup[];
}

export function contextOf(results: Results, about: About, words: Words): Context {
  const grouped = results.design.kind === 'cross-validation' && results.design.grouped;
  const groups = joinGroups(results.model.calibration ?? []);
  const mask = (evaluation: Evaluation) => withoutSmallShares(evaluation, words.numbers.withheld);
  const model = mask(results.model);
  const reference = results.reference && mask(results.reference);
  return {
    results: { ...results, model, reference },
    about,
    words,
    unit: grouped ? 'rows' : 'patients',
    groups,
  };
}
