/** The page as a whole: self-contained, safe from names, small, the same bytes every time. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../src/report/index.js';
import { base64 } from '../../src/report/policy.js';
import type { ColumnSummary, Results } from '../../src/study/types.js';
import { binaryGood, fixtures, hostile, tiny } from './fixtures.js';
import { attributes, unbalancedTag, visibleText } from './tags.js';

const pages = Object.entries(fixtures).map(([name, results]) => [name, renderReport(results)] as const);

describe.each(pages)('the report of %s', (name, html) => {
  test('is one well-formed page under 300 KB', () => {
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(unbalancedTag(html)).toBeUndefined();
    expect(new TextEncoder().encode(html).length).toBeLessThan(300_000);
  });

  test('runs nothing and asks nothing of a network', () => {
    expect(html).not.toMatch(/<(?:script|iframe|object|embed|img|link|base|form|input)\b/i);
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
    expect(html).not.toMatch(/<[^>]*\sstyle=/i);
    expect(html).not.toContain('url(');
  });

  test('allows itself nothing but its own style sheet, known by its hash', () => {
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri`,
    );
  });

  test('has ids that are unique and links that lead somewhere', () => {
    const ids = attributes(html, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of attributes(html, 'href')) expect(ids).toContain(href.replace('#', ''));
    for (const label of attributes(html, 'aria-labelledby'))
      for (const id of label.split(' ')) expect(ids).toContain(id);
  });

  test('has headings in order, one of them first', () => {
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, i) => expect(level).toBeLessThanOrEqual(levels[i] + 1));
  });

  test('has a table for every full chart', () => {
    const figures = html.split('<figure>').slice(1);
    for (const figure of figures)
      expect(figure).toMatch(/<svg class="chart"[\s\S]*<details><summary>[\s\S]*<table/);
  });

  test('shows no number that is not one, and nothing undefined', () => {
    expect(visibleText(html)).not.toMatch(/\b(?:NaN|Infinity|undefined|null)\b|\[object/);
  });

  test('is the same bytes every time, and leaves its results as they were', () => {
    const before = JSON.stringify(fixtures[name]);
    expect(renderReport(fixtures[name])).toBe(html);
    expect(JSON.stringify(fixtures[name])).toBe(before);
  });

  test('never says significant, accurate, or AI', () => {
    expect(visibleText(html)).not.toMatch(/\b(?:significan\w*|accurate\w*|AI|leads to)\b/);
  });
});

describe('hostile names', () => {
  const html = renderReport(hostile, { table: '"><script>alert(6)</script>', made: '</main>' });

  test('are only names', () => {
    expect(unbalancedTag(html)).toBeUndefined();
    expect(html).not.toMatch(/<script|<svg onload|<\/style><script|<img|<i>/);
    expect(visibleText(html)).toContain('Risk of <script>alert(1)</script>');
    expect(html).not.toContain('\u202e');
  });

  test('are cut where they are endless', () => {
    expect(visibleText(html)).not.toMatch(/x{100}/);
  });
});

describe('small counts', () => {
  const html = renderReport(tiny);

  test('are hidden wherever they could be read', () => {
    const text = visibleText(html);
    expect(text).toContain('37 patients, <11 with the outcome');
    expect(text).toContain('not estimable: <11 events');
    expect(text).not.toMatch(/\b(?:4|33) (?:events|patients)\b/);
    expect(text).not.toMatch(/\n(?:3|4|33)\n/);
  });

  test('are not drawn either: no curve whose steps, no bars whose heights would tell them', () => {
    expect(html).not.toContain('id="roc-title"');
    expect(html).not.toContain('id="risks-title"');
    expect(html).not.toContain('id="calibration-chart-title"');
  });
});

describe('large results', () => {
  test('500 columns and a curve of 20,000 points stay a page', () => {
    const rates = Array.from({ length: 20_000 }, (_, i) => i / 19_999);
    const column = (i: number): ColumnSummary => ({
      name: `laboratory_value_${i}`,
      kind: 'number',
      unit: 'mmol/L',
      role: 'predictor',
      missing: 30,
      distinct: 90,
      histogram: Array.from({ length: 24 }, () => 12),
      quantiles: [1, 2, 3],
    });
    const columns = Array.from({ length: 500 }, (_, i) => column(i));
    const many: Results = {
      ...binaryGood,
      predictors: columns.map(({ name }) => name),
      model: {
        ...binaryGood.model,
        roc: { falsePositiveRate: rates, truePositiveRate: rates.map(Math.sqrt) },
      },
      inspection: { rows: 303, columns, findings: [] },
    };
    const html = renderReport(many);
    expect(html.length).toBeLessThan(300_000);
    expect(visibleText(html)).toContain('400 more columns are not shown here');
  });
});

test('bytes become Base64 as everybody writes it', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'any carnal pleasure.'])
    expect(base64(new TextEncoder().encode(text))).toBe(Buffer.from(text).toString('base64'));
});
