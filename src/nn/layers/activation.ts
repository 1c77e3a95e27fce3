/** An activation as a layer of its own, for nets that put something between it and the product. */
import type { Node } from '../../engine/graph.js';
import { activationName, applyActivation, type ActivationName } from '../activations.js';
import { checkedPlace, Layer, type LayerOptions } from './layer.js';

export interface ActivationOptions extends LayerOptions {
  activation: ActivationName | 'swish';
}

export class Activation extends Layer {
  readonly className = 'Activation';
  readonly activation: ActivationName;

  constructor(options: ActivationOptions) {
    const where = checkedPlace('Activation', options, ['activation', 'name', 'inputShape', 'inputDim']);
    super(options, where);
    this.activation = activationName(options.activation, where);
  }

  override build(inputColumns: number): number {
    return inputColumns;
  }

  override call(source: Node): Node {
    return applyActivation(source, this.activation);
  }

  override config(): Record<string, unknown> {
    return { activation: this.activation };
  }
}
