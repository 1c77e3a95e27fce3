/** What the tests of the three optimizers share: four vectors in the arena, and steps with changing gradients. */
import type { Bench } from '../../support/arena.js';
import { numbers } from '../../support/numbers.js';

export const f = Math.fround;

/** Zero below the smallest normal number, as slots and weights are kept. */
export function flush(x: number): number {
  return Math.abs(x) < 2 ** -126 ? 0 : x;
}

/** Weights, a gradient for each step, a learning rate and its address. */
export function setUp(bench: Bench, count: number, seed: number, learningRate: number) {
  const weights = numbers(count, seed);
  // Some weights never see a gradient, some a subnormal one.
  const gradients = [1, 2, 3, 4].map((step) => {
    return numbers(count, seed + step, [0, 1e-40, 1e-30]).map((g, i) => (i % 5 === 4 ? 0 : g));
  });
  const rate = bench.vector([learningRate]);
  return { weights, gradients, rate, at: bench.vector(weights), gradientsAt: bench.block(4 * count) };
}

/** Writes the next gradient where the kernel reads it. */
export function writeGradient(bench: Bench, at: number, values: Float32Array): void {
  bench.engine.arena.f32.set(values, at / 4);
}
