/** How a file is written, told from its first bytes and rows: that it is text at all, and what parts its cells. */

const SEPARATORS = [',', ';', '\t', '|'];
const SAMPLE_RECORDS = 50;

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or a ZIP archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0xff, 0xfe], 'text in UTF-16'],
  [[0xfe, 0xff], 'text in UTF-16'],
];

/** What the file is if it is not text in UTF-8, told by its first bytes; undefined if nothing speaks against text. */
export function notText(bytes: Uint8Array): string | undefined {
  const known = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) return known[1];
  return bytes.subarray(0, 4096).includes(0) ? 'binary data or text in UTF-16' : undefined;
}

/**
 * The separator under which most of the first rows have as many cells as the header, which has at least two; among
 * equals the one with most cells. A comma if there is none: a table of one column.
 */
export function detectSeparator(text: string): string {
  let [best, bestRows, bestCells] = [',', 0, 1];
  for (const separator of SEPARATORS) {
    const [header = 1, ...rows] = cellCounts(text, separator);
    const even = rows.filter((cells) => cells === header).length + 1;
    if (header < 2 || even < bestRows || (even === bestRows && header <= bestCells)) continue;
    [best, bestRows, bestCells] = [separator, even, header];
  }
  return best;
}

/** Cells of each of the first rows, were this the separator. Quotation marks hide what is between them. */
function cellCounts(text: string, separator: string): number[] {
  const counts: number[] = [];
  let [cells, inQuotes, blank] = [1, false, true];
  for (let i = 0; i < text.length && counts.length < SAMPLE_RECORDS; i++) {
    const character = text[i];
    if (character === '"') inQuotes = !inQuotes;
    const ends = !inQuotes && (character === '\n' || character === '\r');
    if (!ends) blank = false;
    if (!inQuotes && character === separator) cells++;
    if (!ends || blank) continue;
    counts.push(cells);
    [cells, blank] = [1, true];
  }
  return blank ? counts : [...counts, cells];
}
