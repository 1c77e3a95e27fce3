/** What the kernels' functions should give, in double precision: slow, and obvious where it can be. */

/** Phi(-z) for z >= 0: Taylor's series about 0 near the middle, Laplace's continued fraction in the tail. */
function upperTail(z: number): number {
  if (z > 40) return 0;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [sum, term] = [z, z];
    for (let odd = 3; term > sum * 1e-17; odd += 2) sum += term *= (z * z) / odd;
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / (z + fraction);
  return density / (z + fraction);
}

/** The normal distribution function. */
export function normalCdf(x: number): number {
  return x > 0 ? 1 - upperTail(x) : upperTail(-x);
}

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** Activations by name: value and derivative. Sources as in kernels/activation.ts. */
export const activations: Record<string, { f: (x: number) => number; slope: (x: number) => number }> = {
  linear: { f: (x) => x, slope: () => 1 },
  sigmoid: { f: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x) },
  relu: { f: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
  tanh: { f: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  elu: { f: (x) => (x > 0 ? x : Math.expm1(x)), slope: (x) => Math.exp(Math.min(x, 0)) },
  selu: {
    f: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
    slope: (x) => SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)),
  },
  gelu: {
    f: (x) => x * normalCdf(x),
    slope: (x) => normalCdf(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  },
  silu: { f: (x) => x * sigmoid(x), slope: (x) => sigmoid(x) * (1 + x * sigmoid(-x)) },
  softplus: { f: softplus, slope: sigmoid },
};

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** ln(1 + e^x). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Softmax of one row. */
export function softmax(row: readonly number[]): number[] {
  const greatest = Math.max(...row);
  const powers = row.map((x) => Math.exp(x - greatest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** -ln of the softmax, term by term: no probability of 0 in between. */
export function softmaxSurprise(row: readonly number[]): number[] {
  const greatest = Math.max(...row);
  const total = row.reduce((sum, x) => sum + Math.exp(x - greatest), 0);
  return row.map((x) => Math.log(total) - (x - greatest));
}
