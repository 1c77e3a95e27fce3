/**
 * Made-up patients with the predictions they must give: replayed whenever a model is loaded, and on whatever it is exported
 * to. Made from the preparation alone (medians, spreads, common levels), so that no row of the data is in it.
 */
import * as z from 'zod';
import { isNumberPredictor, type Preparation, type PreparedPredictor } from '../data/prepare/preparation.js';
import type { Column, Table } from '../data/table.js';
import { fail } from '../errors.js';

/** Made-up patients in a model: no more and no fewer. */
export const GOLDEN_ROWS = 8;
/** Distances from the median in quartile distances; null is a missing value. */
const STEPS = [0, 0.5, -0.5, 1, -1, null, 2, -2];

export const goldenSchema = z.strictObject({
  /** One list of cells per predictor: numbers, level names, or null where missing. */
  inputs: z.array(
    z.strictObject({
      name: z.string(),
      cells: z.array(z.union([z.number(), z.string(), z.null()])).max(1000),
    }),
  ),
  /** Rows of K predictions. */
  predictions: z.array(z.number()),
});
export type Golden = z.infer<typeof goldenSchema>;
type Cells = Golden['inputs'][number]['cells'];

/** Inputs for a preparation. Each predictor walks through its values at another pace, so that rows differ in many ways. */
export function goldenInputs({ predictors }: Preparation): Golden['inputs'] {
  return predictors.map((predictor, p) => ({
    name: predictor.name,
    cells: Array.from({ length: GOLDEN_ROWS }, (_, i) => cellOf(predictor, i + p * (1 + (i % 3)))),
  }));
}

function cellOf(predictor: PreparedPredictor, turn: number): Cells[number] {
  if (!isNumberPredictor(predictor)) {
    const { levels } = predictor;
    const place = turn % (levels.length + 1);
    return place === levels.length ? null : levels[place];
  }
  const step = STEPS[turn % STEPS.length];
  if (step === null) return null;
  const value = predictor.scale > 0 ? predictor.center + step / predictor.scale : predictor.center;
  return Number(value.toPrecision(6));
}

/** The inputs as a table with the kinds of columns that the preparation knows. */
export function goldenTable({ predictors }: Preparation, inputs: Golden['inputs']): Table {
  const rows = inputs[0]?.cells.length ?? 0;
  const byName = new Map(inputs.map(({ name, cells }) => [name, cells]));
  const columns = predictors.map((predictor): Column => {
    const cells = byName.get(predictor.name);
    if (cells?.length !== rows) fail('file.schema', { file: 'golden.json', path: 'inputs' });
    return columnOf(predictor, cells);
  });
  return { rows, columns };
}

function columnOf(predictor: PreparedPredictor, cells: Cells): Column {
  const { name } = predictor;
  if (isNumberPredictor(predictor)) {
    const values = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN));
    return { name, kind: predictor.kind, values };
  }
  const levels = [...predictor.levels];
  const codes = Int32Array.from(cells, (cell) => (typeof cell === 'string' ? levels.indexOf(cell) : -1));
  return { name, kind: predictor.kind, codes, levels };
}

/** Fails with `file.golden` unless the model gives exactly the stored predictions. */
export function checkGolden(golden: Golden, predictions: Float64Array): void {
  const expected = golden.predictions;
  const wrong = predictions.filter((value, i) => value !== expected[i]).length;
  if (predictions.length !== expected.length || wrong > 0) {
    fail('file.golden', { wrong, total: predictions.length });
  }
}
