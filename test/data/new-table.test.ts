/** A model's preparation meets a new table: what differs from training is an error or a warning with columns and counts. */
import { describe, expect, it } from 'vitest';
import { applyPreparation, type Column, type Table } from '../../src/data/index.js';
import { fit, levels, numbers, ramp, read, repeat, tableOf, thrownBy } from './tables.js';

describe('a new table', () => {
  const training = tableOf(
    numbers(
      'creatinine',
      ramp(100, (i) => 0.5 + i / 50),
    ),
    numbers(
      'age',
      ramp(100, (i) => 40 + (i % 40)),
    ),
    levels('sex', repeat(['female', 50], ['male', 50])),
    levels('smoker', repeat(['no', 60], ['yes', 40]), 'boolean'),
  );
  const preparation = fit(training);
  const fresh = (changes: Record<string, Column | undefined>, count = 30): Table => {
    const usual: Record<string, Column | undefined> = {
      creatinine: numbers(
        'creatinine',
        ramp(count, (i) => 0.6 + i / 20),
      ),
      age: numbers(
        'age',
        ramp(count, (i) => 45 + i),
      ),
      sex: levels('sex', repeat(['male', count])),
      smoker: levels('smoker', repeat(['no', count]), 'boolean', ['no', 'yes']),
      ...changes,
    };
    return tableOf(...Object.values(usual).filter((column) => column !== undefined));
  };
  const warningsFor = (changes: Record<string, Column | undefined>, count?: number) =>
    applyPreparation(preparation, fresh(changes, count)).warnings;

  it('like the training table is no cause for a word, and neither is the training table itself', () => {
    expect(warningsFor({})).toEqual([]);
    expect(applyPreparation(preparation, training).warnings).toEqual([]);
  });

  it('that lacks a predictor is refused, with the nearest name there is', () => {
    const renamed = fresh({ creatinine: numbers('Creatinine_', ramp(30)) });
    const error = thrownBy(() => applyPreparation(preparation, renamed));
    expect(error).toMatchObject({ code: 'table.lacking-predictors', details: { lacking: ['creatinine'] } });
    expect(error.message).toContain('Did you mean "Creatinine_"?');
  });

  it('with an extra column is used without it; ids and known columns are no surprise', () => {
    const extra = { weight: numbers('weight', ramp(30)), id: levels('id', repeat(['x', 30]), 'id') };
    expect(warningsFor(extra)).toMatchObject([{ code: 'extra-column', column: 'weight' }]);
    expect(applyPreparation(preparation, fresh(extra), undefined, ['weight']).warnings).toEqual([]);
  });

  it('with an unseen level says in how many rows', () => {
    const sex = levels('sex', repeat(['male', 27], ['other', 3]));
    const smoker = levels('smoker', repeat(['YES', 25], ['maybe', 5]));
    expect(warningsFor({ sex, smoker })).toMatchObject([
      { code: 'unseen-level', column: 'sex', count: 3 },
      { code: 'unseen-level', column: 'smoker', count: 5 },
    ]);
  });

  it('never says of how few rows it speaks, nor of how few it does not', () => {
    const sentence = (unseen: number, count: number) => {
      const sex = levels('sex', [...repeat(['male', count - unseen], ['other', unseen])]);
      return warningsFor({ sex }, count)[0].sentence;
    };
    expect(sentence(3, 30)).toContain(', in fewer than 11 of 30 rows;');
    expect(sentence(15, 30)).toContain(', in 15 of 30 rows;');
    expect(sentence(28, 30)).toContain(', in all but a few of 30 rows;');
    expect(sentence(30, 30)).toContain(', in every row;');
    expect(sentence(3, 9)).toContain(', in some rows;');
    expect(sentence(1, 1)).toContain(', in its only row;');
  });

  it('in other units is told so, with how many times', () => {
    const molar = numbers(
      'creatinine',
      ramp(30, (i) => (0.6 + i / 20) * 88.4),
    );
    const [warning] = warningsFor({ creatinine: molar });
    expect(warning).toMatchObject({ code: 'other-units', column: 'creatinine', count: 30 });
    expect(warning.sentence).toMatch(/about 7\d times larger/);
    const tenth = numbers(
      'creatinine',
      ramp(30, (i) => (0.6 + i / 20) / 10),
    );
    expect(warningsFor({ creatinine: tenth })[0].sentence).toMatch(/about \d+ times smaller/);
    const months = warningsFor({
      age: numbers(
        'age',
        ramp(30, (i) => 12 * (45 + i)),
      ),
    });
    expect(months).toMatchObject([{ code: 'other-units', column: 'age' }]);
  });

  it('of one patient in other units does not tell the ratio, which would be the value', () => {
    const [warning] = warningsFor({ creatinine: numbers('creatinine', [88.4]) }, 1);
    expect(warning).toMatchObject({ code: 'other-units', count: 1 });
    expect(warning.sentence).not.toMatch(/88|\d times/);
  });

  it('with values far outside says in how many rows', () => {
    const age = numbers(
      'age',
      ramp(30, (i) => (i < 3 ? 455 : 50 + i)),
    );
    expect(warningsFor({ age })).toMatchObject([{ code: 'outside-range', column: 'age', count: 3 }]);
    expect(warningsFor({ age: numbers('age', [110]) }, 1)).toMatchObject([
      { code: 'outside-range', count: 1 },
    ]);
  });

  it('with the long tail that training had is no cause for a word', () => {
    const tailed = tableOf(
      numbers(
        'crp',
        ramp(300, (i) => (i < 290 ? 1 + i / 100 : (i - 288) * 4)),
      ),
    );
    expect(applyPreparation(fit(tailed), tailed).warnings).toEqual([]);
    const beyond = tableOf(
      numbers(
        'crp',
        ramp(300, (i) => (i < 290 ? 1 + i / 100 : 4000)),
      ),
    );
    expect(applyPreparation(fit(tailed), beyond).warnings).toMatchObject([
      { code: 'outside-range', count: 10 },
    ]);
  });

  it('whose column changed its kind is read where it can be, else taken as missing and counted', () => {
    const age = levels('age', repeat(['61', 28], ['old', 2]));
    const warned = warningsFor({
      age,
      sex: numbers(
        'sex',
        ramp(30, () => 1),
      ),
    });
    expect(warned).toMatchObject([
      { code: 'type-changed', column: 'age', count: 2 },
      { code: 'unseen-level', column: 'sex', count: 30 },
    ]);
    const date = {
      ...numbers(
        'age',
        ramp(30, () => 18_000),
      ),
      kind: 'date' as const,
    };
    expect(thrownBy(() => warningsFor({ age: date }))).toMatchObject({
      code: 'table.unreadable-predictor',
      details: { column: 'age', count: 30, kind: 'number' },
    });
  });

  it('in which no cell of a predictor can be read gets no predictions, whereas one without cells does', () => {
    const words = levels('age', [...repeat(['old', 28]), '', '']);
    expect(thrownBy(() => warningsFor({ age: words }))).toMatchObject({
      code: 'table.unreadable-predictor',
      details: { column: 'age', count: 28 },
    });
    const empty = levels('age', repeat(['', 30]));
    expect(warningsFor({ age: empty })).toMatchObject([{ code: 'newly-missing', column: 'age', count: 30 }]);
  });

  it('with gaps where training had none says so', () => {
    const sex = levels('sex', [...repeat(['male', 28]), '', '']);
    expect(
      warningsFor({
        sex,
        age: numbers(
          'age',
          ramp(30, (i) => (i === 4 ? NaN : 60)),
        ),
      }),
    ).toMatchObject([
      { code: 'newly-missing', column: 'age', count: 1 },
      { code: 'newly-missing', column: 'sex', count: 2 },
    ]);
  });

  it('of one patient, read from text, gives the same numbers as in the training table', async () => {
    const text = (rows: number) =>
      [
        'age,sex,smoker,code',
        ...ramp(rows).map(
          (i) => `${40 + ((i * 7) % 31)},${i % 2 ? 'male' : 'female'},${i % 3 ? 1 : 0},${(i % 4) + 1}.0`,
        ),
      ].join('\n');
    const schema = { columns: { code: { type: 'category' as const } } };
    const table = await read(text(60), { schema });
    const learned = fit(table);
    const whole = applyPreparation(learned, table);
    const one = await read(text(2), { schema: learned.reading, allowAbsent: true });
    const first = applyPreparation(learned, one);
    expect([...first.matrix]).toEqual([...whole.matrix.subarray(0, 2 * whole.columns)]);
    expect(first.warnings).toEqual([]);
  });
});
