/** The layers of a model in their order: what may stand there, and under which names. It builds nothing. */
import { fail } from '../errors.js';
import { Layer } from './layers/layer.js';
import { describe } from './options.js';

/** The stack that each layer stands in. A layer keeps the places of its weights, so it can serve one model only. */
const owners = new WeakMap<Layer, LayerStack>();

export class LayerStack {
  readonly #layers: Layer[] = [];

  /** The layers, as a copy. */
  get all(): readonly Layer[] {
    return [...this.#layers];
  }

  get first(): Layer | undefined {
    return this.#layers[0];
  }

  get last(): Layer | undefined {
    return this.#layers.at(-1);
  }

  /**
   * Puts layers on top. Those without a name get one that none of them has.
   * Throws `model.not-a-layer`, `model.layer-twice`, `model.layer-shared`, `model.name-twice`.
   */
  add(...layers: readonly Layer[]): void {
    layers.forEach(requireLayer);
    // Names that were chosen come first, wherever their layers stand: one that is made up gives way.
    const taken = new Set([...this.#layers, ...layers].map(({ name }) => name));
    for (const layer of layers) this.#push(layer, taken);
  }

  #push(layer: Layer, taken: Set<string>): void {
    if (this.#layers.includes(layer)) fail('model.layer-twice', { layer: layer.label });
    if (owners.has(layer)) fail('model.layer-shared', { layer: layer.label });
    if (layer.name !== '' && this.#layers.some(({ name }) => name === layer.name)) {
      fail('model.name-twice', { name: layer.name });
    }
    if (layer.name === '') layer.name = freeName(layer.className.toLowerCase(), taken);
    taken.add(layer.name);
    owners.set(layer, this);
    this.#layers.push(layer);
  }
}

function requireLayer(value: unknown): void {
  if (!(value instanceof Layer)) fail('model.not-a-layer', { received: describe(value) });
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let i = 1; taken.has(name); i++) name = `${base}_${i}`;
  return name;
}
