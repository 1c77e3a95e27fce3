/** Gradient descent with and without momentum, bit for bit over several steps. */
import fc from 'fast-check';
import { afterEach, describe, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { seed, size } from '../../support/numbers.js';
import { f, flush, setUp, writeGradient } from './optimizers.js';

const bench = new Bench();
afterEach(() => bench.clear());

describe('sgd', () => {
  it('moves weights as Keras defines it: plain, with momentum, with Nesterov', () => {
    const arbitraries = { size, seed, momentum: fc.constantFrom(0, 0.5, 0.9), nesterov: fc.boolean() };
    bench.forAll(arbitraries, ({ size, seed, momentum, nesterov }) => {
      const count = 4 * size;
      const { weights: w, gradients, rate, at, gradientsAt } = setUp(bench, count, seed, 0.1);
      const v = new Float32Array(count);
      const velocity = momentum > 0 ? bench.vector(v) : 0;
      const touched = [at, velocity].filter(Boolean).map((address) => ({ address, bytes: 4 * count }));
      const [keep, step] = [f(momentum), f(0.1)];
      for (const gradient of gradients) {
        writeGradient(bench, gradientsAt, gradient);
        const vectors = { count, weights: at, gradients: gradientsAt, velocity, rate };
        bench.call('sgd', { ...vectors, momentum, nesterov: nesterov ? 1 : 0 }, touched);
        for (let i = 0; i < count; i++) {
          const g = f(gradient[i] * step);
          v[i] = velocity ? flush(f(f(keep * v[i]) - g)) : -g;
          w[i] = flush(f(w[i] + (velocity && nesterov ? f(f(keep * v[i]) - g) : v[i])));
        }
        expectSameBits(bench.read(at, count), w, 'weight');
        if (velocity) expectSameBits(bench.read(velocity, count), v, 'velocity');
      }
    });
  });

  it('ends a weight that a penalty shrinks at 0, not among the subnormals', () => {
    const [weights, gradients] = [
      bench.vector([2e-38, 1.2e-38, -1.2e-38, 1]),
      bench.vector([1e-38, 1e-39, -1e-39, 0]),
    ];
    const rate = bench.vector([1, 0, 0, 0]);
    const call = { count: 4, weights, gradients, velocity: 0, rate, momentum: 0, nesterov: 0 };
    bench.call('sgd', call, [{ address: weights, bytes: 16 }]);
    expectSameBits(bench.read(weights, 4), new Float32Array([0, 0, 0, 1]));
  });
});
