/**
 * Elementwise activations, forward and backward, for B rows of `columns` true columns. The kind is one of the
 * constants below, mirrored in src/engine/ops/activation.ts. Softmax has a kernel of its own: it mixes columns.
 *
 * Sources: elu Clevert et al. 2016; selu Klambauer et al. 2017; gelu Hendrycks and Gimpel 2016 (exact form, with the
 * normal distribution function); silu Elfwing et al. 2018.
 */
import { exp, expm1Negative, gaussian, normalCdf, select, sigmoid, softplus, tanh } from './inline/math';
import { flushSubnormals, smallestNormal, tailMask } from './inline/rows';

const SIGMOID: u32 = 0;
const RELU: u32 = 1;
const TANH: u32 = 2;
const ELU: u32 = 3;
const SELU: u32 = 4;
const GELU: u32 = 5;
const SILU: u32 = 6;
const SOFTPLUS: u32 = 7;

const SELU_ALPHA: f32 = 1.6732632423543772;
const SELU_SCALE: f32 = 1.0507009873554805;
const INVERSE_ROOT_TWO_PI: f32 = 0.3989422804014327;

/** y = f(x). `alpha` is elu's. */
export function activate(kind: u32, rows: u32, columns: u32, x: usize, y: usize, ld: u32, alpha: f32): void {
  const mask = tailMask(columns);
  const last: usize = ((columns - 1) & ~3) * 4;
  do {
    let j: usize = 0;
    do {
      let value = forward(kind, v128.load(x + j), alpha);
      if (j == last) value = v128.and(value, mask);
      v128.store(y + j, value);
      j += 16;
    } while (j <= last);
    x += ld;
    y += ld;
  } while (--rows);
}

/** dx = dy f'(x). `x` and `y` are the input and output of the forward pass; dx may be dy. */
export function activateGradient(
  kind: u32,
  rows: u32,
  columns: u32,
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  ld: u32,
  alpha: f32,
): void {
  const smallest = smallestNormal();
  const width: usize = ((columns + 3) & ~3) * 4;
  do {
    let j: usize = 0;
    do {
      const slope = derivative(kind, v128.load(x + j), v128.load(y + j), alpha);
      v128.store(dx + j, flushSubnormals(f32x4.mul(v128.load(dy + j), slope), smallest));
      j += 16;
    } while (j < width);
    x += ld;
    y += ld;
    dy += ld;
    dx += ld;
  } while (--rows);
}

// @ts-ignore: decorator
@inline
function forward(kind: u32, x: v128, alpha: f32): v128 {
  const zero = f32x4.splat(0);
  switch (kind) {
    case SIGMOID:
      return sigmoid(x);
    case RELU:
      return f32x4.pmax(x, zero);
    case TANH:
      return tanh(x);
    case ELU:
      return select(f32x4.gt(x, zero), x, f32x4.mul(f32x4.splat(alpha), expm1Negative(x)));
    case SELU: {
      const negative = f32x4.mul(f32x4.splat(SELU_ALPHA), expm1Negative(x));
      return f32x4.mul(f32x4.splat(SELU_SCALE), select(f32x4.gt(x, zero), x, negative));
    }
    case GELU:
      return f32x4.mul(x, normalCdf(x, gaussian(x)));
    case SILU:
      return f32x4.mul(x, sigmoid(x));
    default:
      return softplus(x);
  }
}

// @ts-ignore: decorator
@inline
function derivative(kind: u32, x: v128, y: v128, alpha: f32): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  switch (kind) {
    case SIGMOID:
      return f32x4.mul(y, f32x4.sub(one, y));
    case RELU:
      return v128.and(f32x4.gt(x, zero), one);
    case TANH:
      return f32x4.sub(one, f32x4.mul(y, y));
    case ELU:
      return select(f32x4.gt(x, zero), one, f32x4.mul(f32x4.splat(alpha), exp(f32x4.pmin(x, zero))));
    case SELU: {
      const negative = f32x4.mul(f32x4.splat(SELU_ALPHA), exp(f32x4.pmin(x, zero)));
      return f32x4.mul(f32x4.splat(SELU_SCALE), select(f32x4.gt(x, zero), one, negative));
    }
    case GELU: {
      const g = gaussian(x);
      return f32x4.add(normalCdf(x, g), f32x4.mul(f32x4.mul(x, g), f32x4.splat(INVERSE_ROOT_TWO_PI)));
    }
    case SILU: {
      const s = sigmoid(x);
      return f32x4.add(s, f32x4.mul(y, f32x4.sub(one, s)));
    }
    default:
      return sigmoid(x);
  }
}
