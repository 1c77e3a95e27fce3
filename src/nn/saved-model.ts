/** What a saved model says of itself in its metadata, and the check that a file says all of it. */
import { fail } from '../errors.js';
import type { Loss } from './losses.js';
import type { MetricRecipe } from './metrics/index.js';

export const FORMAT = 'bedside-network';
export const FORMAT_VERSION = 1;

/** A metric by its name, or the maker of the library with what it was told. */
export type SavedMetric = string | MetricRecipe;

export interface SavedModel {
  name: string;
  seed: number;
  inputColumns: number;
  layers: { className: string; name: string; config: Record<string, unknown> }[];
  training?: {
    optimizer: { className: string; config: Record<string, unknown>; counters: number[] };
    loss: Loss;
    metrics: SavedMetric[];
    weightedMetrics: SavedMetric[];
    steps: number;
    epochs: number;
  };
}

/** The fields of a saved model, present and of the right type; what is inside them is checked where it is used. */
export function checkSavedModel(value: unknown): SavedModel {
  const { name, seed, inputColumns, layers, training } = (value ?? {}) as Partial<SavedModel>;
  const right =
    typeof name === 'string' &&
    Number.isSafeInteger(seed) &&
    Number.isSafeInteger(inputColumns) &&
    Array.isArray(layers) &&
    layers.every(
      (layer) => typeof layer?.name === 'string' && typeof layer.config === 'object' && layer.config,
    ) &&
    (training === undefined || isTraining(training));
  return right ? (value as SavedModel) : fail('model.not-a-model', undefined);
}

function isTraining(value: NonNullable<SavedModel['training']>): boolean {
  const { optimizer, loss, metrics, weightedMetrics, steps, epochs } = value ?? {};
  const areMetrics = (list: unknown) => Array.isArray(list) && list.every(isMetric);
  return (
    Array.isArray(optimizer?.counters) &&
    optimizer.counters.every((counter) => typeof counter === 'number') &&
    typeof optimizer.config === 'object' &&
    optimizer.config !== null &&
    typeof loss?.name === 'string' &&
    areMetrics(metrics) &&
    areMetrics(weightedMetrics) &&
    Number.isSafeInteger(steps) &&
    Number.isSafeInteger(epochs)
  );
}

function isMetric(value: SavedMetric): boolean {
  if (typeof value === 'string') return true;
  return typeof value?.name === 'string' && typeof value.config === 'object' && value.config !== null;
}
