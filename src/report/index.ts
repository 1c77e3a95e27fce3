/**
 * The front door of the report: results in, one self-contained HTML page out.
 * The same results give the same bytes. Nothing here computes evidence: it is read from the results and put into words.
 */
import type { Results } from '../study/types.js';
import { contextOf, type About } from './context.js';
import { page } from './page.js';
import { calibrationSection } from './sections/calibration.js';
import { methodSection } from './sections/method.js';
import { participantsSection } from './sections/participants.js';
import { performanceSection } from './sections/performance.js';
import { receiptSection } from './sections/receipt.js';
import { summarySection } from './sections/summary.js';
import { trainingSection } from './sections/training.js';
import { languages } from './words/index.js';

export type { About } from './context.js';
export {
  plainInspection,
  plainSummary,
  type PlainColumn,
  type PlainInspection,
  type PlainSummary,
  type PlainWorry,
} from './plain.js';

/** The sections in their order; one that has nothing to say is left out. */
const sections = [
  participantsSection,
  performanceSection,
  calibrationSection,
  trainingSection,
  methodSection,
  receiptSection,
];

/**
 * One HTML page that stands alone: no script, no request, readable on a phone and on paper.
 * `about` names what the results do not hold: the table's file and the date.
 */
export function renderReport(results: Results, about: About = {}): string {
  const context = contextOf(results, about, languages.en);
  const made = sections.map((make) => make(context)).filter((section) => section !== undefined);
  return page(summarySection(context), made, context);
}
