/** The outcome: which question a column asks, which level is the event, and when nothing can be learned. */
import { describe, expect, it } from 'vitest';
import { describeTarget, type Column, type TargetOptions } from '../../src/data/index.js';
import { levels, numbers, repeat, tableOf, thrownBy } from './tables.js';

const of = (column: Column, options?: TargetOptions) => describeTarget(tableOf(column), column.name, options);

describe('the task', () => {
  it.each([
    ['a boolean', levels('y', ['0', '1', '0', '1'], 'boolean'), 'binary'],
    ['two levels', levels('y', ['a', 'b', 'a', 'b', '']), 'binary'],
    ['two numbers', numbers('y', [0, 1, 0, 1]), 'binary'],
    ['three levels', levels('y', ['a', 'b', 'c', 'a', 'b', 'c']), 'multiclass'],
    [
      'three ordered levels',
      levels('y', ['c', 'b', 'a', 'a', 'b', 'c'], 'ordered', ['c', 'b', 'a']),
      'multiclass',
    ],
    ['five whole numbers', numbers('y', [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]), 'multiclass'],
    ['three fractions', numbers('y', [0.5, 1, 1.5, 0.5, 1, 1.5]), 'continuous'],
    [
      'many whole numbers',
      numbers(
        'y',
        Array.from({ length: 30 }, (_, i) => i % 15),
      ),
      'continuous',
    ],
  ])('of %s is told', (_, column, task) => expect(of(column).task).toBe(task));

  it('can be asked for where the column allows it', () => {
    const counts = numbers('y', [0, 1, 2, 0, 1, 2]);
    expect(of(counts, { task: 'continuous' }).task).toBe('continuous');
    expect(of(counts, { task: 'multiclass' }).task).toBe('multiclass');
    const asked = (column: Column, task: TargetOptions['task']) => thrownBy(() => of(column, { task }));
    expect(asked(counts, 'binary')).toMatchObject({ code: 'table.target-task', details: { distinct: 3 } });
    expect(asked(levels('y', ['a', 'b', 'a', 'b']), 'continuous')).toMatchObject({
      code: 'table.target-task',
    });
    expect(asked(levels('y', ['a', 'b', 'a', 'b']), 'multiclass')).toMatchObject({
      code: 'table.target-task',
    });
  });
});

describe('a binary outcome', () => {
  it('codes the event 1, the rest 0, a missing one -1, and leaves rows without one out', () => {
    const outcome = of(levels('y', ['sick', 'well', '', 'sick', 'well', 'well']));
    expect(outcome).toEqual({
      task: 'binary',
      target: 'y',
      rows: Int32Array.of(0, 1, 3, 4, 5),
      missing: 1,
      classes: ['well', 'sick'],
      codes: Int32Array.of(1, 0, -1, 1, 0, 0),
      counts: [3, 2],
      positive: 'sick',
      positiveChosen: 'by its name',
    });
  });

  it.each([
    [repeat(['0', 2], ['1', 9]), '1', 'by its name'],
    [repeat(['No', 2], ['Yes', 9]), 'Yes', 'by its name'],
    [repeat(['benign', 5], ['malignant', 2]), 'malignant', 'by its name'],
    [repeat(['a', 5], ['b', 2]), 'b', 'as the rarer level'],
    [repeat(['a', 2], ['b', 5]), 'a', 'as the rarer level'],
    [repeat(['a', 3], ['b', 3]), 'b', 'as the rarer level'],
    [repeat(['1', 2], ['control', 5]), '1', 'as the rarer level'],
    [repeat(['dead', 5], ['sick', 2]), 'sick', 'as the rarer level'],
  ])('finds the event: case %#', (cells, positive, positiveChosen) => {
    expect(of(levels('y', cells))).toMatchObject({ positive, positiveChosen });
  });

  it.each([
    ['numbers', numbers('y', repeat(['1', 63], ['2', 165]).map(Number))],
    ['levels', levels('y', repeat(['2', 30], ['1', 60]))],
    ['an event that is 1, but not beside 0', numbers('y', repeat(['1', 30], ['-1', 60]).map(Number))],
    ['nothing beside 0 but a 2', numbers('y', repeat(['0', 30], ['2', 60]).map(Number))],
  ])('of two codes that are not 0 and 1 is not guessed: %s', (_, column) => {
    const error = thrownBy(() => of(column));
    expect(error).toMatchObject({ code: 'table.target-event' });
    expect(error.message).toMatch(/--positive [12]\./);
  });

  it('takes the event that is asked for, "1.0" for 1 too', () => {
    const cells = repeat(['0', 3], ['1', 3]);
    expect(of(levels('y', cells), { positive: '0' })).toMatchObject({
      classes: ['1', '0'],
      positiveChosen: 'as asked',
    });
    expect(of(levels('y', cells), { positive: '1.0' })).toMatchObject({ positive: '1' });
    expect(of(numbers('y', [1, 2, 1, 2]), { positive: '2' })).toMatchObject({ classes: ['1', '2'] });
    expect(of(numbers('y', cells.map(Number)), { positive: '0' })).toMatchObject({ positive: '0' });
  });

  it.each([
    [levels('y', repeat(['I', 12], ['II', 12], ['III', 12])), { target: 'y', classes: 3 }],
    [
      numbers(
        'y',
        Array.from({ length: 40 }, (_, i) => i / 3),
      ),
      { target: 'y' },
    ],
  ])('refuses an event where there are not two classes: case %#', (column, details) => {
    const error = thrownBy(() => of(column, { positive: 'II' }));
    expect(error).toMatchObject({ code: 'table.target-not-binary', details });
  });

  it('names only levels that many rows hold when the event is mistyped', () => {
    const cells = repeat(['recovered', 40], ['deceased', 12]);
    const error = thrownBy(() => of(levels('y', cells), { positive: 'deseased' }));
    expect(error).toMatchObject({ code: 'table.target-positive' });
    expect(error.message).toContain('Did you mean "deceased"?');
    const rare = thrownBy(() =>
      of(levels('y', repeat(['recovered', 40], ['deceased', 3])), { positive: 'x' }),
    );
    expect(rare.message).not.toContain('deceased');
  });
});

it('classes keep the order of an ordered column, and levels that do not occur are none', () => {
  const stage = levels('y', repeat(['III', 2], ['I', 3], ['II', 2]), 'ordered', ['0', 'I', 'II', 'III']);
  expect(of(stage)).toMatchObject({ classes: ['I', 'II', 'III'], counts: [3, 2, 2] });
});

describe('nothing can be learned from', () => {
  const many = Array.from({ length: 60 }, (_, i) => `c${i % 30}`);
  it.each([
    ['an outcome that is missing everywhere', levels('y', ['', '', '']), 'table.target-empty', {}],
    ['numbers that are missing everywhere', numbers('y', [NaN, NaN]), 'table.target-empty', {}],
    ['an outcome that is always the same', levels('y', ['a', 'a', '']), 'table.target-constant', { rows: 2 }],
    ['a number that is always the same', numbers('y', [3, 3, NaN]), 'table.target-constant', { rows: 2 }],
    [
      'one row per class',
      levels('y', ['a', 'b', 'c']),
      'table.target-lonely-classes',
      { classes: 3, lonely: 3 },
    ],
    [
      'one event',
      levels('y', ['0', '0', '1'], 'boolean'),
      'table.target-lonely-classes',
      { classes: 2, lonely: 1 },
    ],
    ['too many classes', levels('y', many), 'table.target-classes', { classes: 30, most: 20 }],
    ['an id', levels('y', ['a', 'b'], 'id'), 'table.target-kind', { kind: 'id' }],
    ['a date', { ...numbers('y', [1, 2, 3]), kind: 'date' as const }, 'table.target-kind', { kind: 'date' }],
  ])('%s', (_, column, code, details) => {
    expect(thrownBy(() => of(column))).toMatchObject({ code, details });
  });

  it('a column that is not there, and the nearest is offered', () => {
    const table = tableOf(levels('outcome', ['a', 'b']), numbers('age', [1, 2]));
    const error = thrownBy(() => describeTarget(table, 'outcom'));
    expect(error).toMatchObject({ code: 'table.unknown-column', details: { name: 'outcom' } });
    expect(error.message).toContain('Did you mean "outcome"?');
  });
});
