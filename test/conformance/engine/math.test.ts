/**
 * The transcendental functions of kernels/inline/math.ts in units in the last place (ulp), against double precision,
 * over evenly spaced float bit patterns of both signs. `BEDSIDE_FULL=1` looks at every 97th, which takes minutes;
 * the bounds below are what that run measures, rounded up, and are repeated in the head comment of the kernels.
 */
import { describe, expect, it } from 'vitest';
import { Bench } from '../../support/arena.js';
import { floatOf, ulpAt } from '../../support/bits.js';
import { activations } from '../../support/truth.js';

const FULL = process.env.BEDSIDE_FULL === '1';
const STEP = FULL ? 97 : 19_997;
const SMALLEST_NORMAL = 2 ** -126;
const LARGEST = 3.4028234663852886e38;
const KINDS = ['sigmoid', 'relu', 'tanh', 'elu', 'selu', 'gelu', 'silu', 'softplus'];

const bench = new Bench();
const ROWS = 1024;
const x = bench.matrix(ROWS, 4);
const y = bench.matrix(ROWS, 4);
const ones = bench.matrix(ROWS, 4, new Float32Array(4 * ROWS).fill(1));
const shape = { rows: ROWS, columns: 4, ld: 16, alpha: 1, x: x.address, y: y.address };

const forward = (kind: string) => () =>
  bench.engine.call('activate', { ...shape, kind: KINDS.indexOf(kind) });
/** The derivative of elu is e^x itself for x <= 0. */
const exponential = () => {
  bench.engine.call('activateGradient', { ...shape, kind: 3, dy: ones.address, dx: y.address });
};

interface Worst {
  ulp: number;
  x: number;
}

/** Greatest error of a kernel over the bit patterns; `below` is how far off it may be where results come near 0. */
function measure(kernel: () => void, truth: (x: number) => number, below: number): Worst {
  const worst = { ulp: 0, x: 0 };
  const count = Math.floor(2 ** 32 / STEP);
  const inputs = new Float32Array(4 * ROWS);
  for (let done = 0; done < count; done += inputs.length) {
    for (let i = 0; i < inputs.length; i++) inputs[i] = floatOf((done + i) * STEP);
    bench.engine.arena.f32.set(inputs, x.address / 4);
    kernel();
    const outputs = bench.read(y.address, inputs.length);
    for (let i = 0; i < inputs.length && done + i < count; i++)
      compare(inputs[i], outputs[i], truth, below, worst);
  }
  return worst;
}

function compare(
  x: number,
  received: number,
  truth: (x: number) => number,
  below: number,
  worst: Worst,
): void {
  const expected = truth(x);
  if (!Number.isFinite(expected) || Math.abs(expected) > LARGEST) return;
  const error = Math.abs(received - expected);
  if (error <= below) return;
  const ulp = error / ulpAt(expected);
  if (!(ulp <= worst.ulp)) Object.assign(worst, { ulp, x });
}

describe(
  'over all floats, the error in units in the last place of',
  { timeout: FULL ? 3_600_000 : 60_000 },
  () => {
    it.each([
      { name: 'exp (x <= 0)', kernel: exponential, truth: (x: number) => Math.exp(Math.min(x, 0)), bound: 1 },
      { name: 'sigmoid', bound: 2.5 },
      { name: 'tanh', bound: 1.5 },
      // e^x - 1 below 0.
      { name: 'elu', bound: 1.5 },
      { name: 'selu', bound: 2.5 },
      { name: 'softplus', bound: 2 },
      // Where e^x is flushed to 0 below -87.3, what is lost is x times less than the smallest normal number.
      { name: 'silu', bound: 3.5, below: 90 * SMALLEST_NORMAL },
      { name: 'gelu', bound: 7, below: 15 * SMALLEST_NORMAL },
    ])('$name stays below $bound', ({ name, kernel, truth, bound, below = SMALLEST_NORMAL }) => {
      const { ulp, x } = measure(kernel ?? forward(name), truth ?? activations[name].f, below);
      if (FULL) console.log(`${name}: ${ulp.toFixed(3)} ulp at ${x}`);
      expect(ulp, `at ${x}`).toBeLessThan(bound);
      // A measurement that finds nothing has measured nothing.
      expect(ulp).toBeGreaterThan(0.5);
    });

    it('log (from 1e-7 to 1, where the losses use it) stays below 1', () => {
      const [p, target] = [bench.matrix(1, 1), bench.matrix(1, 1, [1])];
      const state = bench.block(8);
      const places = { probabilities: p.address, ld: 16, targets: target.address, ldTargets: 16, state };
      const [first, last] = [0x33d6bf96, 0x3f7ffffe];
      const worst = { ulp: 0, x: 0 };
      let before = 0;
      for (let bits = first; bits < last; bits += STEP) {
        const x = floatOf(bits);
        bench.engine.arena.f32[p.address / 4] = x;
        bench.engine.arena.u32.fill(0, state / 4, state / 4 + 2);
        bench.engine.call('binaryCrossentropy', { ...places, rows: 1, columns: 1, weights: 0, gradient: 0 });
        before = bench.float64(state);
        compare(x, -before, Math.log, 0, worst);
      }
      if (FULL) console.log(`log: ${worst.ulp.toFixed(3)} ulp at ${worst.x}`);
      expect(worst.ulp, `at ${worst.x}`).toBeLessThan(1);
      expect(worst.ulp).toBeGreaterThan(0.5);
    });
  },
);

describe('at the ends', () => {
  const at = (kernel: () => void, value: number) => {
    bench.engine.arena.f32[x.address / 4] = value;
    kernel();
    return bench.engine.arena.f32[y.address / 4];
  };

  it.each(KINDS)('%s passes NaN on', (kind) => {
    expect(at(forward(kind), NaN)).toBeNaN();
  });

  it.each([
    ['sigmoid', 1, 0],
    ['tanh', 1, -1],
    ['elu', Infinity, -1],
    ['selu', Infinity, Math.fround(-1.7580993408473766)],
    ['softplus', Infinity, 0],
    ['relu', Infinity, 0],
  ])('%s tends to %f and %f at the infinities', (kind, above, below) => {
    expect(at(forward(kind), Infinity)).toBe(above);
    expect(at(forward(kind), -Infinity)).toBe(below);
  });

  it.each(['gelu', 'silu', 'selu', 'elu', 'softplus', 'relu'])(
    '%s of a huge number is that number',
    (kind) => {
      const scale = kind === 'selu' ? 1.0507009873554805 : 1;
      for (const huge of [1e30, 2 ** 120, 2 ** 127, kind === 'selu' ? 3e38 : LARGEST]) {
        expect(at(forward(kind), huge)).toBe(Math.fround(Math.fround(scale) * huge));
      }
    },
  );

  it.each(['gelu', 'silu'])('%s of a huge negative number is 0', (kind) => {
    for (const huge of [-100, -1e30, -(2 ** 127), -LARGEST]) expect(at(forward(kind), huge)).toBe(-0);
  });

  it('exp is 1 at 0 and 0 where its value would be subnormal', () => {
    expect(at(exponential, 0)).toBe(1);
    expect(at(exponential, -87.3)).toBeGreaterThan(SMALLEST_NORMAL);
    expect(at(exponential, -87.4)).toBe(0);
    expect(at(exponential, -Infinity)).toBe(0);
  });
});
