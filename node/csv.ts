/** Writes CSV as RFC 4180 describes it: commas, a point in numbers, quotation marks only where they are needed. */

export type Cell = string | number;

/** The text of a CSV in pieces of about a thousand rows, so that a long one never lies in memory whole. */
export function* csvText(
  header: readonly string[],
  rows: number,
  cell: (row: number, column: number) => Cell,
) {
  let lines = [csvLine(header)];
  for (let row = 0; row < rows; row++) {
    lines.push(csvLine(header.map((_, column) => cell(row, column))));
    if (lines.length < 1000) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(quoteCell).join(',')}\n`;
}

/** Text with a comma, a quotation mark, a line break or space at an end is quoted; a number that is missing is empty. */
function quoteCell(cell: Cell): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
