/** The device in words. */
import type { AdapterFacts } from '../../scoring/ports.ts'
import type { SystemScores } from '../scores.ts'
import type { DeviceLine } from '../views.ts'

/** The device of the system that started last; before the first, what this browser offers. */
export function deviceLine(adapter: AdapterFacts | { readonly reason: string } | null, threads: number, systems: readonly SystemScores[]): DeviceLine {
  const last = systems.at(-1)?.start
  const wasm = `WASM · ${threads} ${threads === 1 ? 'thread' : 'threads'}`
  if (!last) return { text: adapter && !('reason' in adapter) ? `${gpu(adapter)} · ${wasm}` : wasm, fallbacks: [] }
  return { text: last.device === 'webgpu' && last.adapter ? gpu(last.adapter) : wasm, fallbacks: last.fallbacks }
}

/** `WebGPU · nvidia hopper`; a software adapter is called one, since its speed says nothing about WebGPU. */
function gpu({ vendor, architecture, description, isFallbackAdapter }: AdapterFacts): string {
  const name = [vendor, architecture].filter(Boolean).join(' ') || description || 'GPU'
  return `WebGPU · ${name}${isFallbackAdapter ? ' (software)' : ''}`
}
