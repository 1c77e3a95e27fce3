/** Checks of options, once, where they come in: numbers in range, names that exist, no misspelt keys. */
import { fail } from '../errors.js';

interface Place {
  /** The thing that has the option, as a person knows it: `Dense "hidden1"`. */
  where: string;
  option: string;
}

/** The name if it is one of `names`. Throws `option.unknown-name` with the nearest right one. */
export function oneOf<T extends string>(name: string, names: readonly T[], place: Place): T {
  if ((names as readonly string[]).includes(name)) return name as T;
  return unknownName(name, names, place);
}

/** Throws `option.unknown-name`, or `option.not-called` for a maker that is given in the place of what it makes. */
export function unknownName(given: unknown, names: readonly string[], place: Place): never {
  if (typeof given === 'function') notCalled(place);
  return fail('option.unknown-name', { ...place, name: String(given), names });
}

export function notCalled(place: Place): never {
  return fail('option.not-called', place);
}

/** A whole number from `least`. Throws `option.number`. */
export function wholeNumber(value: unknown, least: number, place: Place): number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
  return fail('option.number', {
    ...place,
    received: describe(value),
    expected: `a whole number from ${least}`,
  });
}

/** A number from `least` up to, but not including, `below`. Throws `option.number`. */
export function numberIn(value: unknown, least: number, below: number, place: Place): number {
  if (typeof value === 'number' && value >= least && value < below && value > -Infinity) return value;
  const range = below === Infinity ? `a number from ${least}` : `a number from ${least} to below ${below}`;
  const expected = least === -Infinity ? 'a finite number' : range;
  return fail('option.number', { ...place, received: describe(value), expected });
}

/** A text. Throws `option.text`. */
export function text(value: unknown, place: Place): string {
  if (typeof value === 'string') return value;
  return fail('option.text', { ...place, received: describe(value) });
}

/** Throws `option.not-object`, or `option.unknown-key` for a key that no one reads, with the nearest right one. */
export function onlyKeys(options: object, keys: readonly string[], where: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    fail('option.not-object', { where, received: describe(options), keys });
  }
  for (const key of Object.keys(options)) {
    if (!keys.includes(key)) fail('option.unknown-key', { where, key, keys });
  }
}

/** One thing or a list of them, as a list; nothing is an empty one. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** A value as errors show it: texts and numbers as they are, of anything else the kind. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' || value === null ? String(value) : typeof value;
}
