/** One inference worker: started when it is first needed, ended with its last session unless it has held little. */
import type { Remote } from 'comlink'
import { DeviceLostError, SessionLostError, type FloatTensor, type TokenBatch } from '../../scoring/ports.ts'
import type { External, InferenceFace, OpenedGraph } from '../shared/inference-face.ts'
import { Breaking } from '../shared/breaking.ts'
import { startWorker, WorkerError, type WorkerClient } from '../shared/worker-client.ts'

/** A worker that runs, and how many sessions it holds. */
interface Running {
  readonly client: WorkerClient<InferenceFace>
  readonly breaking: Breaking
  sessions: number
  /** Of all graphs that it has opened so far. */
  bytes: number
  /** Gives its memory back, which only the end of a worker does: WebAssembly's never shrinks. The next start is another's. */
  end(): void
}

/** Bytes of graphs that a worker may have opened to be kept for the next one, which then starts at once. */
const WORTH_KEEPING = 64e6

/** A graph that one lane has open. */
export interface LaneSession extends OpenedGraph {
  run(batch: TokenBatch, output: string): Promise<FloatTensor>
  close(): Promise<void>
}

export class InferenceLane {
  readonly #create: () => Worker
  readonly #threads: number
  #starting: Promise<Running> | null = null

  /** @param threads that the runtime in the worker may use */
  constructor(create: () => Worker, threads: number) {
    this.#create = create
    this.#threads = threads
  }

  /** Has the runtime loaded before a graph is there. Rejects with WorkerError where the worker does not start. */
  async warm(): Promise<void> {
    await this.#start()
  }

  /** Throws what onnxruntime throws of the graph, SessionLostError where the worker breaks down. */
  async open(graph: Uint8Array, external: External): Promise<LaneSession> {
    const running = await this.#start()
    running.sessions++
    running.bytes += graph.byteLength
    try {
      const opened = await asked(running, (face) => face.open(graph, external))
      return {
        ...opened,
        run: (batch, output) => asked(running, (face) => face.run(opened.session, batch, output)),
        close: () => this.#close(running, opened.session),
      }
    } catch (error) {
      this.#leave(running)
      throw error
    }
  }

  async #close(running: Running, session: number): Promise<void> {
    try {
      if (running.sessions > 1 || running.bytes <= WORTH_KEEPING) await asked(running, (face) => face.close(session))
    } catch (error) {
      if (!(error instanceof SessionLostError)) throw error // what broke down is closed
    } finally {
      this.#leave(running)
    }
  }

  #leave(running: Running): void {
    if (--running.sessions === 0 && running.bytes > WORTH_KEEPING) running.end()
  }

  /** A start that failed, or a worker that broke down, is dropped, so that the next try is a try. */
  #start(): Promise<Running> {
    if (this.#starting !== null) return this.#starting
    const drop = () => {
      if (this.#starting === starting) this.#starting = null
    }
    const starting = this.#startNow(drop)
    starting.then(({ client, end }) => client.broken.catch(end), drop)
    return (this.#starting = starting)
  }

  async #startNow(drop: () => void): Promise<Running> {
    const client = await startWorker<InferenceFace>(this.#create, 'inference')
    const end = () => {
      client.terminate()
      drop()
    }
    const running = { client, breaking: new Breaking(client.broken), sessions: 0, bytes: 0, end }
    try {
      await asked(running, (face) => face.warm(this.#threads))
      return running
    } catch (error) {
      end()
      throw error
    }
  }
}

/** An answer of the worker. Errors come without their class, and a worker that breaks down answers nothing. */
async function asked<T>({ client, breaking }: Pick<Running, 'client' | 'breaking'>, ask: (face: Remote<InferenceFace>) => Promise<T>): Promise<T> {
  try {
    return await breaking.before(ask(client.face))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error instanceof WorkerError) throw new SessionLostError(error.message, { cause: error })
    throw error.name === 'DeviceLostError' ? new DeviceLostError(error.message, { cause: error }) : error
  }
}
