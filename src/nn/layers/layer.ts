/**
 * What a layer is: checked options, parameters declared when the width of its input is known, and a piece of graph.
 * Constructors only store and check; learned state lives in the model's arena and appears when the model is built.
 * Classes are abstract or final.
 */
import type { Engine } from '../../engine/engine.js';
import type { Node } from '../../engine/graph.js';
import type { Parameter, ParameterStore } from '../../engine/parameters.js';
import type { Penalty } from '../../engine/step.js';
import { fail } from '../../errors.js';
import { onlyKeys, text, wholeNumber } from '../options.js';

export interface LayerOptions {
  /** Default: the kind of layer with a number, unique in its model. */
  name?: string;
  /** Columns of the input, without the batch: `[100]`. Needed on the first layer only, and there only to build early. */
  inputShape?: readonly number[];
  /** The same as a number. */
  inputDim?: number;
}

/** What a layer needs to make its part of a graph. */
export interface CallContext {
  /** True in the graph of a training step. */
  readonly training: boolean;
  /** The model's seed and the layer's place: together they name its random streams. */
  readonly seed: number;
  readonly place: number;
}

export abstract class Layer {
  /** Kind, as in summaries and saved models: "Dense". */
  abstract readonly className: string;
  /** Given by the model when it was not by the caller. */
  name: string;
  readonly inputColumns: number | undefined;

  constructor(options: LayerOptions, where: string) {
    this.name = layerName(options.name ?? '', where);
    this.inputColumns = declaredColumns(options, where);
  }

  /** The layer as a person knows it: `Dense "hidden1"`. */
  get label(): string {
    return this.name ? `${this.className} "${this.name}"` : this.className;
  }

  /** Declares parameters for inputs of this many columns; returns the columns of the output. */
  abstract build(inputColumns: number, store: ParameterStore): number;
  /** Gives parameters their first values. Layers without parameters have nothing to do. */
  initialize(_engine: Engine, _store: ParameterStore, _context: CallContext): void {}
  abstract call(source: Node, context: CallContext): Node;
  /** Its parameters, kernel before bias. */
  parameters(): readonly Parameter[] {
    return [];
  }
  penalties(): readonly Penalty[] {
    return [];
  }
  /** Options as plain data: with the name, loading.ts makes the same layer of them. */
  abstract config(): Record<string, unknown>;
}

/** The layer as errors name it, once its options are an object that has none but these keys. */
export function checkedPlace(className: string, options: LayerOptions, keys: readonly string[]): string {
  const name = (options as LayerOptions | undefined)?.name;
  const where = name ? `${className} "${name}"` : className;
  onlyKeys(options, keys, where);
  return where;
}

/** Weights are saved under the names of layers, and the optimizer's state beside them under "optimizer/". */
function layerName(name: unknown, where: string): string {
  const checked = text(name, { where, option: 'name' });
  return checked.startsWith('optimizer/') ? fail('layer.name', { where, name: checked }) : checked;
}

/** Columns that options declare, or undefined. Throws `layer.input-rank`, `option.number`. */
export function declaredColumns({ inputShape, inputDim }: LayerOptions, where: string): number | undefined {
  const given: unknown = inputShape ?? inputDim;
  if (given === undefined) return undefined;
  const shape: readonly number[] = Array.isArray(given) ? given : [given];
  if (shape.length !== 1) fail('layer.input-rank', { where, shape });
  return wholeNumber(shape[0], 1, { where, option: 'inputShape' });
}
