/** The GPU that all WebGPU sessions of this realm share, and the end of it. */
import { DeviceLostError, type AdapterFacts } from '../../scoring/ports.ts'
import { Breaking } from '../shared/breaking.ts'

export interface Gpu {
  readonly device: GPUDevice
  /** Rejects when the device is lost; never resolves. */
  readonly lost: Promise<never>
  /** The same, to wait for answers with. */
  readonly breaking: Breaking
}

/** Limits that decide whether a model fits; the rest stay at WebGPU's defaults. */
const wantedLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const

export async function adapterFacts(): Promise<AdapterFacts | { readonly reason: string }> {
  const adapter = await findAdapter()
  if ('reason' in adapter) return adapter
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info
  return { vendor, architecture, description, isFallbackAdapter, shaderF16: adapter.features.has('shader-f16') }
}

/** Throws where there is no adapter, or it gives no device. */
export async function openGpu(): Promise<Gpu> {
  const adapter = await findAdapter()
  if ('reason' in adapter) throw new Error(adapter.reason)
  const device = await adapter.requestDevice({
    requiredFeatures: adapter.features.has('shader-f16') ? ['shader-f16'] : [],
    requiredLimits: Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]])),
  })
  const lost = device.lost.then((info): never => {
    throw new DeviceLostError(info.message || `The GPU was lost (${info.reason || 'for an unknown reason'})`)
  })
  return { device, lost, breaking: new Breaking(lost) }
}

async function findAdapter(): Promise<GPUAdapter | { readonly reason: string }> {
  // Typed as always there; older browsers and pages without a secure context lack it.
  const gpu = (navigator as { gpu?: GPU }).gpu
  if (gpu === undefined) return { reason: isSecureContext ? 'This browser has no WebGPU.' : 'WebGPU needs a secure context (https, or localhost).' }
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  return adapter ?? { reason: 'The browser offers no WebGPU adapter here.' }
}

/** Milliseconds that a call may take to come back from a GPU that is gone, and that news of the loss may lag behind a failure. */
const [UNWINDING, LAGGING] = [10_000, 1000]

/**
 * What `work` gives; DeviceLostError where it fails because the GPU is lost. Settles only when `work` has: the runtime
 * has to unwind its own stack before anything else may call it. (Should it never, ten seconds are waited.) On a GPU that
 * is lost already nothing is begun: onnxruntime would wait for it without an end, and hold up the whole worker.
 */
export async function unlessLost<T>(work: () => Promise<T>, { lost, breaking }: Pick<Gpu, 'lost' | 'breaking'>): Promise<T> {
  if (breaking.isBroken) return lost
  const working = work()
  try {
    return await breaking.before(working)
  } catch (error) {
    await Promise.race([Promise.allSettled([working]), pause(UNWINDING)])
    await Promise.race([lost, pause(LAGGING)])
    throw error
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
