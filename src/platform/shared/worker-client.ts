/** Starts a worker that has a comlink face, and notices when it does not start. */
import { wrap, type Remote } from 'comlink'
import { letErrorsCross } from './errors-cross.ts'

letErrorsCross()

/** The worker did not start, or broke down: which, and why. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError'
}

export interface WorkerClient<Face> {
  readonly face: Remote<Face>
  /** Rejects, and never resolves, when the worker breaks down later: calls in flight will then not settle. */
  readonly broken: Promise<never>
  /** Ends the worker and gives its memory back. */
  terminate(): void
}

/** A 27 MB runtime on a slow disk, compiled: seconds; past this it will not come. */
const LONGEST_START = 60_000

/**
 * Resolves when the worker answers. Comlink would wait for ever for a worker that fails to load.
 * @param create makes the worker; Vite needs `new Worker(new URL(…), …)` spelled out where it is called
 * @param name what a person calls it
 * @throws {WorkerError} when it fails to load, sends what cannot be read, or says nothing in time
 */
export async function startWorker<Face>(create: () => Worker, name: string, limit = LONGEST_START): Promise<WorkerClient<Face>> {
  const worker = create()
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new WorkerError(`The ${name} worker failed: ${event.message || 'its script could not be loaded'}`, { cause: event.error })))
    worker.addEventListener('messageerror', () => reject(new WorkerError(`The ${name} worker sent a message that cannot be read`)))
  })
  // Who calls the face races against it; before the first call nobody listens.
  broken.catch(() => undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WorkerError(`The ${name} worker did not start within ${limit / 1000} seconds`)), limit)
  })
  const face = wrap<Face>(worker)
  // Any property will do, one that is not there too: an answer means that the worker has come to `expose`.
  const ready = (wrap(worker) as Remote<{ readonly isReady?: boolean }>).isReady
  try {
    await Promise.race([ready, broken, late])
  } catch (error) {
    worker.terminate()
    throw error
  } finally {
    clearTimeout(timer)
  }
  return { face, broken, terminate: () => worker.terminate() }
}
