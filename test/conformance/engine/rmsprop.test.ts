/** RMSprop in its four forms, bit for bit over several steps. */
import fc from 'fast-check';
import { afterEach, describe, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { seed, size } from '../../support/numbers.js';
import { f, flush, setUp, writeGradient } from './optimizers.js';

const bench = new Bench();
afterEach(() => bench.clear());

describe('rmsprop', () => {
  it('moves weights as Keras defines it: plain, centred, with momentum', () => {
    const arbitraries = { size, seed, centred: fc.boolean(), momentum: fc.constantFrom(0, 0.9) };
    bench.forAll(arbitraries, ({ size, seed, centred, momentum }) => {
      const count = 4 * size;
      const [rho, epsilon] = [0.9, 1e-7];
      const { weights: w, gradients, rate, at, gradientsAt } = setUp(bench, count, seed, 0.01);
      const [v, a, u] = [1, 2, 3].map(() => new Float32Array(count));
      const square = bench.vector(v);
      const [mean, velocity] = [centred ? bench.vector(a) : 0, momentum ? bench.vector(u) : 0];
      const vectors = { count, weights: at, gradients: gradientsAt, square, mean, velocity, rate };
      const addresses = [at, square, mean, velocity].filter(Boolean);
      const touched = addresses.map((address) => ({ address, bytes: 4 * count }));
      const [keep, take, inertia] = [f(rho), f(1 - rho), f(momentum)];
      for (const gradient of gradients) {
        writeGradient(bench, gradientsAt, gradient);
        bench.call('rmsprop', { ...vectors, rho, momentum, epsilon }, touched);
        for (let i = 0; i < count; i++) {
          const g = gradient[i];
          v[i] = flush(f(f(keep * v[i]) + f(take * f(g * g))));
          a[i] = flush(f(f(keep * a[i]) + f(take * g)));
          const spread = centred ? f(v[i] - f(a[i] * a[i])) : v[i];
          const move = f(f(f(0.01) * g) / f(Math.sqrt(f(spread + f(epsilon)))));
          u[i] = momentum ? flush(f(f(inertia * u[i]) + move)) : move;
          w[i] = flush(f(w[i] - u[i]));
        }
        expectSameBits(bench.read(at, count), w, 'weight');
        expectSameBits(bench.read(square, count), v, 'mean square');
        if (centred) expectSameBits(bench.read(mean, count), a, 'mean');
        if (momentum) expectSameBits(bench.read(velocity, count), u, 'velocity');
      }
    });
  });
});
