/** Penalties on weights, added to the loss: l1 sum |w| + l2 sum w^2. Defaults follow Keras 3: 0.01, but 0 in l1l2. */
import { numberIn, onlyKeys, unknownName } from './options.js';

export interface Regularizer {
  readonly l1: number;
  readonly l2: number;
}

function make(l1: number, l2: number): Regularizer {
  const where = 'regularizers';
  return {
    l1: numberIn(l1, 0, Infinity, { where, option: 'l1' }),
    l2: numberIn(l2, 0, Infinity, { where, option: 'l2' }),
  };
}

/** Options by name: a number alone would not say which of the two it is. */
function checked<T extends object>(options: T, keys: readonly (keyof T & string)[], name: string): T {
  onlyKeys(options, keys, `regularizers.${name}`);
  return options;
}

export const regularizers = {
  l1: (options: { l1?: number } = {}) => make(checked(options, ['l1'], 'l1').l1 ?? 0.01, 0),
  l2: (options: { l2?: number } = {}) => make(0, checked(options, ['l2'], 'l2').l2 ?? 0.01),
  l1l2: (options: { l1?: number; l2?: number } = {}) => {
    const { l1 = 0, l2 = 0 } = checked(options, ['l1', 'l2'], 'l1l2');
    return make(l1, l2);
  },
};

const BY_NAME: Record<string, () => Regularizer> = regularizers;

/** The regularizer itself, or the one of this name with its defaults. Throws `option.unknown-name`. */
export function getRegularizer(choice: Regularizer | string, where: string, option: string): Regularizer {
  if (typeof choice === 'object' && choice !== null) return make(choice.l1, choice.l2);
  const byName = Object.hasOwn(BY_NAME, choice) ? BY_NAME[choice] : undefined;
  return byName?.() ?? unknownName(choice, Object.keys(BY_NAME), { where, option });
}
