/** Dropout (Srivastava et al. 2014): in training, each value is 0 with probability `rate`, and divided by 1 - rate otherwise. */
import type { Node } from '../../engine/graph.js';
import { dropout } from '../../engine/ops/dropout.js';
import { streamKey } from '../../engine/random.js';
import { numberIn } from '../options.js';
import { checkedPlace, Layer, type CallContext, type LayerOptions } from './layer.js';

export interface DropoutOptions extends LayerOptions {
  /** Share of values dropped, from 0 to below 1. */
  rate: number;
}

export class Dropout extends Layer {
  readonly className = 'Dropout';
  readonly rate: number;

  constructor(options: DropoutOptions) {
    const where = checkedPlace('Dropout', options, ['rate', 'name', 'inputShape', 'inputDim']);
    super(options, where);
    this.rate = numberIn(options.rate, 0, 1, { where, option: 'rate' });
  }

  override build(inputColumns: number): number {
    return inputColumns;
  }

  override call(source: Node, { training, seed, place }: CallContext): Node {
    if (!training || this.rate === 0) return source;
    return dropout(source, this.rate, streamKey(seed, `dropout/${place}`));
  }

  override config(): Record<string, unknown> {
    return { rate: this.rate };
  }
}
