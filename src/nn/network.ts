/**
 * A built model: layers joined to graphs, their parameters in an arena, and prediction. It knows nothing of losses and
 * training; see trainer.ts. Seeds: each layer's streams are named by its place, so adding a layer leaves those before it.
 */
import { Engine } from '../engine/engine.js';
import type { Node } from '../engine/graph.js';
import { input } from '../engine/ops/input.js';
import { ParameterStore, type Parameter } from '../engine/parameters.js';
import { predictionStep, type Penalty, type Workspace } from '../engine/step.js';
import { StepState } from '../engine/step-state.js';
import { withoutSubnormals, type HostMatrix } from './arrays.js';
import type { Layer } from './layers/layer.js';

/** Rows predicted at a time. The rows of a prediction do not depend on each other, so this changes no result. */
const PREDICTION_ROWS = 256;

export class Network implements Workspace {
  readonly engine = new Engine();
  readonly store = new ParameterStore();
  readonly state = new StepState(this.engine);
  readonly input: Node;
  /** The graph without dropout, for prediction and evaluation. */
  readonly output: Node;
  /** The graph of a training step; the same node where no layer behaves differently. */
  readonly trainingOutput: Node;
  readonly penalties: readonly Penalty[];
  readonly parameters: readonly Parameter[];
  #prediction: ReturnType<typeof predictionStep> | undefined;

  constructor(layers: readonly Layer[], inputColumns: number, seed: number) {
    this.input = input(inputColumns);
    let columns = inputColumns;
    for (const layer of layers) columns = layer.build(columns, this.store);
    this.store.allocate(this.engine);
    layers.forEach((layer, place) => {
      layer.initialize(this.engine, this.store, { training: false, seed, place });
    });
    const graph = (training: boolean) =>
      layers.reduce((node, layer, place) => layer.call(node, { training, seed, place }), this.input);
    this.output = graph(false);
    this.trainingOutput = graph(true);
    this.parameters = layers.flatMap((layer) => layer.parameters());
    this.penalties = layers.flatMap((layer) => layer.penalties());
  }

  /** Takes over the weights that a network of the same lower layers has. */
  takeWeights({ engine, store, parameters }: Network): void {
    const mine = new Map(this.parameters.map((parameter) => [parameter.name, parameter]));
    for (const parameter of parameters) {
      const place = mine.get(parameter.name);
      if (place) this.store.write(this.engine, place, store.read(engine, parameter));
    }
  }

  /** Outputs for N rows, row-major without pads. */
  predict({ data, rows }: HostMatrix): Float32Array<ArrayBuffer> {
    this.#prediction ??= predictionStep(this, this.input, this.output, PREDICTION_ROWS);
    const { plan, input: x, output: y } = this.#prediction;
    const result = new Float32Array(rows * y.columns);
    const f32 = this.engine.arena.f32;
    for (let start = 0; start < rows; start += PREDICTION_ROWS) {
      const count = Math.min(PREDICTION_ROWS, rows - start);
      plan.setRows(count);
      for (let i = 0; i < count; i++) {
        const from = (start + i) * x.columns;
        const to = x.address / 4 + i * x.stride;
        for (let j = 0; j < x.columns; j++) f32[to + j] = withoutSubnormals(data[from + j]);
      }
      plan.run();
      for (let i = 0; i < count; i++) {
        const from = y.address / 4 + i * y.stride;
        const to = (start + i) * y.columns;
        for (let j = 0; j < y.columns; j++) result[to + j] = f32[from + j];
      }
    }
    return result;
  }
}
