/** The contrast of every colour of the report, light and dark, reckoned as WCAG 2.2 does. */
import { expect, test } from 'vitest';
import { styles } from '../../src/report/styles.js';

const [light, dark] = [...styles.matchAll(/:root\{([^}]*--ink[^}]*)\}/g)].map((match) =>
  Object.fromEntries(
    [...match[1].matchAll(/--([a-z-]+):(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test('contrast is reckoned as WCAG reckons it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each([
  ['light', light],
  ['dark', dark],
])('every text colour stands out from the %s page 4.5 : 1', (_, colours) => {
  for (const name of [
    'ink',
    'muted',
    'accent',
    'warn',
    'stop',
    'model',
    'other',
    'with-text',
    'without-text',
  ])
    expect([name, contrast(colours[name], colours.paper) >= 4.5]).toEqual([name, true]);
});

test.each([
  ['light', light],
  ['dark', dark],
])('every mark stands out from the %s page 3 : 1', (_, colours) => {
  for (const name of ['model', 'other', 'with', 'without'])
    expect([name, contrast(colours[name], colours.paper) >= 3]).toEqual([name, true]);
});

test('colours of the page are only its variables', () => {
  const rules = styles.replace(/:root\{[^}]*\}/g, '').replace(/@bottom-right\{[^}]*\}/g, '');
  expect(rules).not.toMatch(/#[0-9a-f]{3,6}\b(?=[;}])/);
});
