/**
 * Dropout (Srivastava et al. 2014), inverted: kept values are divided by 1 - rate, so prediction needs no change.
 * The mask is a function of (seed, layer, step, row, column) alone: the same for any padding and any partial batch.
 */
import { philox, random0, random1, random2, random3 } from './inline/philox';
import { tailMask } from './inline/rows';

/**
 * y = x mask, and the mask itself (0 or 1 / (1 - rate)) for the way back. A value is kept where its 32 random bits
 * are at least `threshold` = rate 2^32. `step` is the address of the step's number. One Philox block serves four columns.
 */
export function dropout(
  rows: u32,
  columns: u32,
  x: usize,
  y: usize,
  mask: usize,
  ld: u32,
  threshold: u32,
  scale: f32,
  step: usize,
  key0: u32,
  key1: u32,
): void {
  const stepNumber = load<u32>(step);
  const blocks: u32 = (columns + 3) >> 2;
  const tail = tailMask(columns);
  const limit = i32x4.splat(threshold);
  const kept = f32x4.splat(scale);
  for (let i: u32 = 0; i < rows; i++) {
    for (let j: u32 = 0; j < blocks; j++) {
      philox(i * blocks + j, stepNumber, 0, 0, key0, key1);
      let m = i32x4.splat(random0);
      m = i32x4.replace_lane(m, 1, random1);
      m = i32x4.replace_lane(m, 2, random2);
      m = i32x4.replace_lane(m, 3, random3);
      m = v128.and(i32x4.ge_u(m, limit), kept);
      if (j == blocks - 1) m = v128.and(m, tail);
      const at: usize = j * 16;
      v128.store(mask + at, m);
      v128.store(y + at, f32x4.mul(v128.load(x + at), m));
    }
    x += ld;
    y += ld;
    mask += ld;
  }
}

/** z = x y, elementwise over whole vectors; z may be x. Used for the gradient of dropout. */
export function multiply(rows: u32, columns: u32, x: usize, y: usize, z: usize, ld: u32): void {
  const width: usize = ((columns + 3) & ~3) * 4;
  do {
    let j: usize = 0;
    do {
      v128.store(z + j, f32x4.mul(v128.load(x + j), v128.load(y + j)));
      j += 16;
    } while (j < width);
    x += ld;
    y += ld;
    z += ld;
  } while (--rows);
}
