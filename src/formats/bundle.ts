/**
 * The `.bedside` file: a ZIP of six fixed entries that lets a model travel with its evidence.
 * This room knows the container: names, sizes, hashes, JSON. What pipeline, evidence and golden hold is the study's to check.
 * Reading never runs anything from the file.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { fail } from '../errors.js';
import { parseJson, readableJson } from './json.js';
import { readSafetensors, writeSafetensors, type NamedTensor, type Safetensors } from './safetensors.js';
import { readZip, writeZip } from './zip.js';

/** The version of this layout. A reader refuses versions it does not know. */
export const BUNDLE_VERSION = 1;

const FORMAT = 'bedside-model';
const MOST_FILE_BYTES = 2 ** 28;
const LIMITS = { entries: 6, bytes: 2 ** 28, ratio: 200 };

/** Every entry but the manifest, which holds their hashes. */
const ENTRIES = ['weights.safetensors', 'pipeline.json', 'evidence.json', 'golden.json', 'card.md'] as const;
type EntryName = (typeof ENTRIES)[number];

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Schema of `Receipt` (see the study's types): what was used to make the model, as hashes in hexadecimal. */
export const receiptSchema = z.strictObject({
  toolkit: z.string().max(200),
  data: sha256Schema,
  settings: sha256Schema,
  weights: sha256Schema,
});

const fileSchema = z.strictObject({ bytes: z.int().nonnegative(), sha256: sha256Schema });
const versionSchema = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive() });
const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(BUNDLE_VERSION),
  receipt: receiptSchema,
  files: z.strictObject({
    'weights.safetensors': fileSchema,
    'pipeline.json': fileSchema,
    'evidence.json': fileSchema,
    'golden.json': fileSchema,
    'card.md': fileSchema,
  }),
});

/** What a bundle holds. `pipeline`, `evidence` and `golden` are JSON; nothing in them is a patient's row. */
export interface BundleParts {
  weights: readonly NamedTensor[];
  pipeline: unknown;
  evidence: unknown;
  golden: unknown;
  /** Markdown for people. */
  card: string;
}

export interface Bundle extends Omit<BundleParts, 'weights'> {
  receipt: z.infer<typeof receiptSchema>;
  /** Size and hash of every entry but the manifest. */
  files: z.infer<typeof manifestSchema>['files'];
  weights: Safetensors;
}

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** Writes a bundle; the receipt's `weights` is the hash of `weights.safetensors` as stored. Equal parts give equal bytes. */
export function writeBundle(
  parts: BundleParts,
  receipt: Omit<Bundle['receipt'], 'weights'>,
): { bytes: Uint8Array<ArrayBuffer>; receipt: Bundle['receipt'] } {
  const encode = (text: string) => new TextEncoder().encode(text);
  const entries: Record<EntryName, Uint8Array> = {
    'weights.safetensors': writeSafetensors(parts.weights),
    'pipeline.json': encode(readableJson(parts.pipeline)),
    'evidence.json': encode(readableJson(parts.evidence)),
    'golden.json': encode(readableJson(parts.golden)),
    'card.md': encode(parts.card),
  };
  const describe = (name: EntryName) => ({ bytes: entries[name].length, sha256: hashOf(entries[name]) });
  const files = Object.fromEntries(ENTRIES.map((name) => [name, describe(name)]));
  const complete = { ...receipt, weights: hashOf(entries['weights.safetensors']) };
  const manifest = readableJson({ format: FORMAT, version: BUNDLE_VERSION, receipt: complete, files });
  const bytes = writeZip([
    { name: 'manifest.json', bytes: encode(manifest) },
    ...ENTRIES.map((name) => ({ name, bytes: entries[name], stored: name === 'weights.safetensors' })),
  ]);
  return { bytes, receipt: complete };
}

/** Reads a bundle: size and structure first, then the manifest, then hashes, and only then the contents. */
export function readBundle(bytes: Uint8Array): Bundle {
  const isZip =
    bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isZip) fail('file.not-bundle', {});
  if (bytes.length > MOST_FILE_BYTES)
    fail('file.bundle-size', { bytes: bytes.length, most: MOST_FILE_BYTES });
  const files = readZip(bytes, LIMITS);
  const { receipt, files: expected } = readManifest(files);
  for (const name of ENTRIES) checkEntry(name, entryOf(files, name), expected[name]);
  if (receipt.weights !== expected['weights.safetensors'].sha256) fail('file.bundle-receipt', {});
  const json = (name: EntryName) => parseJson(entryOf(files, name), name);
  const weights = readSafetensors(entryOf(files, 'weights.safetensors'));
  checkFinite(weights);
  return {
    receipt,
    files: expected,
    weights,
    pipeline: json('pipeline.json'),
    evidence: json('evidence.json'),
    golden: json('golden.json'),
    card: new TextDecoder().decode(entryOf(files, 'card.md')),
  };
}

function readManifest(files: ReadonlyMap<string, Uint8Array>): z.infer<typeof manifestSchema> {
  const unknown = [...files.keys()].find((name) => name !== 'manifest.json' && !isEntryName(name));
  if (unknown !== undefined) fail('file.bundle-unknown', { name: unknown });
  const json = parseJson(entryOf(files, 'manifest.json'), 'manifest.json', { bytes: 2 ** 16, depth: 8 });
  const { version } = checkSchema(versionSchema, json, 'manifest.json');
  if (version !== BUNDLE_VERSION) fail('file.bundle-version', { version, known: BUNDLE_VERSION });
  return checkSchema(manifestSchema, json, 'manifest.json');
}

function isEntryName(name: string): name is EntryName {
  return (ENTRIES as readonly string[]).includes(name);
}

function entryOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  return files.get(name) ?? fail('file.bundle-missing', { name });
}

function checkEntry(name: string, bytes: Uint8Array, expected: { bytes: number; sha256: string }): void {
  if (bytes.length !== expected.bytes || hashOf(bytes) !== expected.sha256)
    fail('file.bundle-hash', { name });
}

/** A weight that is not finite would turn every risk into NaN, or be made to. */
function checkFinite({ tensors }: Safetensors): void {
  for (const { name, data } of tensors) {
    if (!data.every(Number.isFinite)) fail('file.tensor-not-finite', { name });
  }
}

/** The value if it has the schema's form; otherwise an error that names the place in the file, not what stands there. */
export function checkSchema<S extends z.ZodType>(schema: S, value: unknown, file: string): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0].path.map(String).join('.');
  return fail('file.schema', { file, path });
}
