import { expect, test } from 'vitest'
import type { JobStart } from '../scoring/job.ts'
import { deviceLine } from './derived/device.ts'
import { clearScores, startSystem, useScores } from './scores.ts'

const startOn = (model: string, device: JobStart['device']): JobStart => ({
  scorer: { kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 },
  device,
  threads: 2,
  adapter: { vendor: 'a', architecture: 'gpu', description: '', isFallbackAdapter: false, shaderF16: false },
  fallbacks: [],
})

test('the device in words is the one that took over last, not that of the system that came last', () => {
  const words = () => deviceLine(null, 2, useScores.getState().lastStart).text
  expect(words()).toBe('WASM · 2 threads')
  startSystem('a', startOn('a', 'webgpu'), 1)
  startSystem('b', startOn('b', 'webgpu'), 1)
  startSystem('a', startOn('a', 'wasm'), 1)
  expect(words()).toBe('WASM · 2 threads')
  expect(useScores.getState().systems.map(({ key }) => key)).toEqual(['a', 'b'])
  startSystem('b', startOn('b', 'webgpu'), 1)
  expect(words()).toBe('WebGPU · a gpu')
  clearScores()
  expect(words()).toBe('WASM · 2 threads')
})
