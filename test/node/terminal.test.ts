/** Width, wrapping, colour and sparklines: what makes a page fit any terminal. */
import { describe, expect, it } from 'vitest';
import { sparkline } from '../../node/cli/sparkline.js';
import {
  alignRows,
  clean,
  colorsFor,
  displayWidth,
  fit,
  isLive,
  pageWidth,
  wrap,
} from '../../node/cli/terminal.js';

const terminal = { isTTY: true, columns: 120, write: () => true };
const pipe = { write: () => true };

describe('colour', () => {
  const red = (output: typeof pipe, env: NodeJS.ProcessEnv) => colorsFor(output, env).red('x') !== 'x';

  it('is for a terminal alone', () => {
    expect(red(terminal, {})).toBe(true);
    expect(red(pipe, {})).toBe(false);
    expect(red(pipe, { CI: 'true' })).toBe(false);
    expect(red(terminal, { TERM: 'dumb' })).toBe(false);
  });

  it('gives way to NO_COLOR, which must not be empty, and can be forced', () => {
    expect(red(terminal, { NO_COLOR: '1' })).toBe(false);
    expect(red(terminal, { NO_COLOR: '' })).toBe(true);
    expect(red(pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(red(pipe, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(isLive(terminal, { NO_COLOR: '1' })).toBe(true);
  });
});

describe('width', () => {
  it('is at most 80, and 80 where it is unknown', () => {
    expect([120, 60, 10, 0].map((columns) => pageWidth({ ...terminal, columns }))).toEqual([80, 60, 60, 80]);
    expect(pageWidth(pipe)).toBe(80);
  });

  it('counts what is seen', () => {
    expect(['chol', 'é', 'e\u0301', '血圧', '❤️', ''].map(displayWidth)).toEqual([4, 1, 1, 4, 1, 0]);
  });

  it('is kept by padding and by cutting', () => {
    expect(fit('age', 6)).toBe('age   ');
    expect(fit('age', 6, 'right')).toBe('   age');
    expect(fit('cholesterol', 6)).toBe('chole…');
    expect(fit('血圧の最大値', 6)).toBe('血圧… ');
  });

  it('is kept by wrapping, with what follows the first line indented', () => {
    const lines = wrap('one two three four five six', 12, 2);
    expect(lines).toEqual(['one two', '  three four', '  five six']);
    expect(wrap('', 10)).toEqual([]);
    expect(wrap('an_unbreakable_word here', 8)).toEqual(['an_unbreakable_word', 'here']);
  });

  it('aligns the cells of a table and leaves no space at the end', () => {
    expect(
      alignRows([
        ['AUROC', '0.9'],
        ['Brier score', ''],
      ]),
    ).toEqual(['AUROC        0.9', 'Brier score']);
  });
});

it('a name that would move the cursor is shown without its powers', () => {
  expect(clean('age\u001b[2J\r\n\u202e')).toBe('age\ufffd[2J\ufffd\ufffd\ufffd');
});

describe('a sparkline', () => {
  it('is as high as its counts, and empty where there are none', () => {
    expect(sparkline([0, 1, 4, 8, 2], 10)).toBe(' ▁▄█▂');
  });

  it('joins neighbours where there are more bins than columns', () => {
    expect(sparkline([1, 1, 2, 2, 8, 0], 3)).toBe('▂▄█');
    expect(sparkline(Array(24).fill(5) as number[], 12)).toBe('█'.repeat(12));
    expect(sparkline([], 12)).toBe('');
  });
});
