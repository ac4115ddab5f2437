/**
 * A graph opened for batches of one shape. Its tensors stay on the GPU, in buffers of its own: ids are written into them,
 * and nothing is read back but the output. With all sizes known the runtime does the arithmetic of shapes once; where it
 * leaves no node to the CPU, it also records its commands in the first run and replays them from then on.
 */
import type * as Ort from 'onnxruntime-web'
import type { FloatTensor, TokenBatch } from '../../scoring/ports.ts'
import { inputValues } from './feeds.ts'
import { floatsIn } from './float-tensor.ts'

type Inputs = readonly Ort.InferenceSession.ValueMetadata[]

/** The output of one shape of batch. */
export interface FixedOutput {
  readonly name: string
  readonly type: 'float32' | 'float16'
  readonly dims: readonly number[]
}

export interface FixedShapeParts {
  readonly ort: Pick<typeof Ort, 'Tensor'>
  readonly device: GPUDevice
  /** Opened with the sizes of `batch` in the place of the names that its inputs have for them. */
  readonly inference: Ort.InferenceSession
  readonly batch: Pick<TokenBatch, 'rows' | 'length'>
  readonly output: FixedOutput
}

/** Sizes by the names that the graph's inputs have for [rows, length]; undefined where an input is of another kind. */
export function sizesByName(inputs: Inputs, { rows, length }: Pick<TokenBatch, 'rows' | 'length'>): Record<string, number> | undefined {
  const sizes: Record<string, number> = {}
  for (const input of inputs) {
    if (!input.isTensor || (input.type !== 'int32' && input.type !== 'int64') || input.shape.length !== 2) return undefined
    for (const [axis, size] of [rows, length].entries()) {
      const name = input.shape[axis]
      if (name === size) continue
      if (typeof name !== 'string' || name === '' || (sizes[name] ?? size) !== size) return undefined
      sizes[name] = size
    }
  }
  return sizes
}

export class FixedShape {
  readonly #parts: FixedShapeParts
  readonly #inputs = new Map<string, GPUBuffer>()
  readonly #output: GPUBuffer
  readonly #bytes: number
  readonly #feeds: Record<string, Ort.Tensor>
  readonly #fetches: Record<string, Ort.Tensor>
  /** Buffers to read from that no run waits for: as many as were ever in flight at once. */
  readonly #idle: GPUBuffer[] = []

  constructor(parts: FixedShapeParts) {
    this.#parts = parts
    const { ort, device, inference, batch, output } = parts
    this.#bytes = output.dims.reduce((product, size) => product * size, output.type === 'float32' ? 4 : 2)
    const buffer = (bytes: number, usage: number) => device.createBuffer({ size: Math.ceil(bytes / 16) * 16, usage })
    this.#output = buffer(this.#bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST)
    this.#fetches = { [output.name]: ort.Tensor.fromGpuBuffer(this.#output, { dataType: output.type, dims: output.dims }) }
    this.#feeds = Object.fromEntries(
      inference.inputMetadata.map((input) => {
        const type = input.isTensor && input.type === 'int32' ? 'int32' : 'int64'
        const ids = buffer(batch.rows * batch.length * (type === 'int32' ? 4 : 8), GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST)
        this.#inputs.set(input.name, ids)
        return [input.name, ort.Tensor.fromGpuBuffer(ids, { dataType: type, dims: [batch.rows, batch.length] })]
      }),
    )
  }

  /**
   * Hands a batch of the shape to the GPU. When this has resolved, the next one may be handed over: what a GPU is told it
   * does in order, so the buffers may be written again before the answer is there.
   */
  async start(batch: TokenBatch): Promise<{ readonly answer: Promise<FloatTensor> }> {
    const { device, inference, output } = this.#parts
    for (const { name, values } of inputValues(inference.inputMetadata, batch)) {
      const buffer = this.#inputs.get(name)
      if (buffer !== undefined) device.queue.writeBuffer(buffer, 0, values.buffer, values.byteOffset, values.byteLength)
    }
    // Always the same tensors: a recording holds on to their buffers, and would not see others.
    await inference.run(this.#feeds, this.#fetches)
    const size = this.#output.size
    const readable = this.#idle.pop() ?? device.createBuffer({ size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ })
    const encoder = device.createCommandEncoder()
    encoder.copyBufferToBuffer(this.#output, 0, readable, 0, size)
    device.queue.submit([encoder.finish()])
    const answer = this.#read(readable).then((bytes) => ({ dims: output.dims, data: floatsIn(bytes, output.type) }))
    // Once a GPU is lost nobody asks for the answers that it owes.
    answer.catch(noop)
    return { answer }
  }

  /** Frees all of it. Nothing may be in flight. */
  async close(): Promise<void> {
    for (const buffer of [...this.#inputs.values(), this.#output, ...this.#idle]) buffer.destroy()
    await this.#parts.inference.release()
  }

  async #read(readable: GPUBuffer): Promise<ArrayBuffer> {
    await readable.mapAsync(GPUMapMode.READ)
    const bytes = readable.getMappedRange().slice(0, this.#bytes)
    readable.unmap()
    this.#idle.push(readable)
    return bytes
  }
}

const noop = () => undefined
