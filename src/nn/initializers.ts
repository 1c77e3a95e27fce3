/**
 * First values of weights. Laws and defaults are Keras 3's: glorot Glorot and Bengio 2010, he He et al. 2015; their
 * normal forms are cut at two deviations and widened so that the deviation stays right.
 * Each weight depends on the model's seed, the layer's place and its own row and column, and on nothing else.
 */
import type { Engine } from '../engine/engine.js';
import type { Matrix } from '../engine/layout.js';
import { numberIn, oneOf, onlyKeys } from './options.js';

/** Deviation of a standard normal number cut at two deviations: Keras divides by it. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/** An initializer as data: a name and its numbers. */
export interface Initializer {
  readonly name: InitializerName;
  readonly config: Readonly<Record<string, number>>;
}

export type InitializerName =
  | 'glorotUniform'
  | 'glorotNormal'
  | 'heUniform'
  | 'heNormal'
  | 'zeros'
  | 'ones'
  | 'constant'
  | 'randomNormal'
  | 'randomUniform';

const DEFAULTS: Record<InitializerName, Record<string, number>> = {
  glorotUniform: {},
  glorotNormal: {},
  heUniform: {},
  heNormal: {},
  zeros: {},
  ones: {},
  constant: { value: 0 },
  randomNormal: { mean: 0, stddev: 0.05 },
  randomUniform: { minval: -0.05, maxval: 0.05 },
};

function make(name: InitializerName, options: Record<string, number> = {}): Initializer {
  onlyKeys(options, Object.keys(DEFAULTS[name]), `initializers.${name}`);
  const config = { ...DEFAULTS[name], ...options };
  for (const [option, value] of Object.entries(config)) {
    numberIn(value, -Infinity, Infinity, { where: `initializers.${name}`, option });
  }
  return { name, config };
}

type NoOptions = Record<string, never>;

/** Makers with options; layers also take the bare names. */
export const initializers = {
  glorotUniform: (options?: NoOptions) => make('glorotUniform', options),
  glorotNormal: (options?: NoOptions) => make('glorotNormal', options),
  heUniform: (options?: NoOptions) => make('heUniform', options),
  heNormal: (options?: NoOptions) => make('heNormal', options),
  zeros: (options?: NoOptions) => make('zeros', options),
  ones: (options?: NoOptions) => make('ones', options),
  constant: (options: { value: number }) => make('constant', options),
  randomNormal: (options: { mean?: number; stddev?: number } = {}) => make('randomNormal', options),
  randomUniform: (options: { minval?: number; maxval?: number } = {}) => make('randomUniform', options),
};

/** The initializer itself, or the one of this name. Throws `option.unknown-name`. */
export function getInitializer(choice: Initializer | string, where: string, option: string): Initializer {
  if (typeof choice === 'object' && choice !== null)
    return make(getName(choice.name, where, option), choice.config);
  return make(getName(choice, where, option));
}

function getName(name: string, where: string, option: string): InitializerName {
  return oneOf(name, Object.keys(DEFAULTS) as InitializerName[], { where, option });
}

/** Fills a weight matrix. `fanIn` and `fanOut` are the units before and after it; `key` is its random stream's. */
export function fill(
  engine: Engine,
  { name, config }: Initializer,
  matrix: Matrix,
  [fanIn, fanOut]: readonly [number, number],
  [key0, key1]: readonly [number, number],
): void {
  const place = {
    rows: matrix.rows,
    columns: matrix.columns,
    out: matrix.address,
    ld: 4 * matrix.stride,
    key0,
    key1,
  };
  const uniform = (low: number, high: number) => engine.call('fillUniform', { ...place, low, high });
  const normal = (mean: number, deviation: number, truncated: 0 | 1) =>
    engine.call('fillNormal', { ...place, mean, deviation, truncated });
  const constant = (value: number) => uniform(value, value);
  switch (name) {
    case 'glorotUniform':
      return uniform(-Math.sqrt(6 / (fanIn + fanOut)), Math.sqrt(6 / (fanIn + fanOut)));
    case 'glorotNormal':
      return normal(0, Math.sqrt(2 / (fanIn + fanOut)) / TRUNCATED_DEVIATION, 1);
    case 'heUniform':
      return uniform(-Math.sqrt(6 / fanIn), Math.sqrt(6 / fanIn));
    case 'heNormal':
      return normal(0, Math.sqrt(2 / fanIn) / TRUNCATED_DEVIATION, 1);
    case 'zeros':
      return constant(0);
    case 'ones':
      return constant(1);
    case 'constant':
      return constant(config.value);
    case 'randomNormal':
      return normal(config.mean, config.stddev, 0);
    case 'randomUniform':
      return uniform(config.minval, config.maxval);
  }
}
