/**
 * RMSprop (Tieleman and Hinton 2012) in Keras' form, over the whole parameter vector (`count` floats, a multiple of 4):
 *   v = rho v + (1 - rho) g^2;  step = rate g / sqrt(v + epsilon), or v - mean^2 + epsilon when centred
 *   w -= step, or with momentum: u = momentum u + step; w -= u
 * `mean` is 0 unless centred, `velocity` is 0 without momentum. `rate` is the address of the learning rate (f32).
 */
import { flushSubnormals, smallestNormal } from './inline/rows';

export function rmsprop(
  count: u32,
  weights: usize,
  gradients: usize,
  square: usize,
  mean: usize,
  velocity: usize,
  rate: usize,
  rho: f64,
  momentum: f32,
  epsilon: f32,
): void {
  const smallest = smallestNormal();
  const end: usize = weights + count * 4;
  const keep = f32x4.splat(<f32>rho);
  const take = f32x4.splat(<f32>(1 - rho));
  const step = f32x4.splat(load<f32>(rate));
  const inertia = f32x4.splat(momentum);
  const floor = f32x4.splat(epsilon);
  do {
    const g = v128.load(gradients);
    const grown = f32x4.add(f32x4.mul(keep, v128.load(square)), f32x4.mul(take, f32x4.mul(g, g)));
    const v = flushSubnormals(grown, smallest);
    v128.store(square, v);
    let spread = v;
    if (mean) {
      const m = flushSubnormals(f32x4.add(f32x4.mul(keep, v128.load(mean)), f32x4.mul(take, g)), smallest);
      v128.store(mean, m);
      spread = f32x4.sub(v, f32x4.mul(m, m));
      mean += 16;
    }
    let move = f32x4.div(f32x4.mul(step, g), f32x4.sqrt(f32x4.add(spread, floor)));
    if (velocity) {
      move = flushSubnormals(f32x4.add(f32x4.mul(inertia, v128.load(velocity)), move), smallest);
      v128.store(velocity, move);
      velocity += 16;
    }
    v128.store(weights, flushSubnormals(f32x4.sub(v128.load(weights), move), smallest));
    weights += 16;
    gradients += 16;
    square += 16;
  } while (weights < end);
}
