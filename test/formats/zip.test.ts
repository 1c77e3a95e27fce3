/** ZIP read and written in its plainest form: against another reader, and against bombs, escapes and lies. */
import { describe, expect, it } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readZip, writeZip } from '../../src/formats/zip.js';
import { verdictOf } from './verdict.js';
import { rawZip, type RawEntry } from './raw-zip.js';

const limits = { entries: 3, bytes: 2 ** 24, ratio: 100 };
const text = (value: string) => new TextEncoder().encode(value);
const a: RawEntry = { name: 'a.json', data: text('{"a":1}') };
const b: RawEntry = { name: 'b.json', data: text('{"b":2}') };
const read = (bytes: Uint8Array) => verdictOf(() => readZip(bytes, limits));

describe('zip', () => {
  it('reads an honest archive from another writer', () => {
    const files = readZip(rawZip([a, { ...b, method: 0 }]), limits);
    expect([...files]).toEqual([
      ['a.json', a.data],
      ['b.json', b.data],
    ]);
  });

  it('writes what it reads and what another reader reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.boolean(), (data, stored) => {
        const bytes = writeZip([
          { name: 'empty', bytes: new Uint8Array(0) },
          { name: 'data', bytes: data, stored },
        ]);
        expect(readZip(bytes, limits).get('data')).toEqual(data);
        expect(unzipSync(bytes).data).toEqual(data);
      }),
      { numRuns: 30 },
    );
  });

  it('writes the same bytes in every time zone', () => {
    const zone = process.env.TZ;
    const written = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map((name) => {
      process.env.TZ = name;
      return writeZip([{ name: 'x', bytes: text('x') }]);
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(written[1]).toEqual(written[0]);
    expect(written[2]).toEqual(written[0]);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'file.zip-form'],
    ['an archive cut short', rawZip([a, b]).subarray(0, -5), 'file.zip-form'],
    ['bytes in front', Uint8Array.of(0, ...rawZip([a])), 'file.zip-form'],
    ['bytes behind', Uint8Array.of(...rawZip([a]), 0), 'file.zip-form'],
    ['bytes between entries and directory', rawZip([a], { between: 4 }), 'file.zip-form'],
    ['a comment, which may hide a second end', rawZip([a], { comment: 'PK' }), 'file.zip-form'],
    ['fewer entries than counted', rawZip([a], { count: 2 }), 'file.zip-form'],
    ['more entries than counted', rawZip([a, b], { count: 1 }), 'file.zip-form'],
    ['two entries over the same bytes', rawZip([a, { ...b, offset: 0 }]), 'file.zip-form'],
    ['an offset behind the end', rawZip([{ ...a, offset: 9999 }]), 'file.zip-form'],
    ['an encrypted entry', rawZip([{ ...a, flags: 1 }]), 'file.zip-form'],
    ['a streamed entry', rawZip([{ ...a, flags: 8 }]), 'file.zip-form'],
    ['an unusual compression', rawZip([{ ...a, method: 14 }]), 'file.zip-form'],
    ['extra fields', rawZip([{ ...a, extra: Uint8Array.of(1, 0, 0, 0) }]), 'file.zip-form'],
    ['another name in the local header', rawZip([{ ...a, localName: 'A.json' }]), 'file.zip-headers'],
    ['too many entries', rawZip([1, 2, 3, 4].map((i) => ({ ...a, name: `a${i}` }))), 'file.zip-count'],
    ['a path to a parent folder', rawZip([{ ...a, name: '../a.json' }]), 'file.zip-name'],
    ['a parent folder inside', rawZip([{ ...a, name: 'x..a' }]), 'file.zip-name'],
    ['an absolute path', rawZip([{ ...a, name: '/etc/a' }]), 'file.zip-name'],
    ['a drive', rawZip([{ ...a, name: 'c:a' }]), 'file.zip-name'],
    ['a folder with a backslash', rawZip([{ ...a, name: 'x\\a' }]), 'file.zip-name'],
    ['a hidden file', rawZip([{ ...a, name: '.bashrc' }]), 'file.zip-name'],
    ['a name with a zero', rawZip([{ ...a, name: 'a\0.json' }]), 'file.zip-name'],
    ['no name', rawZip([{ ...a, name: '' }]), 'file.zip-name'],
    ['a very long name', rawZip([{ ...a, name: 'a'.repeat(300) }]), 'file.zip-name'],
    ['a name twice', rawZip([a, a]), 'file.zip-duplicate'],
    ['declared sizes that fill a memory', rawZip([{ ...a, declaredBytes: 2 ** 31 }]), 'file.zip-total'],
    ['an entry that grows too much', rawZip([{ ...a, declaredBytes: 2 ** 23 }]), 'file.zip-ratio'],
    ['an entry larger than declared', rawZip([{ ...a, declaredBytes: 3 }]), 'file.zip-size'],
    ['an entry smaller than declared', rawZip([{ ...a, declaredBytes: 30 }]), 'file.zip-size'],
    ['a stored entry of another size', rawZip([{ ...a, method: 0, declaredBytes: 30 }]), 'file.zip-size'],
    ['data that is not deflate', rawZip([{ ...a, compressed: Uint8Array.of(7, 7, 7) }]), 'file.zip-deflate'],
    [
      'a deflate stream cut short',
      rawZip([{ ...a, compressed: deflateRawSync(a.data).subarray(0, 4) }]),
      'file.zip-deflate',
    ],
    [
      'an entry that was changed',
      rawZip([{ ...a, method: 0, compressed: text('{"a":2}') }]),
      'file.zip-checksum',
    ],
  ])('refuses %s', (_, bytes, code) => {
    expect(read(bytes)).toBe(code);
  });

  it('stops inflating a bomb that declares an honest size, long before it is done', () => {
    const bomb = deflateRawSync(new Uint8Array(2 ** 25));
    const bytes = rawZip([{ ...a, compressed: new Uint8Array(bomb), declaredBytes: 2 ** 20 }]);
    const start = performance.now();
    expect(read(bytes)).toBe('file.zip-size');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('refuses or reads the same after any one byte is changed, and nothing else happens', () => {
    const bytes = rawZip([a, b]);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] ^= 0x55;
      expect(read(damaged) ?? 'file.ignored').toMatch(/^file\./);
    }
  });
});
