/** How Chrome is started so that it shows the machine's GPU, or, where there is none, a software one. */
import { existsSync } from 'node:fs'
import type { Device } from '../../src/systems/system.ts'

/** Where Linux shows a GPU: its render nodes, or NVIDIA's own. */
const linuxGpus = ['/dev/dri/renderD128', '/dev/nvidia0', '/dev/dxg']

const hasLinuxGpu = () => linuxGpus.some((place) => existsSync(place))

/**
 * Flags for headless Chrome on a platform. Without a WebGPU cell none: a machine without a GPU then has no adapter, as a
 * person's own browser would have none. macOS (Metal) and Windows (Direct3D) offer their GPU to headless Chrome as they
 * are; Linux keeps WebGPU behind a flag, and takes Vulkan only where it is told to. On Linux without a GPU that same flag
 * gives SwiftShader, which computes on the CPU.
 */
export function gpuFlags(devices: readonly Device[], platform: NodeJS.Platform = process.platform, hasGpu = hasLinuxGpu()): readonly string[] {
  if (!devices.includes('webgpu')) return []
  if (platform !== 'linux') return ['--enable-unsafe-webgpu']
  if (!hasGpu) return ['--enable-unsafe-webgpu']
  // A surface is for windows, and there is none to draw to.
  return ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-angle=vulkan', '--disable-vulkan-surface', '--ignore-gpu-blocklist']
}
