/** The device in words. */
import type { JobStart } from '../../scoring/job.ts'
import type { AdapterFacts } from '../../scoring/ports.ts'
import type { DeviceLine } from '../views.ts'

/** The device that took over last; before the first, what this browser offers. */
export function deviceLine(adapter: AdapterFacts | { readonly reason: string } | null, threads: number, last: JobStart | null): DeviceLine {
  const wasm = `WASM · ${threads} ${threads === 1 ? 'thread' : 'threads'}`
  if (!last) return { text: adapter && !('reason' in adapter) ? `${gpu(adapter)} · ${wasm}` : wasm, fallbacks: [] }
  return { text: last.device === 'webgpu' && last.adapter ? gpu(last.adapter) + beside(last.rivalry) : wasm, fallbacks: last.fallbacks }
}

/** `WebGPU · nvidia hopper`; a software adapter is called one, since its speed says nothing about WebGPU. */
function gpu({ vendor, architecture, description, isFallbackAdapter }: AdapterFacts): string {
  const name = [vendor, architecture].filter(Boolean).join(' ') || description || 'GPU'
  return `WebGPU · ${name}${isFallbackAdapter ? ' (software)' : ''}`
}

/** Said where WASM is the faster one: the person asked for the GPU, or the difference is small. */
const beside = (rivalry: JobStart['rivalry']): string => (rivalry && rivalry.wasm > rivalry.webgpu ? ` · WASM is ${(rivalry.wasm / rivalry.webgpu).toFixed(1)} times as fast here` : '')
