/** Numbers and lists as they are typed. */
import { describe, expect, it } from 'vitest';
import { nameList, wholeNumber } from '../../node/cli/options.js';

describe('a whole number', () => {
  const seed = wholeNumber('--seed', 0);

  it('is read as it stands, 0 included', () => {
    expect(['0', '7', '4294967296'].map(seed)).toEqual([0, 7, 4294967296]);
  });

  it.each(['', '-1', '1.5', '1e3', 'seven', '0x10', '99999999999999999', ' 1'])('is not "%s"', (text) => {
    const details = { option: '--seed', received: text, expected: 'a whole number from 0' };
    expect(() => seed(text)).toThrow(
      expect.objectContaining({ code: 'command.not-a-number', details }) as Error,
    );
  });

  it('may have a most', () => {
    const folds = wholeNumber('--folds', 2, 100);
    expect(folds('100')).toBe(100);
    expect(() => folds('500')).toThrow('--folds was given "500". Expected a whole number from 2 to 100.');
  });

  it('has a least', () => {
    expect(() => wholeNumber('--jobs', 1)('0')).toThrow(
      '--jobs was given "0". Expected a whole number from 1.',
    );
  });
});

describe('a list of names', () => {
  it('has commas between them, and spaces around them mean nothing', () => {
    expect(nameList('age, sex ,chest pain')).toEqual(['age', 'sex', 'chest pain']);
    expect(nameList('')).toEqual([]);
  });

  it('grows when the option is given again', () => {
    expect(nameList('b,c', ['a'])).toEqual(['a', 'b', 'c']);
  });

  it('takes a name with a comma in quotation marks', () => {
    expect(nameList('"sodium, serum",age,"say ""x"""')).toEqual(['sodium, serum', 'age', 'say "x"']);
  });
});
