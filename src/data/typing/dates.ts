/**
 * Dates out of text: which formats there are, reading one cell, and telling a column's format when only one reading fits.
 * A column that could be read two ways (3/4/2021) is told from its other rows or not at all. Time zones: UTC unless given.
 */

/** Formats a schema may declare. The separators are as written; a time (" 14:30", "T14:30:05Z") may follow each. */
export const DATE_FORMATS = [
  'yyyy-mm-dd',
  'yyyy/mm/dd',
  'yyyymmdd',
  'dd.mm.yyyy',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd-mm-yyyy',
  'mm-dd-yyyy',
  'dd-mmm-yyyy',
] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** Eight digits are a number unless declared a date. */
const TOLD_BY_INSPECTION = DATE_FORMATS.filter((format) => format !== 'yyyymmdd');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = /^(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Day and month may lose their leading zero but for the formats that start with the year. */
const PATTERNS: Record<DateFormat, RegExp> = {
  'yyyy-mm-dd': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})/,
  'yyyy/mm/dd': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})/,
  yyyymmdd: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})/,
  'dd.mm.yyyy': /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})/,
  'dd/mm/yyyy': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})/,
  'mm/dd/yyyy': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})/,
  'dd-mm-yyyy': /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})/,
  'mm-dd-yyyy': /^(?<m>\d{1,2})-(?<d>\d{1,2})-(?<y>\d{4})/,
  'dd-mmm-yyyy': /^(?<d>\d{1,2})[- ]?(?<m>[A-Za-z]{3})[A-Za-z]*[- ]?(?<y>\d{4})/,
};

/** Days since 1970-01-01 UTC, with the time as a fraction; NaN if the text is no such date. */
export function readDate(text: string, format: DateFormat): number {
  const match = PATTERNS[format].exec(text);
  if (match?.groups === undefined) return NaN;
  const { y, m, d } = match.groups;
  const month = format === 'dd-mmm-yyyy' ? MONTHS.indexOf(m.toLowerCase()) + 1 : Number(m);
  return dayNumber(Number(y), month, Number(d)) + readTime(text.slice(match[0].length));
}

/** NaN for a day that no calendar has, such as 30 February. */
function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / 86_400_000 : NaN;
}

/** Fraction of a day after midnight UTC, 0 for no time, NaN for what is no time. */
function readTime(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return NaN;
  const [, hours = '0', minutes = '0', seconds = '0', zone = 'Z'] = match;
  const [h, min, s] = [Number(hours), Number(minutes), Number(seconds.replace(',', '.'))];
  if (h > 23 || min > 59 || s >= 60) return NaN;
  return (h * 3600 + min * 60 + s - zoneSeconds(zone)) / 86_400;
}

function zoneSeconds(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

/**
 * The formats under which every text is a date: none, one (that is the format) or several (nobody can tell, so nobody
 * should guess). Texts are trimmed and not missing.
 */
export function possibleDateFormats(texts: Iterable<string>): DateFormat[] {
  let formats: DateFormat[] = TOLD_BY_INSPECTION;
  let seen = false;
  for (const text of texts) {
    seen = true;
    formats = formats.filter((format) => !Number.isNaN(readDate(text, format)));
    if (formats.length === 0) break;
  }
  return seen ? formats : [];
}
