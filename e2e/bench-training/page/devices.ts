/** What stands behind WebGPU and WebGL in this browser. */
import type { Kind } from './trainer.ts'

export interface Device {
  readonly name: string
  /** Computes on the CPU what a GPU should. */
  readonly isSoftware: boolean
}

const named = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

async function gpu(): Promise<Device> {
  const adapter = await (navigator as { gpu?: GPU }).gpu?.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new Error('This browser offers no WebGPU adapter.')
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info
  return { name: named([vendor, architecture, description]), isSoftware: isFallbackAdapter }
}

function gl(): Device {
  const context = document.createElement('canvas').getContext('webgl2')
  if (!context) throw new Error('This browser offers no WebGL 2.')
  const told = context.getExtension('WEBGL_debug_renderer_info')
  const name = String(context.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : context.RENDERER))
  return { name, isSoftware: /swiftshader|llvmpipe|software/i.test(name) }
}

/** Throws Error where there is none. */
export async function deviceOf(kind: Kind): Promise<Device> {
  if (kind === 'webgpu') return gpu()
  if (kind === 'webgl') return gl()
  return { name: kind === 'cpu' ? 'JavaScript' : 'WebAssembly', isSoftware: false }
}
