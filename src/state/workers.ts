/** The workers: started when first needed, and again when one broke down. The only place that knows their files. */
import type { Remote } from 'comlink'
import type { EvaluationFace } from '../../workers/evaluation.ts'
import type { IngestFace } from '../../workers/ingest.ts'
import { modelHost } from '../platform/page/model-host.ts'
import { ScoringClient } from '../platform/page/scoring-client.ts'
import { Breaking } from '../platform/shared/breaking.ts'
import type { TrainingFace } from '../platform/shared/training-face.ts'
import { startWorker } from '../platform/shared/worker-client.ts'

interface Breakable {
  /** Rejects when the worker breaks down; calls in flight would then never settle. */
  readonly broken: Promise<never>
  terminate(): void
}

/** Runs `use` with a worker; rejects with WorkerError where it does not start or breaks down meanwhile. */
type Using<Client> = <T>(use: (client: Client) => Promise<T>) => Promise<T>

interface Started<Client> {
  readonly client: Client
  readonly breaking: Breaking
}

/** A start that failed, or a worker that broke down, is dropped, so that the next try is a try. */
export function restarting<Client extends Breakable>(open: () => Promise<Client>): Using<Client> {
  let current: Promise<Started<Client>> | null = null
  const start = () => {
    const starting = open().then((client) => ({ client, breaking: new Breaking(client.broken) }))
    // By now another may have been started, which is not to be dropped.
    const drop = () => {
      if (current === starting) current = null
    }
    starting.then(({ client }) => {
      client.broken.catch(() => {
        client.terminate()
        drop()
      })
    }, drop)
    return starting
  }
  return async (use) => {
    const { client, breaking } = await (current ??= start())
    return breaking.before(use(client))
  }
}

function faceOf<Face>(create: () => Worker, name: string): Using<Remote<Face>> {
  const worker = restarting(() => startWorker<Face>(create, name))
  return (use) => worker(({ face }) => use(face))
}

export const ingest = faceOf<IngestFace>(() => new Worker(new URL('../../workers/ingest.ts', import.meta.url), { type: 'module', name: 'ingest' }), 'ingest')

export const evaluation = faceOf<EvaluationFace>(
  () => new Worker(new URL('../../workers/evaluation.ts', import.meta.url), { type: 'module', name: 'evaluation' }),
  'evaluation',
)

export const training = faceOf<TrainingFace>(() => new Worker(new URL('../../workers/training.ts', import.meta.url), { type: 'module', name: 'training' }), 'training')

const tellings: ((client: ScoringClient) => Promise<void>)[] = []

/** Has `tell` run with every scoring worker before anything else: one that had to be started again knows nothing. */
export const tellScoring = (tell: (client: ScoringClient) => Promise<void>): void => void tellings.push(tell)

/** A scoring worker that is nobody else's: it knows no model and no collection, and whoever opens it ends it. */
export const openScoring = (): Promise<ScoringClient> => ScoringClient.open({ models: new URL('models/', document.baseURI).href, hub: modelHost() })

export const scoring = restarting(async () => {
  const client = await openScoring()
  try {
    for (const tell of tellings) await tell(client)
  } catch (error) {
    client.terminate()
    throw error
  }
  return client
})
