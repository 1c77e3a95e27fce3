/**
 * A few named byte strings in one ZIP that any unpacker opens. Writing gives equal bytes for equal entries;
 * reading trusts no size: declared sizes are bounded first, and inflating stops where an entry exceeds its own.
 */
import { Inflate, zipSync } from 'fflate';
import { fail } from '../errors.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

export interface ZipFile {
  name: string;
  bytes: Uint8Array;
  /** Store the bytes as they are, for what does not compress. */
  stored?: boolean;
}

/** What `readZip` lets through. */
export interface ZipLimits {
  entries: number;
  /** Inflated bytes of all entries together. */
  bytes: number;
  /** Inflated over compressed bytes of one entry larger than a mebibyte. */
  ratio: number;
}

/** A date every ZIP can hold. ZIP dates are local time, so it is given in local time to have the same bytes everywhere. */
const noDate = () => new Date(1980, 0, 1, 12);
/** Compressed bytes inflated at a time: bounds memory to about a thousandfold, the most deflate can do. */
const CHUNK = 4096;
const MEBIBYTE = 2 ** 20;

/** Writes the entries in the given order. */
export function writeZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const entry = (file: ZipFile) =>
    [file.bytes, { level: file.stored ? 0 : 6, mtime: noDate(), os: 0 }] as const;
  return zipSync(Object.fromEntries(files.map((file) => [file.name, [...entry(file)]])));
}

/** Reads all entries of an archive that keeps to the limits; names are plain and each occurs once. */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Map<string, Uint8Array> {
  const entries = readZipDirectory(bytes, limits.entries);
  checkSizes(entries, limits);
  return new Map(entries.map((entry) => [entry.name, readEntry(bytes, entry)]));
}

function checkSizes(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (total > limits.bytes) fail('file.zip-total', { bytes: total, most: limits.bytes });
  for (const { name, bytes, compressedBytes } of entries) {
    if (bytes > MEBIBYTE && bytes > limits.ratio * compressedBytes) {
      fail('file.zip-ratio', { name, bytes, compressedBytes, most: limits.ratio });
    }
  }
}

function readEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const compressed = bytes.subarray(entry.start, entry.start + entry.compressedBytes);
  const data = entry.deflated ? inflate(compressed, entry) : compressed.slice();
  if (data.length !== entry.bytes) fail('file.zip-size', { name: entry.name, declared: entry.bytes });
  if (crc32(data) !== entry.crc) fail('file.zip-checksum', { name: entry.name });
  return data;
}

/** Inflates piece by piece into exactly the declared size, and stops at the first byte too many. */
function inflate(compressed: Uint8Array, entry: ZipEntry): Uint8Array {
  const data = new Uint8Array(entry.bytes);
  let filled = 0;
  const stream = new Inflate((piece) => {
    if (filled + piece.length > data.length)
      fail('file.zip-size', { name: entry.name, declared: entry.bytes });
    data.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let at = 0; at < compressed.length; at += CHUNK) {
      stream.push(compressed.subarray(at, at + CHUNK), at + CHUNK >= compressed.length);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'BedsideError') throw error;
    fail('file.zip-deflate', { name: entry.name });
  }
  return data.subarray(0, filled);
}

/** CRC-32 as in ZIP (ISO 3309, reflected polynomial 0xEDB88320). */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
