/** Strict JSON in, canonical JSON out. How files with bad JSON are refused as a whole is in bundle.test.ts. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalJson, parseJson, readableJson } from '../../src/formats/json.js';
import { verdictOf } from './verdict.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, limits = {}) => parseJson(bytes(text), 'a file', limits);

describe('parseJson', () => {
  it('reads what JSON.parse reads, for values without keys that touch prototypes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it('takes words with a meaning for values, not for keys', () => {
    expect(parse('{"a":"__proto__","b":["constructor","x:y","}{\\"]["]}')).toEqual({
      a: '__proto__',
      b: ['constructor', 'x:y', '}{"]['],
    });
  });

  it('takes one key in two objects, but not twice in one', () => {
    expect(parse('[{"a":1},{"a":{"a":2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
    expect(verdictOf(() => parse('{"a":{"a":1},"a" \n:2}'))).toBe('file.json-duplicate');
  });

  it.each([
    ['text that ends in a string', '{"a', 'file.json-syntax'],
    ['a broken escape in a key', '{"\\x":1}', 'file.json-syntax'],
    ['brackets that do not match', '[}', 'file.json-syntax'],
    ['a hundred thousand open brackets', '['.repeat(100_000), 'file.json-depth'],
    ['two values', '1 2', 'file.json-syntax'],
    ['nothing', '', 'file.json-syntax'],
  ])('refuses %s', (_, text, code) => {
    expect(verdictOf(() => parse(text))).toBe(code);
  });

  it('counts levels and bytes as it was told', () => {
    expect(verdictOf(() => parse('[[1]]', { depth: 2 }))).toBeUndefined();
    expect(verdictOf(() => parse('[[1]]', { depth: 1 }))).toBe('file.json-depth');
    expect(verdictOf(() => parse('[[1]]', { bytes: 4 }))).toBe('file.json-size');
  });
});

describe('canonicalJson', () => {
  it('is the example of RFC 8785, section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(keys.map((key, i) => [key, i]));
    expect(canonicalJson(value)).toBe(
      '{"\\r":1,"1":3,"\u0080":5,"\u00f6":6,"\u20ac":0,"\ud83d\ude00":4,"\ufb33":2}',
    );
  });

  it('sorts keys that look like numbers as text, where an object would not', () => {
    expect(canonicalJson({ 9: 'a', 10: 'b' })).toBe('{"10":"b","9":"a"}');
  });

  it('writes typed arrays as lists, leaves out what is undefined, and has one zero', () => {
    expect(canonicalJson({ a: Float64Array.of(1.5, -0), b: undefined, c: [undefined] })).toBe(
      '{"a":[1.5,0],"c":[null]}',
    );
  });

  it('says the same as the readable form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(readableJson(value))).toEqual(JSON.parse(canonicalJson(value)));
      }),
      { numRuns: 100 },
    );
  });

  it('refuses numbers that JSON cannot hold', () => {
    for (const write of [canonicalJson, readableJson]) {
      expect(verdictOf(() => write([1, NaN]))).toBe('file.json-number');
      expect(verdictOf(() => write({ a: Float64Array.of(Infinity) }))).toBe('file.json-number');
    }
  });
});
