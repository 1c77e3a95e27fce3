/**
 * The table of contents of a ZIP, read without inflating anything and believed only where every copy of a fact agrees.
 * Plain archives only: one disk, no encryption, no ZIP64, no comments, no bytes outside the entries.
 * Format: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central header), 4.3.16 (end record).
 */
import { fail } from '../errors.js';

/** Where one entry lies, as the directory says; the bytes have not been looked at. */
export interface ZipEntry {
  name: string;
  /** Compressed with deflate; otherwise stored as it is. */
  deflated: boolean;
  crc: number;
  compressedBytes: number;
  /** Declared size once inflated. */
  bytes: number;
  /** First byte of the compressed data. */
  start: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** Flags that may be set: names are UTF-8. All others mean encryption, streaming or patches. */
const UTF8_NAMES = 0x0800;

/** Names without folders, drives, dots in front or letters that look like others: nothing that could leave a directory. */
const PLAIN_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Lists the entries in the order of their data. Fails unless local and central headers agree and fill the file. */
export function readZipDirectory(bytes: Uint8Array, mostEntries: number): ZipEntry[] {
  if (bytes.length < END_BYTES) fail('file.zip-form', { problem: 'the file is too short' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { count, offset } = readEnd(view, mostEntries);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = offset;
  let dataAt = 0;
  for (let i = 0; i < count; i++) {
    const { entry, next } = readCentral(view, at, dataAt);
    checkName(entry.name, names);
    checkLocal(view, dataAt, at, next - at, entry);
    dataAt = entry.start + entry.compressedBytes;
    if (dataAt > offset) fail('file.zip-form', { problem: 'an entry runs into the directory' });
    entries.push(entry);
    at = next;
  }
  if (dataAt !== offset)
    fail('file.zip-form', { problem: 'there are bytes between the entries and the directory' });
  if (at !== bytes.length - END_BYTES) fail('file.zip-form', { problem: 'the directory has another length' });
  return entries;
}

/** The end record must be the last 22 bytes; searching for it further in is how archives get two meanings. */
function readEnd(view: DataView, mostEntries: number): { count: number; offset: number } {
  const at = view.byteLength - END_BYTES;
  if (view.getUint32(at, true) !== END) fail('file.zip-form', { problem: 'there is no end record' });
  const count = view.getUint16(at + 10, true);
  const offset = view.getUint32(at + 16, true);
  const oneDisk = view.getUint32(at + 4, true) === 0 && view.getUint16(at + 8, true) === count;
  if (!oneDisk || view.getUint16(at + 20, true) !== 0) {
    fail('file.zip-form', { problem: 'the archive is split or has a comment' });
  }
  if (count > mostEntries) fail('file.zip-count', { count, most: mostEntries });
  if (offset + view.getUint32(at + 12, true) !== at) {
    fail('file.zip-form', { problem: 'the directory is not where the end record says' });
  }
  return { count, offset };
}

/** The central header at `at`, whose local header must be at `localAt`: entries follow each other without gap or overlap. */
function readCentral(view: DataView, at: number, localAt: number): { entry: ZipEntry; next: number } {
  const fits = at + CENTRAL_BYTES <= view.byteLength && view.getUint32(at, true) === CENTRAL;
  if (!fits) fail('file.zip-form', { problem: 'a directory entry is cut short' });
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + CENTRAL_BYTES + nameBytes;
  // Extra field, comment and disk number: 30 to 35.
  const plain =
    view.getUint16(at + 30, true) + view.getUint16(at + 32, true) + view.getUint16(at + 34, true) === 0;
  if (!plain || next > view.byteLength)
    fail('file.zip-form', { problem: 'a directory entry has extra fields' });
  if (view.getUint32(at + 42, true) !== localAt) {
    fail('file.zip-form', { problem: 'entries overlap or leave gaps' });
  }
  const method = view.getUint16(at + 10, true);
  const flags = view.getUint16(at + 8, true);
  if ((method !== 0 && method !== 8) || (flags & ~UTF8_NAMES) !== 0) {
    fail('file.zip-form', { problem: 'an entry is encrypted, streamed or compressed in an unusual way' });
  }
  const entry: ZipEntry = {
    name: readName(view, at + CENTRAL_BYTES, nameBytes),
    deflated: method === 8,
    crc: view.getUint32(at + 16, true),
    compressedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    start: localAt + LOCAL_BYTES + nameBytes,
  };
  return { entry, next };
}

/** One character per byte: a name with other than ASCII letters is refused by `checkName` anyway. */
function readName(view: DataView, at: number, length: number): string {
  let name = '';
  for (let i = 0; i < Math.min(length, 256); i++) name += String.fromCharCode(view.getUint8(at + i));
  return name;
}

function checkName(name: string, taken: Set<string>): void {
  if (!PLAIN_NAME.test(name) || name.includes('..')) fail('file.zip-name', { name });
  if (taken.has(name)) fail('file.zip-duplicate', { name });
  taken.add(name);
}

/** A local header says the same as the central one, byte for byte, or two readers would see two archives. */
function checkLocal(
  view: DataView,
  at: number,
  centralAt: number,
  centralBytes: number,
  entry: ZipEntry,
): void {
  const nameBytes = centralBytes - CENTRAL_BYTES;
  const fits = at + LOCAL_BYTES + nameBytes <= centralAt && view.getUint32(at, true) === LOCAL;
  if (!fits) fail('file.zip-form', { problem: 'an entry does not begin where the directory says' });
  // Version to name length: local bytes 4 to 27 are central bytes 6 to 29.
  for (let i = 4; i < 28; i++) {
    if (view.getUint8(at + i) !== view.getUint8(centralAt + i + 2))
      fail('file.zip-headers', { name: entry.name });
  }
  if (view.getUint16(at + 28, true) !== 0 || readName(view, at + LOCAL_BYTES, nameBytes) !== entry.name) {
    fail('file.zip-headers', { name: entry.name });
  }
}
