/** The hash by which a content security policy knows the one style sheet it allows. */
import { sha256 } from '@noble/hashes/sha2.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as Base64 with padding (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(word >> shift) & 63]).join('');
    text += letters.slice(0, 1 + Math.min(3, bytes.length - i)).padEnd(4, '=');
  }
  return text;
}

/** `sha256-...` of an inline element's text (Content Security Policy Level 3, section 2.3.1). */
export function sourceHash(text: string): string {
  return `sha256-${base64(sha256(new TextEncoder().encode(text)))}`;
}
