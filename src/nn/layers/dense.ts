/** The fully connected layer: activation(X W + b). W is I x O, `units` = O. Defaults follow Keras 3. */
import type { Engine } from '../../engine/engine.js';
import type { Node } from '../../engine/graph.js';
import { dense } from '../../engine/ops/dense.js';
import type { Parameter, ParameterStore } from '../../engine/parameters.js';
import { streamKey } from '../../engine/random.js';
import type { Penalty } from '../../engine/step.js';
import { fail } from '../../errors.js';
import { activationName, applyActivation, type ActivationName } from '../activations.js';
import { fill, getInitializer, type Initializer, type InitializerName } from '../initializers.js';
import { wholeNumber } from '../options.js';
import { getRegularizer, type Regularizer } from '../regularizers.js';
import { checkedPlace, Layer, type CallContext, type LayerOptions } from './layer.js';

export interface DenseOptions extends LayerOptions {
  units: number;
  /** Default "linear". */
  activation?: ActivationName | 'swish';
  /** Default true. */
  useBias?: boolean;
  /** Default "glorotUniform". */
  kernelInitializer?: Initializer | InitializerName;
  /** Default "zeros". */
  biasInitializer?: Initializer | InitializerName;
  kernelRegularizer?: Regularizer | 'l1' | 'l2' | 'l1l2';
  biasRegularizer?: Regularizer | 'l1' | 'l2' | 'l1l2';
}

const KEYS = [
  'units',
  'activation',
  'useBias',
  'kernelInitializer',
  'biasInitializer',
  'kernelRegularizer',
  'biasRegularizer',
  'name',
  'inputShape',
  'inputDim',
];

export class Dense extends Layer {
  readonly className = 'Dense';
  readonly units: number;
  readonly activation: ActivationName;
  readonly useBias: boolean;
  readonly kernelInitializer: Initializer;
  readonly biasInitializer: Initializer;
  readonly kernelRegularizer: Regularizer | undefined;
  readonly biasRegularizer: Regularizer | undefined;
  #kernel: Parameter | undefined;
  #bias: Parameter | undefined;

  constructor(options: DenseOptions) {
    const where = checkedPlace('Dense', options, KEYS);
    super(options, where);
    const { activation = 'linear', kernelInitializer = 'glorotUniform', biasInitializer = 'zeros' } = options;
    const { kernelRegularizer: onKernel, biasRegularizer: onBias } = options;
    this.units = wholeNumber(options.units, 1, { where, option: 'units' });
    this.activation = activationName(activation, where);
    this.useBias = options.useBias ?? true;
    this.kernelInitializer = getInitializer(kernelInitializer, where, 'kernelInitializer');
    this.biasInitializer = getInitializer(biasInitializer, where, 'biasInitializer');
    this.kernelRegularizer = onKernel && getRegularizer(onKernel, where, 'kernelRegularizer');
    this.biasRegularizer = onBias && getRegularizer(onBias, where, 'biasRegularizer');
  }

  override build(inputColumns: number, store: ParameterStore): number {
    this.#kernel = store.add(`${this.name}/kernel`, [inputColumns, this.units]);
    this.#bias = this.useBias ? store.add(`${this.name}/bias`, [this.units]) : undefined;
    return this.units;
  }

  override initialize(engine: Engine, store: ParameterStore, { seed, place }: CallContext): void {
    const write = (parameter: Parameter, initializer: Initializer, role: string) => {
      // A vector of n has fan in and fan out n, as in Keras.
      const fans = [parameter.shape[0], parameter.columns] as const;
      const key = streamKey(seed, `initialize/${place}/${role}`);
      fill(engine, initializer, store.matrix(parameter, store.weights), fans, key);
    };
    if (this.#kernel) write(this.#kernel, this.kernelInitializer, 'kernel');
    if (this.#bias) write(this.#bias, this.biasInitializer, 'bias');
  }

  override call(source: Node): Node {
    if (!this.#kernel) return fail('model.not-built', { layer: this.label });
    const fused = this.activation === 'relu';
    const node = dense(source, this.#kernel, this.#bias, fused);
    return fused ? node : applyActivation(node, this.activation);
  }

  override parameters(): readonly Parameter[] {
    return [this.#kernel, this.#bias].filter((parameter) => parameter !== undefined);
  }

  override penalties(): readonly Penalty[] {
    const pairs = [
      [this.#kernel, this.kernelRegularizer],
      [this.#bias, this.biasRegularizer],
    ] as const;
    return pairs.flatMap(([parameter, penalty]) => (parameter && penalty ? [{ parameter, ...penalty }] : []));
  }

  override config(): Record<string, unknown> {
    const { units, activation, useBias, kernelInitializer, biasInitializer } = this;
    const { kernelRegularizer, biasRegularizer } = this;
    const regularizers = {
      ...(kernelRegularizer && { kernelRegularizer }),
      ...(biasRegularizer && { biasRegularizer }),
    };
    return { units, activation, useBias, kernelInitializer, biasInitializer, ...regularizers };
  }
}
