/** The core's `Runtime` in a browser: every session runs in workers of its own, so that encoding is never in their way. */
import { SessionLostError, type FloatTensor, type Runtime, type Session, type TokenBatch } from '../../scoring/ports.ts'
import type { Device } from '../../systems/system.ts'
import type { External } from '../shared/inference-face.ts'
import { adapterFacts } from './gpu.ts'
import { InferenceLane, type LaneSession } from './inference-lane.ts'
import { lanesFor, type Lanes } from './lanes-for.ts'

/** Starts a worker for each device; Vite needs `new Worker(new URL(…), …)` spelled out where it is called. */
export interface InferenceWorkers {
  readonly wasm: () => Worker
  readonly webgpu: () => Worker
}

/** More threads than this gain nothing for sequences of a few hundred tokens. */
const MOST_THREADS = 8
/** Bytes that all lanes of a session may take. */
const ROOM = 1e9
/** A GPU's next batch is uploaded while it still works on the one before. */
const GPU_LANES = 2
/** Graphs of which the first models are: their lanes are started before they are asked for. */
const USUAL_GRAPH = 50e6

export interface InferenceRuntime extends Runtime {
  /** Starts what the first session of a usual size will need, and does not wait for it. */
  warm(): void
}

export function inferenceRuntime(workers: InferenceWorkers): InferenceRuntime {
  const threads = Math.min(navigator.hardwareConcurrency, MOST_THREADS)
  const wasm = new WasmLanes(workers.wasm)
  const webgpu = new InferenceLane(workers.webgpu, 1)
  let room = ROOM
  const spread = (bytes: number) => lanesFor(bytes, room, threads, crossOriginIsolated)
  return {
    threads,
    adapter: adapterFacts,
    warm() {
      for (const lane of wasm.of(spread(USUAL_GRAPH))) lane.warm().catch((error: unknown) => console.info('An inference worker did not start', error))
    },
    async open(graph, { device, external = new Map(), lanes: most = Infinity }): Promise<Session> {
      if (device === 'webgpu') return sessionOver(device, [await webgpu.open(graph, external)], GPU_LANES)
      const lanes = wasm.of(spread(graph.byteLength + bytesOf(external))).slice(0, most)
      try {
        const opened = await openAll(lanes, lanes.length > 1 ? shareable(graph) : graph, external)
        return sessionOver(device, opened, opened.length)
      } catch (error) {
        // What broke down had too much to hold.
        if (error instanceof SessionLostError) room /= 2
        throw error
      }
    },
  }
}

/** Lanes by how many there are and how many threads each has: graphs of one size share theirs. */
class WasmLanes {
  readonly #create: () => Worker
  readonly #lanes = new Map<string, readonly InferenceLane[]>()

  constructor(create: () => Worker) {
    this.#create = create
  }

  of({ lanes, threads }: Lanes): readonly InferenceLane[] {
    const key = `${lanes} × ${threads}`
    const held = this.#lanes.get(key) ?? Array.from({ length: lanes }, () => new InferenceLane(this.#create, threads))
    this.#lanes.set(key, held)
    return held
  }
}

/** All or none. */
async function openAll(lanes: readonly InferenceLane[], graph: Uint8Array, external: External): Promise<LaneSession[]> {
  const opening = await Promise.allSettled(lanes.map((lane) => lane.open(graph, external)))
  const failed = opening.find((result) => result.status === 'rejected')
  const opened = opening.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  if (failed === undefined) return opened
  await Promise.all(opened.map((session) => session.close()))
  throw failed.reason
}

function sessionOver(device: Device, sessions: readonly LaneSession[], lanes: number): Session {
  const [first] = sessions
  if (first === undefined) throw new Error('A session has at least one lane')
  const waiting = sessions.map(() => 0)
  const inFlight = new Set<Promise<FloatTensor>>()
  let closed: Error | null = null

  async function run(batch: TokenBatch, output: string): Promise<FloatTensor> {
    if (closed !== null) throw closed
    const at = waiting.indexOf(Math.min(...waiting))
    waiting[at] = (waiting[at] ?? 0) + 1
    try {
      return await (sessions[at] ?? first as LaneSession).run(batch, output)
    } finally {
      waiting[at] = (waiting[at] ?? 1) - 1
    }
  }

  return {
    device,
    lanes,
    inputNames: first.inputNames,
    outputNames: first.outputNames,
    async run(batch, output) {
      const running = run(batch, output)
      inFlight.add(running)
      return running.finally(() => inFlight.delete(running))
    },
    async dispose() {
      closed = new Error('The session was closed')
      await Promise.allSettled(inFlight)
      await Promise.all(sessions.map((session) => session.close()))
    },
  }
}

const bytesOf = (external: External) => [...external.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)

/** Memory that workers read in one copy; where the page is not isolated each is sent its own. */
function shareable(bytes: Uint8Array): Uint8Array {
  if (!crossOriginIsolated) return bytes
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
  shared.set(bytes)
  return shared
}
