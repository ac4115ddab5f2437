import { expect, test } from 'vitest'
import { gpuFlags } from './chrome-flags.ts'
import { diagnosis } from './doctor.ts'
import { busyShare, machineFacts } from './machine.ts'

test('flags are the platform’s, and none without a cell on the GPU', () => {
  expect(gpuFlags(['wasm'], 'linux', true)).toEqual([])
  expect(gpuFlags(['wasm', 'webgpu'], 'linux', false)).toEqual(['--enable-unsafe-webgpu'])
  expect(gpuFlags(['webgpu'], 'linux', true)).toContain('--enable-features=Vulkan')
  expect(gpuFlags(['webgpu'], 'darwin', false)).not.toContain('--enable-features=Vulkan')
})

test('the share of the cores in use is one, and a core that spins is seen in it', async () => {
  const idle = await busyShare(200)
  expect(idle).toBeGreaterThanOrEqual(0)
  expect(idle).toBeLessThanOrEqual(1)
  const watching = busyShare(200)
  const until = performance.now() + 250
  while (performance.now() < until) Math.sqrt(until)
  expect((await watching) ?? 0).toBeGreaterThan(0.5 / machineFacts({ browser: '', browserArguments: [], adapter: null }).cores)
})

const able = { userAgent: 'x', isSecure: true, crossOriginIsolated: true, hasSharedMemory: true, hardwareConcurrency: 8, quota: 9e9, hasWebGpu: true, adapter: { features: ['shader-f16', 'subgroups'], limits: { maxBufferSize: 4096 } } }
const adapter = { vendor: 'nvidia', architecture: 'hopper', description: '', isFallbackAdapter: false, shaderF16: true }
const machine = machineFacts({ browser: 'Chromium 156', browserArguments: [], adapter })

test('the doctor says what is there, and what to do about what is not', () => {
  expect(diagnosis(machine, able).at(-1)).toBe('Nothing is missing.')
  expect(diagnosis(machine, able).join('\n')).toMatch(/shader-f16 +yes[^]*threads +yes, 8 cores/)
  const software = diagnosis({ ...machine, adapter: { ...adapter, isFallbackAdapter: true } }, able, 'linux').join('\n')
  expect(software).toMatch(/- The only adapter is a software one.*Vulkan driver/)
  expect(diagnosis({ ...machine, adapter: null }, { ...able, adapter: null, crossOriginIsolated: false }, 'linux').join('\n')).toMatch(/threads +one only[^]*- WebGPU offers no adapter\.[^]*- The page is not cross-origin isolated/)
  expect(diagnosis({ ...machine, adapter: null }, { ...able, hasWebGpu: false, adapter: null }).join('\n')).toContain('- This browser has no WebGPU')
})
