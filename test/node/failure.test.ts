/** Whose fault it is, and in which words: exit codes, and nothing of a table in an error that nobody foresaw. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { describeFailure } from '../../node/cli/failure.js';
import { Stopped } from '../../node/cli/signals.js';
import { BedsideError } from '../../src/errors.js';
import { withoutWishes } from './no-wishes.js';

const output = { columns: 80, write: () => true };

withoutWishes();

describe('the exit code', () => {
  const codeOf = (error: Error, ...words: string[]) => describeFailure(error, output, words).exitCode;

  it('is 2 where the call is at fault: a path, an option, a column that it names', () => {
    const named = { name: 'agee', columns: ['age', 'sex'], role: 'a column to drop' };
    expect(codeOf(new BedsideError('path.missing', { path: 'x.csv' }))).toBe(2);
    expect(codeOf(new BedsideError('command.same-file', { path: 'x.csv' }))).toBe(2);
    expect(
      codeOf(new BedsideError('table.unknown-column', named), 'train', 'x.csv', '--drop', 'sex,agee'),
    ).toBe(2);
    expect(codeOf(new BedsideError('table.unknown-column', named), 'train', 'x.csv', '--drop=agee')).toBe(2);
    expect(codeOf(new BedsideError('study.option', { option: 'folds', least: 2, most: 100 }))).toBe(2);
  });

  it('is 2 where the outcome has to be told better', () => {
    expect(codeOf(new BedsideError('table.target-event', { target: 'status', classes: ['1', '2'] }))).toBe(2);
    expect(codeOf(new BedsideError('table.group-is-target', { column: 'status' }))).toBe(2);
    expect(codeOf(new BedsideError('table.target-dropped', { column: 'status' }))).toBe(2);
    expect(codeOf(new BedsideError('table.target-not-binary', { target: 'status' }))).toBe(2);
  });

  it('is 1 where the data are, or the machine', () => {
    expect(codeOf(new BedsideError('table.empty-file', {}))).toBe(1);
    const named = { name: 'died', columns: ['age'], role: 'the outcome' };
    expect(codeOf(new BedsideError('table.unknown-column', named), 'evaluate', 'm.bedside', 'x.csv')).toBe(1);
    const noOption = codeOf(
      new BedsideError('table.unknown-column', named),
      'evaluate',
      'm.bedside',
      'died.csv',
    );
    expect(noOption).toBe(1);
    const stored = { name: 'age', columns: ['sex'], role: 'a predictor' };
    const words = ['train', 'x.csv', '--target', 'age'];
    expect(codeOf(new BedsideError('table.unknown-column', stored), ...words)).toBe(1);
    expect(codeOf(new BedsideError('path.disk-full', { path: 'x' }))).toBe(1);
    expect(codeOf(new BedsideError('pool.crashed', { reason: 'out of memory' }))).toBe(1);
    expect(codeOf(new TypeError('x is not a function'))).toBe(1);
  });

  it('after a signal is that of any program', () => {
    expect([codeOf(new Stopped('SIGINT')), codeOf(new Stopped('SIGTERM'))]).toEqual([130, 143]);
  });
});

describe('the sentence', () => {
  it('says what happened and what to do, in lines of at most 80 columns on a terminal and in one elsewhere', () => {
    const error = new BedsideError('path.unwritable', {
      path: '/data/runs/heart',
      reason: 'permission denied',
    });
    const { text } = describeFailure(error, { ...output, isTTY: true });
    expect(stripVTControlCharacters(text)).toBe(
      [
        'error: "/data/runs/heart" cannot be written (permission denied). Expected a',
        'place where this user may write. Check the permissions of the folder, or name',
        'another one.',
      ].join('\n'),
    );
    expect(describeFailure(error, output).text).toBe(stripVTControlCharacters(text).replaceAll('\n', ' '));
  });

  it('is red on a terminal and the same otherwise', () => {
    const error = new BedsideError('path.missing', { path: 'x.csv' });
    const { text } = describeFailure(error, { ...output, isTTY: true });
    expect(text).toBe(
      `\u001b[31merror:\u001b[39m ${describeFailure(error, output).text.slice('error: '.length)}`,
    );
  });

  it('of an error that nobody foresaw leaves out the message, which may quote a cell', () => {
    const error = new RangeError('Unexpected token "Mrs Jones" in row 3');
    const { text } = describeFailure(error, output);
    expect(text).toContain('a fault of its own (RangeError)');
    expect(text).toContain('failure.test.ts');
    expect(text).not.toContain('Jones');
  });

  it('shows that message to who asks for it', () => {
    vi.stubEnv('BEDSIDE_DEBUG', '1');
    expect(describeFailure(new Error('Mrs Jones'), output).text).toContain('Mrs Jones');
  });

  it('cannot be made to move the cursor by a name in a file', () => {
    const error = new BedsideError('path.missing', { path: 'a\u001b[2J.csv' });
    expect(describeFailure(error, output).text).toContain('"a\ufffd[2J.csv"');
  });
});
