/**
 * The ABI: every kernel the engine may call. The build reads this list and each kernel's signature, and writes
 * the interpreter of plans (one case per kernel) and its typed counterpart in `src/engine/generated/abi.ts`.
 * All addresses and strides are in bytes, all sizes in elements. Matrices are row-major f32, rows 16-byte aligned,
 * columns padded to a multiple of 4 with zeros ("pads"); every kernel leaves pads of its outputs zero where its
 * inputs are finite. Sizes are at least 1 unless said otherwise.
 *
 * Hot loops are written `do ... while`: in a `while` the body does not dominate the loop's exit, and V8 then computes
 * what does not change, splats and square roots among them, anew on every turn (twice the time, in Adam's case).
 */
export { matmulRows, matmulColumns } from './matmul';
export { transpose, packPanels } from './transpose';
export { biasGradient, reluBiasGradient } from './bias-gradient';
export { activate, activateGradient } from './activation';
export { softmax, softmaxGradient } from './softmax';
export { add } from './add';
export { dropout, multiply } from './dropout';
export { gatherRows } from './gather';
export { softmaxCrossentropy } from './softmax-crossentropy';
export { logisticCrossentropy, binaryCrossentropy } from './binary-crossentropy';
export { meanSquaredError, meanAbsoluteError } from './regression-losses';
export { penalty } from './penalty';
export { sgd } from './sgd';
export { adam } from './adam';
export { rmsprop } from './rmsprop';
export { fillUniform, fillNormal, shuffle } from './random';
