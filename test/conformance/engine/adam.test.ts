/** Adam and AdamW, bit for bit over several steps, and what keeps an unused weight from slowing them down. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { expectSameBits } from '../../support/bits.js';
import { seed, size } from '../../support/numbers.js';
import { f, flush, setUp, writeGradient } from './optimizers.js';

const bench = new Bench();
afterEach(() => bench.clear());

interface Law {
  rate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  decay: number;
}

/** Weights, moments and the powers of both betas after one step; all rounding as in single precision. */
function twin(
  law: Law,
  state: { w: Float32Array; m: Float32Array; v: Float32Array; powers: number[] },
  g: Float32Array,
  step: number,
) {
  const flushed = step % 16 === 15 ? flush : (x: number) => x;
  const { w, m, v, powers } = state;
  powers[0] *= f(law.beta1);
  powers[1] *= f(law.beta2);
  const rate = f(law.rate);
  const alpha = f((rate * Math.sqrt(1 - powers[1])) / (1 - powers[0]));
  const [take1, take2, shrink] = [f(1 - law.beta1), f(1 - law.beta2), f(f(law.decay) * rate)];
  for (let i = 0; i < w.length; i++) {
    const decayed = f(w[i] - f(w[i] * shrink));
    m[i] = flushed(f(m[i] + f(f(g[i] - m[i]) * take1)));
    v[i] = flushed(f(v[i] + f(f(f(g[i] * g[i]) - v[i]) * take2)));
    w[i] = flushed(f(decayed - f(f(m[i] * alpha) / f(f(Math.sqrt(v[i])) + f(law.epsilon)))));
  }
}

describe('adam', () => {
  it('moves weights and both moments as defined, decay included', () => {
    bench.forAll({ size, seed, decay: fc.constantFrom(0, 0.004) }, ({ size, seed, decay }) => {
      const count = 4 * size;
      const law = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, decay };
      const { weights: w, gradients, rate, at, gradientsAt } = setUp(bench, count, seed, law.rate);
      const state = { w, m: new Float32Array(count), v: new Float32Array(count), powers: [1, 1] };
      const [first, second, powers] = [bench.vector(state.m), bench.vector(state.v), bench.block(16)];
      new Float64Array(bench.engine.arena.memory.buffer).set([1, 1], powers / 8);
      const touched = [at, first, second].map((address) => ({ address, bytes: 4 * count }));
      const step = bench.block(16);
      for (const [i, gradient] of gradients.entries()) {
        writeGradient(bench, gradientsAt, gradient);
        bench.engine.arena.u32[step / 4] = 14 + i;
        const vectors = { count, weights: at, gradients: gradientsAt, first, second, powers, step };
        bench.call('adam', { ...law, ...vectors, rate }, [...touched, { address: powers, bytes: 16 }]);
        twin(law, state, gradient, 14 + i);
        expectSameBits(bench.read(at, count), state.w, 'weight');
        expectSameBits(bench.read(first, count), state.m, 'first moment');
        expectSameBits(bench.read(second, count), state.v, 'second moment');
        expect([bench.float64(powers), bench.float64(powers + 8)]).toEqual(state.powers);
      }
    });
  });

  it('lets moments end at zero, not among the subnormals, within sixteen steps', () => {
    const { rate, at, gradientsAt } = setUp(bench, 4, 1, 0.001);
    const [first, second, powers, step] = Array.from({ length: 4 }, () => bench.block(16));
    new Float64Array(bench.engine.arena.memory.buffer).set([1, 1], powers / 8);
    const law = { beta1: 0.9, beta2: 0.9, epsilon: 1e-7, decay: 0 };
    const call = { ...law, count: 4, weights: at, gradients: gradientsAt, first, second, powers, rate, step };
    writeGradient(bench, gradientsAt, Float32Array.of(1, -1, 1e-3, 1e-20));
    bench.engine.call('adam', call);
    writeGradient(bench, gradientsAt, new Float32Array(4));
    for (let i = 1; i < 1200; i++) {
      bench.engine.arena.u32[step / 4] = i;
      bench.engine.call('adam', call);
    }
    expectSameBits(bench.read(first, 4), [0, 0, 0, 0], 'first moment');
    expectSameBits(bench.read(second, 4), [0, 0, 0, 0], 'second moment');
    expect(bench.read(at, 4).every(Number.isFinite)).toBe(true);
  });
});
