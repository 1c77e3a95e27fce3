/**
 * Adam (Kingma and Ba 2015) in Keras' form, and AdamW (Loshchilov and Hutter 2019) with `decay` > 0:
 *   w -= w decay rate;  m += (g - m)(1 - beta1);  v += (g^2 - v)(1 - beta2)
 *   w -= m alpha / (sqrt(v) + epsilon),  alpha = rate sqrt(1 - beta2^t) / (1 - beta1^t)
 * over the whole parameter vector (`count` floats, a multiple of 4). `rate` is the address of an f32.
 *
 * `powers` is the address of beta1^t and beta2^t as two f64, kept as running products: a power function would differ
 * between hosts. As in Keras, the powers are those of the betas as f32 holds them, and 1 - beta is taken as written:
 * for 0.999 the two readings of 1 - beta differ by 1e-5 of themselves.
 *
 * Every sixteenth step, by the step's number at address `step`, moments and weights below the smallest normal number
 * become 0: an unused moment, or a weight that a penalty shrinks, would otherwise stay subnormal for ever and slow every
 * later step down. Doing it each time would cost a quarter of this kernel.
 */
import { flushSubnormals, smallestNormal } from './inline/rows';

export function adam(
  count: u32,
  weights: usize,
  gradients: usize,
  first: usize,
  second: usize,
  powers: usize,
  rate: usize,
  step: usize,
  beta1: f64,
  beta2: f64,
  epsilon: f32,
  decay: f32,
): void {
  const power1 = load<f64>(powers) * <f64>(<f32>beta1);
  const power2 = load<f64>(powers, 8) * <f64>(<f32>beta2);
  store<f64>(powers, power1);
  store<f64>(powers, power2, 8);
  const learningRate = load<f32>(rate);
  const alpha = f32x4.splat(<f32>((<f64>learningRate * sqrt<f64>(1 - power2)) / (1 - power1)));
  const take1 = f32x4.splat(<f32>(1 - beta1));
  const take2 = f32x4.splat(<f32>(1 - beta2));
  const floor = f32x4.splat(epsilon);
  const shrink = f32x4.splat(decay * learningRate);
  if ((load<u32>(step) & 15) == 15) {
    move(count, weights, gradients, first, second, alpha, take1, take2, floor, shrink, true);
  } else {
    move(count, weights, gradients, first, second, alpha, take1, take2, floor, shrink, false);
  }
}

// @ts-ignore: decorator
@inline
function move(
  count: u32,
  weights: usize,
  gradients: usize,
  first: usize,
  second: usize,
  alpha: v128,
  take1: v128,
  take2: v128,
  floor: v128,
  shrink: v128,
  flushes: bool,
): void {
  const smallest = smallestNormal();
  const end: usize = weights + count * 4;
  do {
    const g = v128.load(gradients);
    let w = v128.load(weights);
    let m = v128.load(first);
    let v = v128.load(second);
    w = f32x4.sub(w, f32x4.mul(w, shrink));
    m = f32x4.add(m, f32x4.mul(f32x4.sub(g, m), take1));
    v = f32x4.add(v, f32x4.mul(f32x4.sub(f32x4.mul(g, g), v), take2));
    if (flushes) {
      m = flushSubnormals(m, smallest);
      v = flushSubnormals(v, smallest);
    }
    w = f32x4.sub(w, f32x4.div(f32x4.mul(m, alpha), f32x4.add(f32x4.sqrt(v), floor)));
    v128.store(first, m);
    v128.store(second, v);
    if (flushes) w = flushSubnormals(w, smallest);
    v128.store(weights, w);
    weights += 16;
    gradients += 16;
    first += 16;
    second += 16;
  } while (weights < end);
}
