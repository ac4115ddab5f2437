/** Which device and dtype a model runs on: the rungs of a ladder, tried in order, and why others are not on it. */
import type { Device, Dtype } from '../systems/system.ts'
import type { GraphFile, ModelInfo } from './model.ts'

export interface Rung {
  readonly device: Device
  readonly dtype: Dtype
  readonly graph: GraphFile
}

export interface LeftOut {
  readonly device: Device
  readonly dtype: Dtype
  /** A plain sentence. */
  readonly reason: string
}

export interface Ladder {
  readonly rungs: readonly Rung[]
  readonly leftOut: readonly LeftOut[]
}

export interface DeviceRequest {
  readonly device: 'auto' | Device
  readonly dtype: 'auto' | Dtype
  /** Scores that do not depend on quantisation are wanted: q8 and q4 are left out of `auto`. */
  readonly exact?: boolean
  /** The dtype that scores were already written in: only the device may change from here on. */
  readonly frozen?: Dtype
}

/** What is known of the GPU: what WebGPU offers, or why there is none. */
export type Gpu = { readonly shaderF16: boolean } | { readonly reason: string }

/** `auto` tries these, the fastest first. fp16 on WASM is last: it is computed as float32, and some models come in nothing else. */
const order: readonly (readonly [Device, Dtype])[] = [
  ['webgpu', 'fp16'], ['webgpu', 'fp32'], ['webgpu', 'q4'],
  ['wasm', 'q8'], ['wasm', 'fp32'], ['wasm', 'q4'], ['wasm', 'fp16'],
]

/**
 * The rungs for a request, the first to try first. An asked-for dtype overrides the choice, not what cannot work.
 * After the first score only rungs of the frozen dtype are left; fp16 scores cannot be gone on with on WASM:
 * they begin again as another system, which is a new request. `rungs` may be empty; then `leftOut` says why.
 */
export function rungs(info: Pick<ModelInfo, 'graphs'>, request: DeviceRequest, gpu: Gpu): Ladder {
  const ladder: { rungs: Rung[]; leftOut: LeftOut[] } = { rungs: [], leftOut: [] }
  const dtype = request.frozen ?? request.dtype
  const wanted = allOf(dtype).filter(([device]) => request.device === 'auto' || request.device === device)
  for (const [device, dtype] of wanted) {
    const graph = info.graphs.find((each) => each.dtype === dtype)
    if (graph === undefined) {
      ladder.leftOut.push({ device, dtype, reason: `The model has no ${dtype} graph.` })
      continue
    }
    const reason = impossible(device, dtype, gpu) ?? otherArithmetic(device, request.frozen) ?? unwanted(device, dtype, info.graphs, request)
    if (reason === null) ladder.rungs.push({ device, dtype, graph })
    else ladder.leftOut.push({ device, dtype, reason })
  }
  return ladder
}

/** All pairs of device and dtype; for one dtype both devices, WebGPU first. */
const allOf = (dtype: 'auto' | Dtype) => (dtype === 'auto' ? [...order, ['webgpu', 'q8'] as const] : (['webgpu', 'wasm'] as const).map((device) => [device, dtype] as const))

function impossible(device: Device, dtype: Dtype, gpu: Gpu): string | null {
  if (device === 'wasm') return null
  if ('reason' in gpu) return gpu.reason
  if (dtype === 'q8') return 'onnxruntime-web has no WebGPU kernels for int8; q4 and fp16 are its small dtypes there.'
  if (dtype === 'fp16' && !gpu.shaderF16) return 'The GPU does not offer shader-f16, without which fp16 graphs fail.'
  return null
}

/** A frozen dtype goes on only where it is computed alike. */
function otherArithmetic(device: Device, frozen: Dtype | undefined): string | null {
  return frozen === 'fp16' && device === 'wasm' ? 'WASM computes fp16 as float32: scores written so far would not be comparable.' : null
}

/** What `auto` does not take although it would run, as long as the model has something better. */
function unwanted(device: Device, dtype: Dtype, graphs: readonly GraphFile[], request: DeviceRequest): string | null {
  if (request.frozen !== undefined || request.dtype !== 'auto') return null
  const has = (...dtypes: readonly Dtype[]) => graphs.some((graph) => dtypes.includes(graph.dtype))
  if (request.exact === true && (dtype === 'q8' || dtype === 'q4') && has('fp32', 'fp16')) return 'Exact scores are asked for, and quantised weights change them.'
  if (dtype === 'q4' && has('fp32', 'fp16', 'q8')) return 'q4 is taken only where it is asked for: it changes scores most.'
  if (device === 'wasm' && dtype === 'fp16' && has('fp32')) return 'WASM computes fp16 as float32, so the fp32 graph is the better one.'
  return null
}
