/**
 * A network the slow way: forward and loss of a stack of layers in double precision, row by row, from the layers'
 * own options. The twin that gradients are checked against by finite differences. It knows no engine.
 */
import type { Layer, Loss } from '../../src/index.js';
import { activations, softmax, softmaxSurprise, softplus } from './truth.js';

export interface ReferenceBatch {
  /** B rows. */
  x: readonly number[][];
  /** B rows; one class number each for sparse targets. */
  y: readonly number[][];
  weights?: readonly number[];
}

/** What a dropout layer multiplies each value with, by the layer's place in the stack. */
export type Masks = Record<number, (row: number, column: number) => number>;

interface DenseConfig {
  units: number;
  activation: string;
  useBias: boolean;
  kernelRegularizer?: { l1: number; l2: number };
  biasRegularizer?: { l1: number; l2: number };
}

/** Mean loss of the batch, penalties included, with all weights in one list: kernel before bias, layer by layer. */
export function referenceLoss(
  layers: readonly Layer[],
  loss: Loss,
  batch: ReferenceBatch,
  masks: Masks = {},
): (weights: ArrayLike<number>) => number {
  return (weights) => {
    let penalties = 0;
    const rows = batch.x.map((row, i) => {
      const result = forward(layers, weights, row, (place, column) => masks[place]?.(i, column) ?? 1);
      penalties = result.penalties;
      return (batch.weights?.[i] ?? 1) * lossOfRow(loss, result, batch.y[i]);
    });
    return rows.reduce((sum, value) => sum + value, 0) / rows.length + penalties;
  };
}

interface Result {
  /** What the last layer gives, and what it gave before a softmax or sigmoid at its end. */
  output: number[];
  logits: number[];
  penalties: number;
}

function forward(
  layers: readonly Layer[],
  weights: ArrayLike<number>,
  row: readonly number[],
  mask: (place: number, column: number) => number,
): Result {
  let [at, penalties, output, logits] = [0, 0, [...row], [...row]];
  layers.forEach((layer, place) => {
    const config = layer.config() as unknown as DenseConfig;
    logits = output;
    if (layer.className === 'Dropout') output = output.map((value, j) => value * mask(place, j));
    if (layer.className === 'Dense') {
      const { units, useBias } = config;
      const kernel = slice(weights, at, output.length * units);
      const bias = slice(weights, at + kernel.length, useBias ? units : 0);
      at += kernel.length + bias.length;
      penalties += penalty(kernel, config.kernelRegularizer) + penalty(bias, config.biasRegularizer);
      logits = Array.from({ length: units }, (_, j) =>
        output.reduce((sum, value, i) => sum + value * kernel[i * units + j], bias[j] ?? 0),
      );
      output = logits;
    }
    if (layer.className !== 'Dropout') output = activate(config.activation, logits);
  });
  return { output, logits, penalties };
}

function activate(name: string, values: number[]): number[] {
  return name === 'softmax' ? softmax(values) : values.map(activations[name].f);
}

function slice(values: ArrayLike<number>, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => values[from + i]);
}

function penalty(values: readonly number[], regularizer?: { l1: number; l2: number }): number {
  const { l1 = 0, l2 = 0 } = regularizer ?? {};
  return values.reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
}

function lossOfRow(
  { name, fromLogits }: Loss,
  { output, logits }: Result,
  target: readonly number[],
): number {
  const mean = (of: (value: number, t: number) => number, values = output) =>
    values.reduce((sum, value, j) => sum + of(value, target[j]), 0) / values.length;
  switch (name) {
    case 'meanSquaredError':
      return mean((p, t) => (p - t) ** 2);
    case 'meanAbsoluteError':
      return mean((p, t) => Math.abs(p - t));
    case 'binaryCrossentropy':
      if (fromLogits) return mean((x, t) => softplus(x) - x * t);
      return mean((p, t) => -t * Math.log(p) - (1 - t) * Math.log(1 - p));
    default: {
      const surprise = softmaxSurprise(fromLogits ? output : logits);
      if (name === 'sparseCategoricalCrossentropy') return surprise[target[0]];
      return surprise.reduce((sum, value, j) => sum + target[j] * value, 0);
    }
  }
}
