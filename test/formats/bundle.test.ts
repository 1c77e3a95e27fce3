/** The model bundle: the same parts give the same bytes, and an edited, unfinished or hostile one is refused. */
import { describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { hashOf, readBundle, writeBundle, type BundleParts } from '../../src/formats/bundle.js';
import { writeZip } from '../../src/formats/zip.js';
import { verdictOf } from './verdict.js';

const hash = '0'.repeat(64);
const receipt = { toolkit: 'bedside 0.0.0', data: hash, settings: hash };
const parts: BundleParts = {
  weights: [{ name: 'member/0', shape: [2], data: Float32Array.of(1, 2) }],
  pipeline: { b: 2, a: [1, null, 'x'] },
  evidence: {},
  golden: {},
  card: '# A model\n',
};
const good = writeBundle(parts, receipt).bytes;
const entries = unzipSync(good);

/** The good bundle with entries replaced, removed (undefined) or added; the manifest's hashes follow if asked. */
function edited(changes: Record<string, Uint8Array | string | undefined>, rehash = false): Uint8Array {
  const files = new Map<string, Uint8Array>(Object.entries(entries));
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) files.delete(name);
    else files.set(name, typeof value === 'string' ? new TextEncoder().encode(value) : value);
  }
  if (rehash) {
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    for (const name of Object.keys(manifest.files)) {
      const bytes = files.get(name)!;
      manifest.files[name] = { bytes: bytes.length, sha256: hashOf(bytes) };
    }
    manifest.receipt.weights = manifest.files['weights.safetensors'].sha256;
    files.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  }
  return writeZip([...files].map(([name, bytes]) => ({ name, bytes })));
}

interface LooseManifest extends Record<string, unknown> {
  receipt: Record<string, unknown>;
}
const manifest = (change: (manifest: LooseManifest) => void) => {
  const value = JSON.parse(new TextDecoder().decode(entries['manifest.json'])) as LooseManifest;
  change(value);
  return edited({ 'manifest.json': JSON.stringify(value) });
};
const read = (bytes: Uint8Array) => verdictOf(() => readBundle(bytes));

/** Weights of one number with these bits. */
function weightsOf(bits: number): Uint8Array {
  const bytes = entries['weights.safetensors'].slice();
  new DataView(bytes.buffer).setUint32(bytes.length - 4, bits, true);
  return bytes;
}

describe('bundle', () => {
  it('gives back what was written', () => {
    const bundle = readBundle(good);
    expect(bundle.weights.tensors).toEqual(parts.weights);
    expect(bundle).toMatchObject({ pipeline: parts.pipeline, evidence: {}, golden: {}, card: parts.card });
  });

  it('has the same bytes for the same parts, whatever the order of their keys', () => {
    const again = writeBundle({ ...parts, pipeline: { a: [1, null, 'x'], b: 2 } }, receipt).bytes;
    expect(again).toEqual(good);
  });

  it('names the weights in the receipt by the SHA-256 that any tool gives for the entry', () => {
    const sha256 = createHash('sha256').update(entries['weights.safetensors']).digest('hex');
    expect(readBundle(good).receipt).toEqual({ ...receipt, weights: sha256 });
  });

  it('is not troubled when someone packs the same entries again', () => {
    expect(read(edited({}))).toBeUndefined();
  });

  it.each([
    ['a table instead of a model', new TextEncoder().encode('age,sex\n1,2\n'), 'file.not-bundle'],
    ['nothing', new Uint8Array(0), 'file.not-bundle'],
    ['half a file', good.subarray(0, good.length >> 1), 'file.zip-form'],
    ['a missing entry', edited({ 'golden.json': undefined }), 'file.bundle-missing'],
    ['no manifest', edited({ 'manifest.json': undefined }), 'file.bundle-missing'],
    ['an entry nobody knows', edited({ 'card.md': undefined, 'run.js': 'alert(1)' }), 'file.bundle-unknown'],
    ['a seventh entry', edited({ 'run.js': 'alert(1)' }), 'file.zip-count'],
    ['an edited pipeline', edited({ 'pipeline.json': '{}' }), 'file.bundle-hash'],
    ['edited weights', edited({ 'weights.safetensors': weightsOf(0) }), 'file.bundle-hash'],
    ['a later version', manifest((m) => (m.version = 2)), 'file.bundle-version'],
    ['another format', manifest((m) => (m.format = 'x')), 'file.schema'],
    [
      'a receipt with another hash of the weights',
      manifest((m) => (m.receipt.weights = hash)),
      'file.bundle-receipt',
    ],
    ['a receipt that is no hash', manifest((m) => (m.receipt.data = 'x')), 'file.schema'],
    ['a manifest with a member too many', manifest((m) => (m.hook = 'x')), 'file.schema'],
    ['a manifest that is a list', edited({ 'manifest.json': '[]' }), 'file.schema'],
    ['a manifest that is not JSON', edited({ 'manifest.json': 'x' }), 'file.json-syntax'],
    ['a manifest that is too long', edited({ 'manifest.json': ' '.repeat(70_000) }), 'file.json-size'],
    [
      'a pipeline with a prototype',
      edited({ 'pipeline.json': '{"x":{"__proto__":{"y":1}}}' }, true),
      'file.json-key',
    ],
    [
      'a pipeline with a constructor',
      edited({ 'pipeline.json': '{"constructor":1}' }, true),
      'file.json-key',
    ],
    [
      'a pipeline with a key twice',
      edited({ 'pipeline.json': '{"a":1,"a":2}' }, true),
      'file.json-duplicate',
    ],
    [
      'a pipeline nested too deep',
      edited({ 'pipeline.json': '['.repeat(40) + ']'.repeat(40) }, true),
      'file.json-depth',
    ],
    [
      'evidence that is not UTF-8',
      edited({ 'evidence.json': Uint8Array.of(34, 255, 34) }, true),
      'file.json-syntax',
    ],
    ['weights that are not safetensors', edited({ 'weights.safetensors': 'x' }, true), 'file.truncated'],
    [
      'a weight that is NaN',
      edited({ 'weights.safetensors': weightsOf(0x7fc00000) }, true),
      'file.tensor-not-finite',
    ],
    [
      'a weight that is infinite',
      edited({ 'weights.safetensors': weightsOf(0xff800000) }, true),
      'file.tensor-not-finite',
    ],
  ])('refuses %s', (_, bytes, code) => {
    expect(read(bytes)).toBe(code);
  });

  it('leaves the prototype of objects alone whatever a file says', () => {
    read(edited({ 'pipeline.json': '{"__proto__":{"polluted":true}}' }, true));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
