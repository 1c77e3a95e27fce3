/** Numbers as they are printed everywhere: thin spaces between thousands, a real minus sign, no more decimals than asked. */
import { formatLocale } from 'd3-format';

/** Narrow no-break space: between thousands, and before a percent sign. */
export const thinSpace = '\u202f';

const locale = formatLocale({ decimal: '.', thousands: thinSpace, grouping: [3], currency: ['', ''] });

/** `value` with a fixed number of decimals: 12345.678 with 1 is "12 345.7", -0.001 with 2 is "0.00". */
export function decimal(value: number, decimals: number): string {
  const text = locale.format(`,.${decimals}f`)(value);
  return /[1-9]/.test(text) ? text : text.replace('\u2212', '');
}

/** A share as a percentage: 0.183 is "18 %" (thin space). */
export function percent(share: number, decimals = 0): string {
  return `${decimal(share * 100, decimals)}${thinSpace}%`;
}

/** Decimals that tell ticks `step` apart: 0.25 needs 2, 5 needs 0; at most 6. */
export function decimalsOfStep(step: number): number {
  let decimals = 0;
  let scaled = Math.abs(step);
  while (decimals < 6 && Math.abs(scaled - Math.round(scaled)) > 1e-6 * scaled) {
    scaled *= 10;
    decimals++;
  }
  return decimals;
}

/** The one format that suits all of these evenly spaced ticks. */
export function tickFormat(ticks: readonly number[]): (value: number) => string {
  const decimals = ticks.length > 1 ? decimalsOfStep(ticks[1] - ticks[0]) : 0;
  return (value) => decimal(value, decimals);
}

/** Like `tickFormat`, for shares shown as percentages. */
export function percentFormat(ticks: readonly number[]): (value: number) => string {
  const decimals = ticks.length > 1 ? decimalsOfStep((ticks[1] - ticks[0]) * 100) : 0;
  return (value) => percent(value, decimals);
}
