/** Every chart: well-formed, named, escaped, inside its picture; and what each one shows. */
import { describe, expect, test } from 'vitest';
import {
  calibrationChart,
  intervalsChart,
  learningChart,
  lowestAt,
  residualChart,
  riskChart,
  rocChart,
  sparkChart,
} from '../../src/charts/index.js';
import { unbalancedTag } from '../report/tags.js';
import { charts, hostile } from './examples.js';

const text = { id: 'a', title: 'A', description: 'B.' };

/** Numbers of one attribute of every element that has it. */
function numbersOf(svg: string, attribute: string): number[] {
  return [...svg.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map((match) => Number(match[1]));
}

describe.each(Object.entries(charts))('the %s chart', (name, draw) => {
  test.each([false, true])(
    'is one well-formed SVG with a name for those who cannot see it (small: %s)',
    (small) => {
      const svg = draw(small);
      expect(svg.startsWith('<svg ')).toBe(true);
      expect(unbalancedTag(svg)).toBeUndefined();
      if (name === 'spark') expect(svg).toContain('role="img" aria-label="&lt;script&gt;');
      else
        expect(svg).toContain(
          `aria-labelledby="${name}-title ${name}-description"><title id="${name}-title">Title &amp; `,
        );
    },
  );

  test('escapes every word it is given', () => {
    expect(draw(false)).not.toContain('<script');
    expect(draw(false)).toContain('&lt;script&gt;');
  });

  test('has no number that is not a number, and no style of its own', () => {
    for (const small of [false, true]) expect(draw(small)).not.toMatch(/NaN|Infinity|undefined|style=|e-\d/);
  });

  test('keeps its rectangles and dots inside its picture', () => {
    for (const small of [false, true]) {
      const svg = draw(small);
      const [, , width, height] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
      for (const x of [...numbersOf(svg, 'x'), ...numbersOf(svg, 'cx')])
        expect(x >= 0 && x <= width).toBe(true);
      for (const y of [...numbersOf(svg, 'y'), ...numbersOf(svg, 'cy')])
        expect(y >= 0 && y <= height).toBe(true);
    }
  });

  test('is the same string every time', () => {
    expect(draw(false)).toBe(draw(false));
  });
});

describe('what the charts show', () => {
  test('a ROC curve is square', () => {
    const svg = charts.roc(false);
    const [, x1, y1, x2, y2] =
      /reference-line" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? [];
    expect(x2 - x1).toBe(y1 - y2);
  });

  test('a ROC curve of 20,000 points is drawn with no more than an eye can tell apart, ends included', () => {
    const rates = Array.from({ length: 20_000 }, (_, i) => i / 19_999);
    const series = {
      name: 'n',
      tone: 'model' as const,
      falsePositiveRate: rates,
      truePositiveRate: rates.map(Math.sqrt),
    };
    const svg = rocChart({ ...text, series: [series], words: { x: '', y: '', diagonal: '', corner: '' } });
    expect(svg.length).toBeLessThan(20_000);
    const path = /line model" d="M([\d.]+),([\d.]+)L.*L([\d.]+),([\d.]+)"/.exec(svg)?.slice(1).map(Number);
    expect(path).toEqual([52, 330, 348, 34]);
  });

  test('the area of a bar is its share, whatever its width', () => {
    const bins = [
      { from: 0, to: 1, count: 10 },
      { from: 1, to: 5, count: 40 },
    ];
    const svg = residualChart({ ...text, bins, words: { x: '', zero: '' } });
    const [narrow, wide] = numbersOf(svg, 'height');
    expect(narrow).toBeCloseTo(wide, 1);
  });

  test('groups of different size are drawn on one scale of shares', () => {
    const few = [{ from: 0, to: 1, count: 11 }];
    const many = [{ from: 0, to: 1, count: 1100 }];
    const svg = riskChart({
      ...text,
      withOutcome: few,
      withoutOutcome: many,
      upTo: 1,
      words: { x: '', withOutcome: '', withoutOutcome: '' },
    });
    const [up, down] = numbersOf(svg, 'height');
    expect(up).toBe(down);
  });

  test('a calibration axis reaches the highest whisker and the last risk, but not beyond 100 %', () => {
    const words = { x: '', y: '', above: '', below: '', withOutcome: '', withoutOutcome: '' };
    const low = calibrationChart({
      ...text,
      points: [{ risk: 0.02, observed: 0.03, lower: 0, upper: 0.18 }],
      upTo: 0.1,
      words,
    });
    expect(low).toContain('15\u202f%</text>');
    expect(low).not.toContain('>40\u202f%</text>');
    const high = calibrationChart({
      ...text,
      points: [{ risk: 0.97, observed: 1, lower: 0.8, upper: 1 }],
      upTo: 1,
      words,
    });
    expect(high).toContain('>100\u202f%</text>');
    expect(high).not.toContain('>120\u202f%</text>');
  });

  test('an axis of intervals stays inside its limits', () => {
    const rows = [{ name: 'n', value: 0.99, lower: 0.97, upper: 1, text: '', tone: 'model' as const }];
    const svg = intervalsChart({ ...text, rows, axis: '', limits: [0, 1] });
    expect(svg).not.toContain('1.01');
    expect(svg).toContain('>1.00</text>');
  });

  test('the names of two curves that end together are pushed apart', () => {
    const words = { x: '', y: '', training: 'learned', validation: 'held', lowest: '' };
    const svg = learningChart({ ...text, training: [1, 0.5], validation: [1, 0.5], words });
    const heights = [...svg.matchAll(/y="([\d.]+)" text-anchor="start">(?:learned|held)</g)].map((match) =>
      Number(match[1]),
    );
    expect(Math.abs(heights[0] - heights[1])).toBeGreaterThanOrEqual(18);
  });

  test('the lowest loss is found past values that are not finite', () => {
    expect(lowestAt([Number.NaN, 0.5, 0.4, Number.POSITIVE_INFINITY, 0.4])).toBe(2);
    expect(lowestAt([Number.NaN])).toBe(-1);
  });

  test('nothing to draw is an empty picture, not an error', () => {
    const words = {
      x: '',
      y: '',
      above: '',
      below: '',
      withOutcome: '',
      withoutOutcome: '',
      training: '',
      validation: '',
      lowest: '',
      zero: '',
      diagonal: '',
      corner: '',
    };
    const empty = [
      rocChart({ ...text, series: [], words }),
      calibrationChart({ ...text, points: [], upTo: 0, words }),
      riskChart({ ...text, withOutcome: [], withoutOutcome: [], upTo: 1, words }),
      learningChart({ ...text, training: [], validation: [Number.NaN], words }),
      residualChart({ ...text, bins: [], words }),
      intervalsChart({ ...text, rows: [], axis: '' }),
      sparkChart({ title: hostile, bins: [], levels: true }),
    ];
    for (const svg of empty) {
      expect(svg).not.toMatch(/NaN|Infinity/);
      expect(unbalancedTag(svg)).toBeUndefined();
    }
  });
});
