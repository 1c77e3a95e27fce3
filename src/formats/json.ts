/**
 * JSON from a file that nobody vouches for, and JSON that always has the same bytes.
 * Size, depth and keys are checked on the text before it is parsed; what the values mean is the caller's schema.
 */
import { fail } from '../errors.js';

/** What `parseJson` lets through. */
export interface JsonLimits {
  /** Default 16 MiB of text. */
  bytes?: number;
  /** Default 32 levels of objects and arrays. */
  depth?: number;
}

/** Keys that reach the prototype of a plain object when it is copied carelessly. No honest file has them. */
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name cannot be a key in stored JSON. */
export function isReservedKey(name: string): boolean {
  return RESERVED_KEYS.has(name);
}

/**
 * Reads UTF-8 JSON strictly. `file` names the text in errors.
 * Fails on text too long or too deep, on broken UTF-8 or syntax, on a key given twice, and on keys that touch prototypes.
 */
export function parseJson(bytes: Uint8Array, file: string, limits: JsonLimits = {}): unknown {
  const { bytes: most = 2 ** 24, depth = 32 } = limits;
  if (bytes.length > most) fail('file.json-size', { file, bytes: bytes.length, most });
  const text = decodeUtf8(bytes, file);
  checkKeysAndDepth(text, file, depth);
  try {
    return JSON.parse(text);
  } catch {
    return fail('file.json-syntax', { file });
  }
}

function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('file.json-syntax', { file });
  }
}

/** One pass over the text: brackets make the depth, a string before a colon is a key. Syntax is left to `JSON.parse`. */
function checkKeysAndDepth(text: string, file: string, most: number): void {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '{' || mark === '[') {
      if (open.push(new Set()) > most) fail('file.json-depth', { file, most });
    } else if (mark === '}' || mark === ']') open.pop();
    else if (mark === '"') {
      const end = endOfString(text, at);
      if (isKey(text, end)) checkKey(text.slice(at, end), open.at(-1), file);
      at = end - 1;
    }
  }
}

/** Index just after the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && ' \t\r\n'.includes(text[at])) at++;
  return text[at] === ':';
}

function checkKey(quoted: string, siblings: Set<string> | undefined, file: string): void {
  let key: string;
  try {
    key = JSON.parse(quoted) as string;
  } catch {
    return fail('file.json-syntax', { file });
  }
  if (isReservedKey(key)) fail('file.json-key', { file, key });
  if (siblings?.has(key)) fail('file.json-duplicate', { file, key });
  siblings?.add(key);
}

/**
 * JSON with keys sorted by code unit and no spaces (RFC 8785), so that equal values have equal bytes. Members that are
 * `undefined` are left out, as in `JSON.stringify`; a number that is not finite fails with `file.json-number`.
 */
export function canonicalJson(value: unknown): string {
  if (isList(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(finite(value)) ?? 'null';
  const members = sortedMembers(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`,
  );
  return `{${members.join(',')}}`;
}

/** The same values for people to read: indented, a line break at the end. Equal values have equal bytes here too. */
export function readableJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (isList(value)) return Array.from(value, sorted);
  if (typeof value !== 'object' || value === null) return finite(value);
  return Object.fromEntries(sortedMembers(value).map(([key, member]) => [key, sorted(member)]));
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function finite(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? fail('file.json-number', {}) : value;
}

function sortedMembers(value: object): [string, unknown][] {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.sort(([a], [b]) => (a < b ? -1 : 1));
}
