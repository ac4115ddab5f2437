/** The device in words. */
import type { JobStart } from '../../scoring/job.ts'
import type { AdapterFacts } from '../../scoring/ports.ts'
import type { DeviceLine } from '../views.ts'

/** The device that took over last; before the first, what this browser offers. */
export function deviceLine(adapter: AdapterFacts | { readonly reason: string } | null, threads: number, last: JobStart | null): DeviceLine {
  const wasm = `WASM · ${threads} ${threads === 1 ? 'thread' : 'threads'}`
  if (!last) return { text: adapter && !('reason' in adapter) ? `${gpu(adapter)} · ${wasm}` : wasm, fallbacks: [] }
  return { text: last.device === 'webgpu' && last.adapter ? gpu(last.adapter) : wasm, fallbacks: last.fallbacks }
}

/** `WebGPU · nvidia hopper`; a software adapter is called one, since its speed says nothing about WebGPU. */
function gpu({ vendor, architecture, description, isFallbackAdapter }: AdapterFacts): string {
  const name = [vendor, architecture].filter(Boolean).join(' ') || description || 'GPU'
  return `WebGPU · ${name}${isFallbackAdapter ? ' (software)' : ''}`
}
