/** Drives the scoring worker from a page without an app, for specs about devices: see e2e/scoring-*.spec.ts. */
import { proxy, type Remote } from 'comlink'
import { startWorker } from '../../src/platform/shared/worker-client.ts'
import type { JobEvent } from '../../src/platform/shared/scoring-face.ts'
import type { JobRequest, JobStart, JobSummary } from '../../src/scoring/job.ts'
import { collectionOf } from '../../src/scoring/testing/collection.ts'
import type { HarnessRealm } from './scoring-worker.ts'

export interface HarnessFile {
  /** From the folder's own name on. */
  readonly path: string
  readonly url: string
  /** Give the graph with an operator that no runtime knows in the place of every MatMul: a file that only a session finds fault with. */
  readonly corrupt?: boolean
}

export interface HarnessJob {
  readonly files: readonly HarnessFile[]
  readonly lists: readonly { readonly query: string; readonly passages: readonly string[] }[]
  readonly request: Pick<JobRequest, 'device' | 'dtype' | 'maxLength' | 'features'>
  /** After the first scores that were run here, or after the scores of so many pairs, and so many milliseconds later. */
  readonly then?: 'destroy the device' | 'break the workers' | 'cancel'
  readonly after?: { readonly pairs: number; readonly milliseconds: number }
}

export interface HarnessOutcome {
  readonly summary: JobSummary
  readonly starts: readonly JobStart[]
  /** Per query in list order; null where there is none. The last start's system only. */
  readonly scores: readonly (readonly (number | null)[])[]
  /** Pairs of the last start's system that were scored by a run more than once. */
  readonly scoredTwice: number
  readonly skipped: number
  /** Milliseconds from the request to the summary. */
  readonly wall: number
}

const starting = startWorker<HarnessRealm>(() => new Worker(new URL('./scoring-worker.ts', import.meta.url), { type: 'module' }), 'scoring harness')

const harness = {
  async score({ files, lists, request, then, after = { pairs: 1, milliseconds: 0 } }: HarnessJob): Promise<HarnessOutcome> {
    const { face } = await starting
    const model = await face.addModel(await Promise.all(files.map(fileOf)))
    const collection = collectionOf(lists)
    await face.setCollection(collection)
    const { offsets, passage } = collection.candidates
    const starts: JobStart[] = []
    let scores = new Float32Array(passage.length).fill(NaN)
    let runs = new Uint8Array(passage.length)
    let skipped = 0
    const interfering: Promise<void>[] = []
    let toRun = after.pairs
    const tell = (event: JobEvent) => {
      if (event.name === 'onSkipped') skipped++
      if (event.name === 'onStart') {
        if (event.told.scorer.dtype !== starts.at(-1)?.scorer.dtype) {
          scores = new Float32Array(passage.length).fill(NaN)
          runs = new Uint8Array(passage.length)
        }
        starts.push(event.told)
      }
      if (event.name !== 'onScores') return
      event.told.pairs.forEach((pair, i) => {
        scores[pair] = event.told.scores[i] ?? NaN
        if (!event.told.fromLedger) runs[pair] = (runs[pair] ?? 0) + 1
      })
      if (!event.told.fromLedger) toRun -= event.told.pairs.length
      if (toRun <= 0 && interfering.length === 0) interfering.push(pause(after.milliseconds).then(() => interfere(face, then)))
    }
    const queries = lists.map((_, query) => ({ query, pairs: Uint32Array.from({ length: lists[query]?.passages.length ?? 0 }, (_, i) => (offsets[query] ?? 0) + i) }))
    const started = performance.now()
    const summary = await face.score({ model: model.id, ...request, queries }, proxy(tell))
    const wall = performance.now() - started
    await Promise.all(interfering)
    const perQuery = lists.map((_, query) => Array.from(scores.subarray(offsets[query], offsets[query + 1]), (score) => (Number.isNaN(score) ? null : score)))
    return { summary, starts, scores: perQuery, scoredTwice: runs.filter((count) => count > 1).length, skipped, wall }
  },

  async deviceFacts() {
    return (await starting).face.deviceFacts()
  },

  async clearScores() {
    await (await starting).face.clearScores()
  },

  /** What an error is on this side that a model of the given files gives on the other. */
  async modelError(files: readonly HarnessFile[]): Promise<{ name: string; message: string } | null> {
    try {
      await (await starting).face.addModel(await Promise.all(files.map(fileOf)))
      return null
    } catch (error) {
      return error instanceof Error ? { name: error.name, message: error.message } : { name: typeof error, message: String(error) }
    }
  },

  /** How a worker fails whose script is not there. */
  async missingWorker(): Promise<{ name: string; message: string } | null> {
    try {
      await startWorker(() => new Worker('/no-such-worker.js', { type: 'module' }), 'missing')
      return null
    } catch (error) {
      return error instanceof Error ? { name: error.name, message: error.message } : null
    }
  },
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

async function interfere(face: Remote<HarnessRealm>, how: HarnessJob['then']): Promise<void> {
  if (how === 'cancel') return face.cancel()
  if (how === 'destroy the device') return face.destroyDevice()
  if (how === 'break the workers') return face.breakWorkers()
}

async function fileOf({ path, url, corrupt }: HarnessFile): Promise<File> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return new File([corrupt === true ? replaced(bytes, 'MatMul', 'MatMux') : bytes], path)
}

/** A copy with every occurrence of an ASCII string replaced by another of its length. */
function replaced(bytes: Uint8Array<ArrayBuffer>, from: string, to: string): Uint8Array<ArrayBuffer> {
  const latin1 = new TextDecoder('latin1').decode(bytes)
  const copy = bytes.slice()
  for (let at = latin1.indexOf(from); at >= 0; at = latin1.indexOf(from, at + 1)) copy.set(new TextEncoder().encode(to), at)
  return copy
}

declare global {
  interface Window {
    readonly harness: typeof harness
  }
}

Object.assign(window, { harness })
