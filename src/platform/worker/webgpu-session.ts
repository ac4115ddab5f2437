/**
 * A graph on the GPU: opened once for every shape, and again, a few times, for single shapes that keep coming back. Those
 * cost fewer commands a batch, and their weights once more.
 */
import type * as Ort from 'onnxruntime-web'
import { DeviceLostError, type FloatTensor, type Session, type TokenBatch } from '../../scoring/ports.ts'
import { FixedShape, sizesByName, type FixedOutput } from './fixed-shape.ts'
import { unlessLost } from './gpu.ts'
import { OrtSession, type OrtSessionParts } from './ort-session.ts'

export interface WebGpuSessionParts extends OrtSessionParts {
  readonly gpu: NonNullable<OrtSessionParts['gpu']>
  /** Of the graph and the files beside it. */
  readonly bytes: number
  /** Opens the same graph once more. */
  readonly reopen: (options: Ort.InferenceSession.SessionOptions) => Promise<Ort.InferenceSession>
}

/** Batches of a shape after which it is worth a session of its own. */
const OFTEN = 4
/** Such sessions of one graph, and bytes of weights in all of them. */
const [MOST_SHAPES, MOST_BYTES] = [8, 256e6]
/** How far such a session's output may be from the general one's for the same batch, absolute below 1 and relative above. */
const CLOSE = 1e-3

/** Whether a graph of that size may be opened again. */
export const isWorthReopening = (bytes: number): boolean => bytes <= MOST_BYTES

interface Shape {
  seen: number
  fixed: FixedShape | null
}

export class WebGpuSession implements Session {
  readonly device = 'webgpu'
  readonly lanes = 1
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  readonly #parts: WebGpuSessionParts
  readonly #general: OrtSession
  readonly #shapes = new Map<string, Shape>()
  readonly #opened: FixedShape[] = []
  readonly #inFlight = new Set<Promise<FloatTensor>>()
  #left: number
  #closed: Error | null = null

  constructor(parts: WebGpuSessionParts) {
    this.#parts = parts
    this.#general = new OrtSession(parts)
    this.inputNames = this.#general.inputNames
    this.outputNames = this.#general.outputNames
    this.#left = Math.min(MOST_SHAPES, Math.floor(MOST_BYTES / parts.bytes))
  }

  async run(batch: TokenBatch, output: string): Promise<FloatTensor> {
    if (this.#closed !== null) throw this.#closed
    const running = this.#run(batch, output)
    this.#inFlight.add(running)
    return running.finally(() => this.#inFlight.delete(running))
  }

  async dispose(): Promise<void> {
    this.#closed ??= new Error('The session was closed')
    await Promise.allSettled(this.#inFlight)
    for (const fixed of this.#opened) await this.#parts.calls.run(() => fixed.close())
    await this.#general.dispose()
  }

  async #run(batch: TokenBatch, output: string): Promise<FloatTensor> {
    const shape = this.#shapeOf(batch, output)
    if (shape.fixed !== null) {
      try {
        return await this.#inFixed(shape.fixed, batch)
      } catch (error) {
        if (error instanceof DeviceLostError) throw error
        this.#giveUp(shape, error)
      }
    }
    const found = await this.#general.run(batch, output)
    if (++shape.seen === OFTEN && this.#left > 0) await this.#fix(shape, batch, output, found)
    return found
  }

  /** What a GPU was handed it computes while the next batch is handed over. */
  async #inFixed(fixed: FixedShape, batch: TokenBatch): Promise<FloatTensor> {
    const { calls, gpu } = this.#parts
    const { answer } = await calls.run(() => unlessLost(() => fixed.start(batch), gpu))
    return unlessLost(() => answer, gpu)
  }

  /** Opens the graph for a shape, if that gives what `found` is for the batch. What does not work is not tried again. */
  async #fix(shape: Shape, batch: TokenBatch, output: string, found: FloatTensor): Promise<void> {
    const sizes = sizesByName(this.#parts.inference.inputMetadata, batch)
    const type = this.#parts.inference.outputMetadata.find(({ name }) => name === output)
    if (sizes === undefined || type?.isTensor !== true || (type.type !== 'float32' && type.type !== 'float16')) return
    this.#left--
    try {
      const fixed = await this.#parts.calls.run(() => unlessLost(() => this.#open(sizes, batch, { name: output, type: type.type as FixedOutput['type'], dims: found.dims }), this.#parts.gpu))
      this.#opened.push(fixed)
      if (!areClose(await this.#inFixed(fixed, batch), found)) throw new Error(`A session for batches of ${batch.rows} × ${batch.length} tokens gives other scores than the general one`)
      shape.fixed = fixed
    } catch (error) {
      // Of a GPU that is lost the next run will say so.
      if (!(error instanceof DeviceLostError)) this.#giveUp(shape, error)
    }
  }

  #giveUp(shape: Shape, error: unknown): void {
    shape.fixed = null
    this.#left = 0
    console.info('A session for one shape of batch failed; its batches run in the general one', error)
  }

  async #open(sizes: Record<string, number>, batch: TokenBatch, output: FixedOutput): Promise<FixedShape> {
    const { ort, gpu, reopen } = this.#parts
    const options = { freeDimensionOverrides: sizes }
    // Recording is refused where a node is left to the CPU.
    const inference = await reopen({ ...options, enableGraphCapture: true }).catch(() => reopen(options))
    return new FixedShape({ ort, device: gpu.device, inference, batch, output })
  }

  #shapeOf({ rows, length }: TokenBatch, output: string): Shape {
    const key = `${rows} × ${length} ${output}`
    const held = this.#shapes.get(key) ?? { seen: 0, fixed: null }
    this.#shapes.set(key, held)
    return held
  }
}

function areClose({ data: found }: FloatTensor, { data: expected }: FloatTensor): boolean {
  return found.length === expected.length && found.every((value, i) => Math.abs(value - (expected[i] ?? NaN)) <= CLOSE * Math.max(1, Math.abs(value)))
}
