/** Which rows `fit` trains on and which it validates with. */
import { fail } from '../errors.js';
import type { ArrayInput } from './arrays.js';
import type { FitOptions } from './model-options.js';
import { numberIn } from './options.js';
import type { WeightOptions } from './targets.js';
import type { RowSource } from './training-rows.js';

export interface Split {
  readonly training: RowSource;
  readonly validation: RowSource | undefined;
}

/** Checks rows that are given apart: `Sequential` knows how. */
type ToRows = (x: ArrayInput, y: ArrayInput, weighting: WeightOptions, where: string) => RowSource;

/** All rows, or the first of them, and those for validation. Throws `fit.split`, `fit.validation-data`. */
export function splitRows(
  all: RowSource,
  { validationSplit = 0, validationData }: FitOptions,
  toRows: ToRows,
): Split {
  const share = numberIn(validationSplit, 0, 1, { where: 'fit', option: 'validationSplit' });
  if (validationData !== undefined) return { training: all, validation: givenRows(validationData, toRows) };
  if (share === 0) return { training: all, validation: undefined };
  const first = Math.floor(all.x.rows * (1 - share));
  if (first === 0 || first === all.x.rows) fail('fit.split', { rows: all.x.rows, validationSplit: share });
  return { training: slice(all, 0, first), validation: slice(all, first, all.x.rows) };
}

function givenRows(data: NonNullable<FitOptions['validationData']>, toRows: ToRows): RowSource {
  if (!Array.isArray(data) || data.length < 2 || data.length > 3) fail('fit.validation-data', undefined);
  const [x, y, sampleWeight] = data;
  return toRows(x, y, sampleWeight === undefined ? {} : { sampleWeight }, 'fit: validationData');
}

/** Rows `from` to below `to` of a source, without copying. */
function slice({ x, y, weights, unchecked }: RowSource, from: number, to: number): RowSource {
  const part = ({ data, columns }: RowSource['x']) => ({
    data: data.subarray(from * columns, to * columns),
    rows: to - from,
    columns,
  });
  const optional = { ...(weights && { weights: part(weights) }), ...(unchecked && { unchecked }) };
  return { x: part(x), y: part(y), ...optional };
}
