/** Markup that no text can break, numbers as they are printed, paths that keep their ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, markup, percent, shorten, trusted, type Markup } from '../../src/charts/index.js';
import { decimalsOfStep, percentFormat, tickFormat } from '../../src/charts/format.js';
import { coordinate } from '../../src/charts/markup.js';
import { linePath, thin } from '../../src/charts/path.js';

/** Text made of what markup is made of, and of what no page may hold. */
const letters = fc
  .array(fc.constantFrom(...'<>"\'&;/= a#x3', '\u202e', '\ud800', '\n', '\u0000', '&lt;', ']]>', '<!--'))
  .map((parts) => parts.join(''));

describe('markup', () => {
  test('no text, whatever it is, brings markup with it', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const inside = markup`<b title="${text}">${text}</b>`.text;
        expect(inside.replace(/^<b title="|">|<\/b>$/g, '')).not.toMatch(/[<>"']/);
      }),
    );
  });

  test('an object that looks like markup is not markup', () => {
    const pretender = JSON.parse('{"text":"<script>"}') as Markup;
    expect(() => markup`${pretender}`).toThrow();
    expect(markup`${trusted('<i>')}`.text).toBe('<i>');
  });

  test('characters that cannot be printed, or turn the words around them, are replaced', () => {
    expect(markup`${'a\u202eb\u0000c\ud800d'}`.text).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(markup`${'one\r\n\ttwo'}`.text).toBe('one two');
    expect(markup`${'Zürich \u{1f9e0} 心'}`.text).toBe('Zürich \u{1f9e0} 心');
  });

  test('numbers are coordinates', () => {
    expect([1 / 3, -0.001, 1e-9, Number.NaN, -12.344].map(coordinate)).toEqual([
      '0.33',
      '0',
      '0',
      '0',
      '-12.34',
    ]);
  });

  test('nothing is written for false and undefined, and lists are joined', () => {
    expect(markup`${false}${undefined}${['<', trusted('>')]}`.text).toBe('&lt;>');
  });
});

describe('numbers', () => {
  test('thousands stand apart by a thin space, minus is a minus sign, zero has none', () => {
    expect(decimal(12_345.678, 1)).toBe('12\u202f345.7');
    expect(decimal(-1.5, 1)).toBe('\u22121.5');
    expect(decimal(-0.001, 2)).toBe('0.00');
    expect(percent(0.183)).toBe('18\u202f%');
  });

  test('ticks have just the decimals that tell them apart', () => {
    expect([1, 0.5, 0.25, 0.1, 0.002, 20].map(decimalsOfStep)).toEqual([0, 1, 2, 1, 3, 0]);
    expect([0, 0.25, 0.5].map(tickFormat([0, 0.25]))).toEqual(['0.00', '0.25', '0.50']);
    expect(percentFormat([0, 0.005])(0.015)).toBe('1.5\u202f%');
  });

  test('a long name is cut between letters, not inside one', () => {
    expect(shorten('\u{1f9e0}'.repeat(9), 3)).toBe('\u{1f9e0}\u{1f9e0}…');
    expect(shorten('short', 5)).toBe('short');
  });
});

describe('paths', () => {
  test('thinning keeps the ends and moves no point', () => {
    const points = Array.from({ length: 500 }, (_, i) => [i / 50, Math.sin(i / 50)] as const);
    const kept = thin(points);
    expect(kept.length).toBeLessThan(60);
    expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
    for (const point of kept) expect(points).toContain(point);
  });

  test('a path is written with two decimals', () => {
    expect(
      linePath([
        [0, 1 / 3],
        [10, 20],
      ]),
    ).toBe('M0,0.33L10,20');
    expect(linePath([])).toBe('');
  });
});
