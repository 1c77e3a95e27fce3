/**
 * Stochastic gradient descent over the whole parameter vector (`count` floats, a multiple of 4).
 * With momentum: v = momentum v - rate g; w += v, or with Nesterov w += momentum v - rate g.
 * `rate` is the address of the learning rate (f32); `velocity` is 0 without momentum. Weights and velocities below the
 * smallest normal number become 0, as in adam.ts.
 */
import { flushSubnormals, smallestNormal } from './inline/rows';

export function sgd(
  count: u32,
  weights: usize,
  gradients: usize,
  velocity: usize,
  rate: usize,
  momentum: f32,
  nesterov: u32,
): void {
  const smallest = smallestNormal();
  const end: usize = weights + count * 4;
  const step = f32x4.splat(load<f32>(rate));
  const keep = f32x4.splat(momentum);
  do {
    const g = f32x4.mul(v128.load(gradients), step);
    const w = v128.load(weights);
    if (velocity) {
      const v = flushSubnormals(f32x4.sub(f32x4.mul(keep, v128.load(velocity)), g), smallest);
      v128.store(velocity, v);
      const move = nesterov ? f32x4.sub(f32x4.mul(keep, v), g) : v;
      v128.store(weights, flushSubnormals(f32x4.add(w, move), smallest));
      velocity += 16;
    } else {
      v128.store(weights, flushSubnormals(f32x4.sub(w, g), smallest));
    }
    weights += 16;
    gradients += 16;
  } while (weights < end);
}
