/** Who takes part, by the names that the table has. */
export const names = {
  typescript: 'Rerank Lab, TypeScript',
  wgsl: 'Rerank Lab, WGSL',
  tensorflowCpu: 'tfjs, cpu',
  tensorflowWasm: 'tfjs, wasm',
  tensorflowWebgl: 'tfjs, webgl',
  tensorflowWebgpu: 'tfjs, webgpu',
  jaxWasm: 'jax-js, wasm',
  jaxWebgl: 'jax-js, webgl',
  jaxWebgpu: 'jax-js, webgpu',
  torchOne: 'PyTorch, 1 thread',
  torchTwo: 'PyTorch, 2 threads',
} as const
