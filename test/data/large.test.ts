/** A file of 200 MB: memory stays bounded, because what is kept is typed columns and not the file. */
import { expect, it } from 'vitest';
import { readCsv } from '../../src/data/index.js';

const ROWS = 1000;
const encoder = new TextEncoder();
const note =
  'seen in the outpatient clinic; no complaints; follow-up as agreed with the practitioner; '.repeat(3);

function* file(megabytes: number): Generator<Uint8Array> {
  yield encoder.encode('age,sex,creatinine,plan,outcome\n');
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const lab = ((i * 7919) % 4999) / 16;
    return `${18 + (i % 80)},${i % 2 ? 'male' : 'female'},${lab},${note} ${i % 12},${i % 9 ? 0 : 1}\n`;
  });
  const chunk = encoder.encode(rows.join(''));
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += chunk.length) yield chunk;
}

it('200 MB are read within 250 MB', async () => {
  let [peak, bytes] = [0, 0];
  const before = process.memoryUsage().rss;
  const table = await readCsv(file(200), {
    onProgress: (read) => {
      bytes = read;
      peak = Math.max(peak, process.memoryUsage.rss());
    },
  });
  peak = Math.max(peak, process.memoryUsage.rss());
  expect(bytes).toBeGreaterThan(200e6);
  expect(table.rows % ROWS).toBe(0);
  expect(table.columns.map(({ kind }) => kind)).toEqual([
    'number',
    'category',
    'number',
    'category',
    'boolean',
  ]);
  expect((peak - before) / 1e6).toBeLessThan(250);
});
