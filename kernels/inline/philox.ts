/**
 * Philox4x32-10, the generator of src/engine/random.ts, for weights, dropout masks and shuffles.
 * Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011. The four words are left in globals.
 */

export let random0: u32 = 0;
export let random1: u32 = 0;
export let random2: u32 = 0;
export let random3: u32 = 0;

export function philox(c0: u32, c1: u32, c2: u32, c3: u32, key0: u32, key1: u32): void {
  for (let round = 0; round < 10; round++) {
    const product0: u64 = (<u64>0xd2511f53) * c0;
    const product1: u64 = (<u64>0xcd9e8d57) * c2;
    c0 = <u32>(product1 >> 32) ^ c1 ^ key0;
    c1 = <u32>product1;
    c2 = <u32>(product0 >> 32) ^ c3 ^ key1;
    c3 = <u32>product0;
    key0 += 0x9e3779b9;
    key1 += 0xbb67ae85;
  }
  random0 = c0;
  random1 = c1;
  random2 = c2;
  random3 = c3;
}
