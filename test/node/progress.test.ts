/** The progress display, on a terminal and elsewhere, with a clock that the test moves. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { duration, timeLeft } from '../../node/cli/durations.js';
import { showProgress } from '../../node/cli/progress.js';
import { displayWidth } from '../../node/cli/terminal.js';
import { withoutWishes } from './no-wishes.js';

withoutWishes();

function display(terminal: boolean, columns = 80) {
  let time = 0;
  const written: string[] = [];
  const output = { isTTY: terminal, columns, write: (text: string) => written.push(text) };
  const view = showProgress(output, () => time);
  const at = (seconds: number, stage: string, done: number, total: number) => {
    time = seconds * 1000;
    view.update({ stage, done, total });
  };
  return { view, at, written, text: () => written.join('') };
}

/** What a terminal shows in the end: a carriage return with an erase starts the line again; colours are not seen. */
function shown(text: string): string[] {
  return text.split('\n').map((line) => stripVTControlCharacters(line.split('\r\u001b[2K').at(-1) ?? ''));
}

describe('progress elsewhere than on a terminal', () => {
  it('is one line per quick step, without a control character', () => {
    const { at, text } = display(false);
    at(0, 'reading', 0, 10);
    at(0.3, 'reading', 10, 10);
    at(0.3, 'training', 0, 4);
    at(0.9, 'training', 4, 4);
    expect(text()).toBe('reading: done in 0.3 s\ntraining: done in 0.6 s\n');
  });

  it('says how far a long step is after 2 s and then every 10 s', () => {
    const { at, text } = display(false);
    for (let second = 0; second <= 30; second++) at(second, 'training', second, 30);
    expect(text().split('\n')).toEqual([
      'training: 6 %, about 28 s left',
      'training: 40 %, about 18 s left',
      'training: 73 %, about 8 s left',
      'training: done in 30 s',
      '',
    ]);
  });

  it('is told once of a step that reports its end twice, and ends a step when the next begins', () => {
    const { at, text } = display(false);
    at(0, 'reading', 5, 5);
    at(0, 'reading', 5, 5);
    at(0, 'training', 1, 5);
    at(1, 'evaluating', 1, 1);
    expect(text()).toBe('reading: done in 0.0 s\ntraining: done in 1.0 s\nevaluating: done in 0.0 s\n');
  });
});

describe('progress on a terminal', () => {
  it('is one live line with what, bar, share and time left; what is finished stays', () => {
    const { at, view, text } = display(true);
    at(0, 'reading', 0, 2);
    at(0.5, 'reading', 2, 2);
    at(1, 'training', 0, 40);
    view.end();
    expect(shown(text())).toEqual(['✓ reading                  0.5 s', '', '']);
    expect(stripVTControlCharacters(text())).toContain('  training                 ────────────────────────');
  });

  it.each([80, 200, 60])('fits a terminal of %i columns and at most 80', (columns) => {
    const { at, written, view } = display(true, columns);
    at(0, 'a step whose name is much longer than there is room for', 1, 1000);
    view.end();
    for (const line of shown(written[0]))
      expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(columns, 80) - 1);
  });

  it('keeps a note and the live line apart', () => {
    const { at, view, text } = display(true);
    at(0, 'training', 1, 2);
    view.note('a warning');
    view.end();
    expect(shown(text())[0]).toBe('a warning');
  });
});

describe('lengths of time', () => {
  it('read as a person says them', () => {
    const said = [40, 9_940, 9_960, 89_000, 200_000, 5_400_000, 7_499_000].map(duration);
    expect(said).toEqual(['0.0 s', '9.9 s', '10 s', '89 s', '3 min 20 s', '1 h 30 min', '2 h 5 min']);
  });

  it('left are not guessed before there is a pace, and count down between two reports', () => {
    expect(timeLeft(0, 5_000, 0)).toBe('');
    expect(timeLeft(0.1, 900, 0)).toBe('');
    expect(timeLeft(0.01, 60_000, 0)).toBe('');
    expect(timeLeft(0.5, 20_000, 0)).toBe('about 20 s left');
    expect(timeLeft(0.5, 20_000, 8_000)).toBe('about 12 s left');
    expect(timeLeft(0.5, 20_000, 60_000)).toBe('about 1 s left');
    expect(timeLeft(0.1, 590_000, 0)).toBe('about 89 min left');
    expect(timeLeft(0.02, 600_000, 0)).toBe('about 8 h left');
  });
});
