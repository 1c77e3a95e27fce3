/** CSV out: what a spreadsheet, R and pandas read back as it was. */
import { expect, it } from 'vitest';
import { csvText } from '../../node/csv.js';

it('a cell is quoted exactly where it has to be', () => {
  const cells = ['plain', 'a,b', 'say "x"', 'two\nlines', ' edge', '', 0.1 + 0.2, -0, NaN];
  const header = cells.map((_, i) => (i === 0 ? 'id, given' : `c${i}`));
  const text = [...csvText(header, 1, (_, column) => cells[column])].join('');
  expect(text).toBe(
    '"id, given",c1,c2,c3,c4,c5,c6,c7,c8\nplain,"a,b","say ""x""","two\nlines"," edge",,0.30000000000000004,0,\n',
  );
});

it('a long table comes in pieces that add up to it', () => {
  const pieces = [...csvText(['row', 'risk'], 2500, (row, column) => (column === 0 ? row + 1 : 0.5))];
  expect(pieces).toHaveLength(3);
  const lines = pieces.join('').split('\n');
  expect([lines[0], lines[1], lines[2500], lines.length]).toEqual(['row,risk', '1,0.5', '2500,0.5', 2502]);
});
