/** Gradients the slow way: central differences in double precision. */

const STEP = 1e-5;

/** Slope of `f` along each of its arguments at `at`. Error: about 1e-10 times the third derivative, plus rounding. */
export function slopes(f: (at: Float64Array) => number, at: ArrayLike<number>): Float64Array {
  const point = Float64Array.from(at);
  return point.map((value, i) => {
    const moved = (by: number) => {
      const other = point.slice();
      other[i] = value + by;
      return f(other);
    };
    return (moved(STEP) - moved(-STEP)) / (2 * STEP);
  });
}
