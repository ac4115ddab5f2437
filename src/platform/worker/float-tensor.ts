/** Tensors that a graph gives back, as float32 in memory of their own. */
import type { Tensor } from 'onnxruntime-web'
import type { FloatTensor } from '../../scoring/ports.ts'

/** Copies a float32, float16 or float64 tensor out of the runtime. Throws for other types. */
export async function floatTensor(tensor: Tensor): Promise<FloatTensor> {
  const data = await tensor.getData()
  if (data instanceof Float32Array) return { dims: tensor.dims, data: data.slice() }
  if (data instanceof Float64Array) return { dims: tensor.dims, data: Float32Array.from(data) }
  if (tensor.type === 'float16') return { dims: tensor.dims, data: fromFloat16(data as ArrayLike<number>) }
  throw new Error(`The graph's output is of type ${tensor.type}; a score is a floating point number`)
}

/** Hosts with a Float16Array give numbers, the others the bits. */
function fromFloat16(data: ArrayLike<number>): Float32Array {
  return data instanceof Uint16Array ? Float32Array.from(data, halfToFloat) : Float32Array.from(data)
}

/** IEEE 754 binary16 bits as a number. */
export function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN
  return sign * (1024 + fraction) * 2 ** (exponent - 25)
}
