/**
 * Random numbers by counting: the n-th number of a seed is a hash of both, so that any thread makes its own, in any
 * order, on either backend. PCG's output function over an LCG step: Jarzynski and Olano, "Hash Functions for GPU
 * Rendering", JCGT 9(3), 2020.
 */

/** Unsigned 32 bits, well mixed. */
export function pcg(input: number): number {
  const state = (Math.imul(input, 747796405) + 2891336453) >>> 0
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0
  return ((word >>> 22) ^ word) >>> 0
}

/** The `index`-th number of `seed`, both taken as unsigned 32 bits. */
export function randomBits(seed: number, index: number): number {
  return pcg((index ^ pcg(seed)) >>> 0)
}

/** The same in WGSL. */
export const randomBitsWgsl = `
fn pcg(input: u32) -> u32 {
  let state = input * 747796405u + 2891336453u;
  let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
  return (word >> 22u) ^ word;
}
fn random_bits(seed: u32, index: u32) -> u32 { return pcg(index ^ pcg(seed)); }`
