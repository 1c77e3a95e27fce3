/**
 * What every loss kernel shares. `state` is the address of the step's f64 sum of losses; the engine sets it to 0 when
 * an epoch or an evaluation starts and divides by the number of rows at its end.
 */

// @ts-ignore: decorator
@inline
export function addLoss(state: usize, loss: f64): void {
  store<f64>(state, load<f64>(state) + loss);
}

/** Weight of row i: weights are the first column of a matrix with one vector per row, or 0 for none. */
// @ts-ignore: decorator
@inline
export function rowWeight(weights: usize, i: u32): f32 {
  return weights ? load<f32>(weights + i * 16) : 1;
}
