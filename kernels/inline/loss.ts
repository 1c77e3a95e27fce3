/**
 * What every loss kernel shares. `state` is the address of the step's f64 sum of losses; the engine sets it to 0 when
 * an epoch or an evaluation starts and divides by the number of rows at its end. A kernel goes on from that sum row by
 * row, so that the sum does not depend on how rows are cut into batches.
 */

/** Weight of row i: weights are the first column of a matrix with one vector per row, or 0 for none. */
// @ts-ignore: decorator
@inline
export function rowWeight(weights: usize, i: u32): f32 {
  return weights ? load<f32>(weights + i * 16) : 1;
}
