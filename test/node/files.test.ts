/** Reading: chunks that add up to the file, and an answer for every path that is not a readable file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBytes, readChunks } from '../../node/files.js';
import { scratchFolder } from './scratch.js';

async function collect(path: string): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(path)) chunks.push(chunk);
  return chunks;
}

describe('reading a file', () => {
  it('in chunks gives its bytes, none of the chunks larger than 256 KiB', async () => {
    const path = join(scratchFolder(), 'big.csv');
    const bytes = Buffer.alloc(700_001, 'abcdefg');
    writeFileSync(path, bytes);
    const chunks = await collect(path);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(1 << 18);
    expect(Buffer.from(await readBytes(path)).equals(bytes)).toBe(true);
  });

  it('an empty file is no chunk and no error', async () => {
    const path = join(scratchFolder(), 'empty.csv');
    writeFileSync(path, '');
    expect(await collect(path)).toEqual([]);
  });

  it('that is absent names the nearest one beside it', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'heart.csv'), 'a\n1\n');
    const wanted = join(folder, 'hart.csv');
    const expected = { code: 'path.missing', details: { path: wanted, nearest: join(folder, 'heart.csv') } };
    await expect(collect(wanted)).rejects.toMatchObject(expected);
    await expect(readBytes(wanted)).rejects.toMatchObject(expected);
  });

  it('below a file, or in no folder at all, is a missing file', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'heart.csv'), 'a\n1\n');
    await expect(collect(join(folder, 'heart.csv', 'x.csv'))).rejects.toMatchObject({ code: 'path.missing' });
    await expect(collect(join(folder, 'none', 'x.csv'))).rejects.toMatchObject({ code: 'path.missing' });
  });

  it('that is a folder says so', async () => {
    const folder = join(scratchFolder(), 'data');
    mkdirSync(folder);
    await expect(collect(folder)).rejects.toMatchObject({ code: 'path.is-a-folder' });
    await expect(readBytes(folder)).rejects.toMatchObject({ code: 'path.is-a-folder' });
  });

  it('that the system refuses to read says why', async () => {
    await expect(readBytes('/proc/self/mem')).rejects.toMatchObject({ code: 'path.unreadable' });
  });
});
