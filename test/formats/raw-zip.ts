/** A ZIP written field by field, so that a test can lie in any of them. Slow and obvious; shares no code with the writer. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  name: string;
  data: Uint8Array;
  /** Default: deflated. */
  method?: number;
  flags?: number;
  /** Compressed bytes, if they are not to be made from `data`. */
  compressed?: Uint8Array;
  declaredBytes?: number;
  crc?: number;
  /** Another name in the local header. */
  localName?: string;
  /** Another place in the directory. */
  offset?: number;
  extra?: Uint8Array;
}

const u16 = (value: number) => [value & 255, (value >>> 8) & 255];
const u32 = (value: number) => [...u16(value & 65535), ...u16(value >>> 16)];
const latin = (text: string) => [...Buffer.from(text, 'utf8')];

export function rawZip(
  entries: readonly RawEntry[],
  end: { count?: number; comment?: string; between?: number } = {},
): Uint8Array {
  const bytes: number[] = [];
  const directory: number[] = [];
  for (const entry of entries) {
    const { name, data, method = 8, flags = 0, extra = new Uint8Array(0) } = entry;
    const compressed = entry.compressed ?? (method === 8 ? deflateRawSync(data) : data);
    const common = [
      ...u16(20),
      ...u16(flags),
      ...u16(method),
      ...u32(0x00216000),
      ...u32(entry.crc ?? crc32(data)),
      ...u32(compressed.length),
      ...u32(entry.declaredBytes ?? data.length),
      ...u16(name.length),
      ...u16(extra.length),
    ];
    const offset = entry.offset ?? bytes.length;
    bytes.push(...u32(0x04034b50), ...common, ...latin(entry.localName ?? name), ...extra);
    for (const byte of compressed) bytes.push(byte);
    directory.push(...u32(0x02014b50), ...u16(20), ...common, ...u16(0), ...u16(0), ...u16(0), ...u32(0));
    directory.push(...u32(offset), ...latin(name), ...extra);
  }
  bytes.push(...new Uint8Array(end.between ?? 0));
  const start = bytes.length;
  const count = u16(end.count ?? entries.length);
  const comment = latin(end.comment ?? '');
  bytes.push(...directory, ...u32(0x06054b50), ...u32(0), ...count, ...count);
  bytes.push(...u32(directory.length), ...u32(start), ...u16(comment.length), ...comment);
  return Uint8Array.from(bytes);
}
