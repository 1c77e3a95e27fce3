/** Safetensors against files of the Python library, and against every damage a file can take. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readSafetensors, writeSafetensors, type NamedTensor } from '../../src/formats/safetensors.js';
import golden from '../golden/formats/safetensors.json' with { type: 'json' };
import { verdictOf } from './verdict.js';

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const encode = (text: string) => new TextEncoder().encode(text);

/** A file with this header text and this many bytes of numbers. */
function file(header: string, dataBytes = 0): Uint8Array {
  const text = encode(header);
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

/** A file of one entry, given as it stands in the header. */
const one = (entry: string, dataBytes = 16) => file(`{"a":${entry}}`, dataBytes);

describe('safetensors', () => {
  it('reads what the reference library writes', () => {
    const { tensors, metadata } = readSafetensors(fromBase64(golden.good));
    expect(metadata).toEqual({ 'made by': 'safetensors', note: 'zwölf' });
    expect(tensors.map(({ name }) => name).sort()).toEqual(Object.keys(golden.tensors).sort());
    for (const { name, shape, data } of tensors) {
      const expected = golden.tensors[name as keyof typeof golden.tensors];
      expect(shape).toEqual(expected.shape);
      expect([...data]).toEqual([...Float32Array.from(expected.values)]);
    }
  });

  it.each(Object.entries(golden.bad))('refuses what the reference library refuses: %s', (_, bytes) => {
    expect(verdictOf(() => readSafetensors(fromBase64(bytes)))).toMatch(/^file\./);
  });

  it('gives back what was written, whatever the shapes, names and values', () => {
    const tensor = fc
      .tuple(
        fc.array(fc.nat(3), { maxLength: 3 }),
        fc.array(fc.float({ noNaN: true }), { minLength: 27, maxLength: 27 }),
      )
      .map(([shape, values]) => ({ shape, data: Float32Array.from(values.slice(0, size(shape))) }));
    const size = (shape: number[]) => shape.reduce((a, b) => a * b, 1);
    const name = fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .filter((text) => !/^(__|constructor$|prototype$)/.test(text));
    const tensors = fc
      .dictionary(name, tensor, { maxKeys: 4 })
      .map((all) => Object.entries(all).map(([name, rest]): NamedTensor => ({ name, ...rest })));
    fc.assert(
      fc.property(tensors, fc.dictionary(name, fc.string()), (written, metadata) => {
        const bytes = writeSafetensors(written, metadata);
        const read = readSafetensors(bytes);
        expect(Object.entries(read.metadata).sort()).toEqual(Object.entries(metadata).sort());
        const byName = (a: NamedTensor, b: NamedTensor) => (a.name < b.name ? -1 : 1);
        expect(read.tensors.toSorted(byName)).toEqual(written.toSorted(byName));
      }),
      { numRuns: 30 },
    );
  });

  it('writes the same bytes for metadata in any order, and one pattern for every NaN', () => {
    const odd = new Float32Array(new Uint32Array([0xffc00001]).buffer);
    const a = writeSafetensors([{ name: 'x', shape: [1], data: odd }], { a: '1', b: '2' });
    const b = writeSafetensors([{ name: 'x', shape: [1], data: Float32Array.of(NaN) }], { b: '2', a: '1' });
    expect(a).toEqual(b);
    expect([...a.slice(-4)]).toEqual([0, 0, 0xc0, 0x7f]);
  });

  it('starts the numbers at a multiple of 8 bytes, so that other readers can map them', () => {
    for (const name of ['a', 'ab', 'ü', 'abcdefg']) {
      const bytes = writeSafetensors([{ name, shape: [1], data: Float32Array.of(1) }]);
      expect((bytes.length - 4) % 8).toBe(0);
    }
  });

  it('reads from the middle of a larger buffer', () => {
    const bytes = writeSafetensors([{ name: 'x', shape: [2], data: Float32Array.of(1, 2) }]);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect([...readSafetensors(larger.subarray(3)).tensors[0].data]).toEqual([1, 2]);
  });

  it('refuses to write a name twice, a reserved name, or data that does not fill its shape', () => {
    const x = { name: 'x', shape: [1], data: Float32Array.of(1) };
    expect(verdictOf(() => writeSafetensors([x, x]))).toBe('file.tensor-name');
    expect(verdictOf(() => writeSafetensors([{ ...x, name: '__metadata__' }]))).toBe('file.tensor-name');
    expect(verdictOf(() => writeSafetensors([{ ...x, shape: [2] }]))).toBe('file.tensor-size');
  });

  it.each([
    ['nothing at all', new Uint8Array(0), 'file.truncated'],
    ['a header length beyond the end', file('{}').subarray(0, 9), 'file.truncated'],
    ['a header length beyond any memory', new Uint8Array(8).fill(255), 'file.header-size'],
    ['a header length of zero', new Uint8Array(16), 'file.header-size'],
    ['a header that is a list', file('[]'), 'file.header-form'],
    ['a header with a byte order mark', file('\ufeff{}'), 'file.json-syntax'],
    ['a header cut in a string', file('{"a'), 'file.json-syntax'],
    ['metadata that is not text', file('{"__metadata__":{"a":1}}'), 'file.header-form'],
    ['a name given twice', one('{},"a":{}'), 'file.json-duplicate'],
    ['a name given twice in other letters', one('{},"\\u0061":{}'), 'file.json-duplicate'],
    ['a prototype as a name', file('{"__proto__":{}}'), 'file.json-key'],
    ['a prototype spelled with escapes', file('{"\\u005f_proto__":{}}'), 'file.json-key'],
    ['a constructor in an entry', one('{"constructor":{}}'), 'file.json-key'],
    ['a nested header', one('{"shape":[[1]]}'), 'file.json-depth'],
    [
      'an entry with a member too many',
      one('{"dtype":"F32","shape":[4],"data_offsets":[0,16],"x":1}'),
      'file.tensor-entry',
    ],
    ['an entry without a shape', one('{"dtype":"F32","data_offsets":[0,16]}'), 'file.tensor-entry'],
    ['half precision', one('{"dtype":"F16","shape":[8],"data_offsets":[0,16]}'), 'file.tensor-type'],
    ['a type that is no text', one('{"dtype":32,"shape":[4],"data_offsets":[0,16]}'), 'file.tensor-type'],
    [
      'a fraction in the shape',
      one('{"dtype":"F32","shape":[2.5],"data_offsets":[0,10]}'),
      'file.tensor-entry',
    ],
    [
      'minus zero in the shape',
      one('{"dtype":"F32","shape":[-0],"data_offsets":[0,0]}', 0),
      'file.tensor-entry',
    ],
    ['text in the shape', one('{"dtype":"F32","shape":["4"],"data_offsets":[0,16]}'), 'file.tensor-entry'],
    [
      'nine axes',
      one('{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,4],"data_offsets":[0,16]}'),
      'file.tensor-entry',
    ],
    [
      'a shape whose product overflows',
      one('{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}', 0),
      'file.tensor-size',
    ],
    ['three offsets', one('{"dtype":"F32","shape":[4],"data_offsets":[0,16,16]}'), 'file.tensor-entry'],
    [
      'an end before its beginning',
      one('{"dtype":"F32","shape":[4],"data_offsets":[16,0]}'),
      'file.tensor-range',
    ],
    ['an end behind the file', one('{"dtype":"F32","shape":[5],"data_offsets":[0,20]}'), 'file.tensor-range'],
    [
      'two tensors in one place',
      file(
        '{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}',
        16,
      ),
      'file.tensor-layout',
    ],
    [
      'a first tensor that leaves a hole',
      one('{"dtype":"F32","shape":[2],"data_offsets":[8,16]}'),
      'file.tensor-layout',
    ],
    [
      'bytes behind the last tensor',
      one('{"dtype":"F32","shape":[2],"data_offsets":[0,8]}'),
      'file.tensor-rest',
    ],
  ])('refuses %s', (_, bytes, code) => {
    expect(verdictOf(() => readSafetensors(bytes))).toBe(code);
  });

  it('never gives tensors for random damage: it refuses, or the damage was in a name, text or number', () => {
    const bytes = writeSafetensors([{ name: 'x', shape: [3], data: Float32Array.of(1, 2, 3) }], { a: 'b' });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const damaged = bytes.slice(0, length);
        damaged[at] = value;
        const code = verdictOf(() => {
          const total = readSafetensors(damaged).tensors.reduce((sum, { data }) => sum + data.length, 0);
          expect(total).toBe(3);
        });
        expect(code === undefined || code.startsWith('file.')).toBe(true);
      }),
    );
  });
});
