/**
 * Weights as a safetensors file: an 8-byte header length, a JSON header, then the numbers, little-endian and without gaps.
 * Only float32 is written and read. What the tensors mean is not known here; used by saved networks and by risk models.
 * Format: https://huggingface.co/docs/safetensors (format section), read more strictly than it asks.
 */
import { fail } from '../errors.js';
import { parseJson } from './json.js';

/** A tensor with a name; `data` holds the product of `shape` numbers, row-major. */
export interface NamedTensor {
  name: string;
  shape: readonly number[];
  data: Float32Array;
}

export interface Safetensors {
  /** In the order of their data. */
  tensors: NamedTensor[];
  /** The free text of the header's `__metadata__`; empty if there is none. */
  metadata: Record<string, string>;
}

const FORMAT = 'a safetensors file';
const METADATA = '__metadata__';
const MOST_HEADER_BYTES = 2 ** 24;
const MOST_AXES = 8;
/** The bits written for every NaN, whatever bits the host would choose. */
const CANONICAL_NAN = 0x7fc00000;

/**
 * The bytes of a safetensors file: tensors in the given order, metadata with sorted keys. Equal input gives equal bytes.
 * Fails on a name given twice and on data that does not fill its shape.
 */
export function writeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(headerText(tensors, metadata));
  const total = tensors.reduce((sum, tensor) => sum + 4 * tensor.data.length, 0);
  const bytes = new Uint8Array(8 + header.length + total);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  let at = 8 + header.length;
  for (const { data } of tensors) at = writeNumbers(view, at, data);
  return bytes;
}

/** The header, padded with spaces so that the numbers start at a multiple of 8. */
function headerText(tensors: readonly NamedTensor[], metadata: Readonly<Record<string, string>>): string {
  const entries: [string, unknown][] = [];
  const keys = Object.keys(metadata).sort();
  if (keys.length > 0) entries.push([METADATA, Object.fromEntries(keys.map((key) => [key, metadata[key]]))]);
  const names = new Set([METADATA]);
  let offset = 0;
  for (const { name, shape, data } of tensors) {
    if (names.has(name)) fail('file.tensor-name', { name });
    names.add(name);
    const expected = 4 * shape.reduce((product, size) => product * size, 1);
    const bytes = 4 * data.length;
    if (bytes !== expected) fail('file.tensor-size', { name, shape: [...shape], bytes, expected });
    entries.push([name, { dtype: 'F32', shape: [...shape], data_offsets: [offset, offset + bytes] }]);
    offset += bytes;
  }
  // Written entry by entry: an object would move names that look like integers to the front.
  const members = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const text = `{${members.join(',')}}`;
  const bytes = new TextEncoder().encode(text).length;
  return text + ' '.repeat((8 - (bytes % 8)) % 8);
}

function writeNumbers(view: DataView, start: number, data: Float32Array): number {
  for (let i = 0; i < data.length; i++) {
    if (Number.isNaN(data[i])) view.setUint32(start + 4 * i, CANONICAL_NAN, true);
    else view.setFloat32(start + 4 * i, data[i], true);
  }
  return start + 4 * data.length;
}

/**
 * Reads a safetensors file into tensors of its own memory. Nothing in the file is trusted: every length is checked before
 * it is used, and every byte must belong to the header or to exactly one tensor.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const headerBytes = readHeaderLength(bytes);
  const header = readHeader(bytes.subarray(8, 8 + headerBytes));
  const data = bytes.subarray(8 + headerBytes);
  const metadata = readMetadata(header.get(METADATA));
  header.delete(METADATA);
  const entries = [...header].map(([name, value]) => readEntry(name, value, data.length));
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCoverage(entries, data.length);
  return { tensors: entries.map((entry) => readTensor(entry, data)), metadata };
}

function readHeaderLength(bytes: Uint8Array): number {
  if (bytes.length < 8) fail('file.truncated', { format: FORMAT, bytes: bytes.length, needed: 8 });
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length < 2n || length > BigInt(MOST_HEADER_BYTES)) {
    fail('file.header-size', { headerBytes: String(length), most: MOST_HEADER_BYTES });
  }
  const needed = 8 + Number(length);
  if (needed > bytes.length) fail('file.truncated', { format: FORMAT, bytes: bytes.length, needed });
  return Number(length);
}

function readHeader(bytes: Uint8Array): Map<string, unknown> {
  const header = parseJson(bytes, 'the safetensors header', { bytes: MOST_HEADER_BYTES, depth: 3 });
  if (!isObject(header)) fail('file.header-form', {});
  return new Map(Object.entries(header));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  const isText = isObject(value) && Object.values(value).every((text) => typeof text === 'string');
  return isText ? (value as Record<string, string>) : fail('file.header-form', {});
}

interface Entry {
  name: string;
  shape: number[];
  begin: number;
  end: number;
}

function readEntry(name: string, value: unknown, dataBytes: number): Entry {
  if (!isObject(value) || Object.keys(value).sort().join() !== 'data_offsets,dtype,shape') {
    return fail('file.tensor-entry', { name });
  }
  const { dtype, shape, data_offsets: offsets } = value;
  if (dtype !== 'F32')
    fail('file.tensor-type', { name, type: typeof dtype === 'string' ? dtype : typeof dtype });
  if (!isSizes(shape) || shape.length > MOST_AXES) return fail('file.tensor-entry', { name });
  if (!isSizes(offsets) || offsets.length !== 2) return fail('file.tensor-entry', { name });
  const [begin, end] = offsets;
  if (begin > end || end > dataBytes) fail('file.tensor-range', { name, begin, end, bytes: dataBytes });
  const expected = 4 * shape.reduce((product, size) => product * size, 1);
  if (end - begin !== expected) fail('file.tensor-size', { name, shape, bytes: end - begin, expected });
  return { name, shape, begin, end };
}

/** Non-negative integers that a double holds exactly; `-0` is not how anyone writes a size. */
function isSizes(value: unknown): value is number[] {
  const isSize = (size: unknown) =>
    Number.isSafeInteger(size) && (size as number) >= 0 && !Object.is(size, -0);
  return Array.isArray(value) && value.every(isSize);
}

/** Sorted entries must follow each other without overlap or hole, from the first byte to the last. */
function checkCoverage(entries: readonly Entry[], dataBytes: number): void {
  let at = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== at) fail('file.tensor-layout', { name, begin, expected: at });
    at = end;
  }
  if (at !== dataBytes) fail('file.tensor-rest', { bytes: dataBytes - at });
}

function readTensor({ name, shape, begin, end }: Entry, bytes: Uint8Array): NamedTensor {
  const data = new Float32Array((end - begin) / 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset + begin, end - begin);
  for (let i = 0; i < data.length; i++) data[i] = view.getFloat32(4 * i, true);
  return { name, shape, data };
}
