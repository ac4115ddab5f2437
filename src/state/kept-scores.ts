/** What the ledger keeps of scores, how sure that is, and what a person does about it. */
import { create } from 'zustand'
import { askToPersist, storageFacts, type StorageFacts } from '../platform/page/storage.ts'
import type { OtherNews } from '../platform/shared/scoring-face.ts'
import type { Holdings } from '../scoring/score-store.ts'
import { save } from './download.ts'
import { useJobStore } from './job.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { forgetScorers } from './remembered.ts'
import { clearScores, dropSystems } from './scores.ts'
import { scoring, tellScoring } from './workers.ts'

interface KeptScores {
  /** Null until it was asked for. */
  readonly holdings: Holdings | null
  readonly storage: StorageFacts | null
  /** Why what is scored now lies in memory only; null where it does not. */
  readonly notKept: string | null
  readonly isExporting: boolean
}

export const useKeptScores = create<KeptScores>()(() => ({ holdings: null, storage: null, notKept: null, isExporting: false }))

tellScoring((worker) => worker.watchLedger(hear))

function hear(news: OtherNews): void {
  if (news.kind === 'not-kept') {
    useKeptScores.setState({ notKept: news.reason })
    notify('info', `From here on scores are kept in memory only, until this tab is closed: ${news.reason}. Deleting kept scores, models or collections makes room.`)
  } else {
    const forgotten = news.scorers.map(({ key, scorer }) => (scorer ? `${scorer.model} ${scorer.dtype}` : key)).join(', ')
    notify('info', `Kept scores passed their limit of ${Math.round(news.limit / 1e6)} MB, so those used longest ago were forgotten: ${forgotten}. What is on screen stays until the page is reloaded.`)
  }
  unawaited(refreshKept(), 'The kept scores could not be listed')
}

/** Reads anew what is kept, and how much room there is. */
export async function refreshKept(): Promise<void> {
  const [holdings, storage] = await Promise.all([scoring((worker) => worker.holdings()), storageFacts()])
  useKeptScores.setState({ holdings, storage })
}

let isAsked = false

/** The first score of a visit that is worth keeping: from here on the browser should not clean up on its own. */
export function wantToKeep(): void {
  if (isAsked) return
  isAsked = true
  unawaited(askToPersist(), 'The browser could not be asked to keep scores')
}

/**
 * Forgets kept scores, of one scorer's key or all, and takes them off the screen: what is deleted is gone. Throws while
 * a job runs, which would go on writing.
 */
export async function deleteScores(key?: string): Promise<void> {
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running, and would go on writing scores: wait for it, or cancel it.')
  await scoring((worker) => worker.clearScores(key))
  const isGone = (scorer: string) => key === undefined || scorer === key
  forgetScorers(isGone)
  if (key === undefined) clearScores()
  else dropSystems(isGone)
  useKeptScores.setState({ notKept: null })
  await refreshKept()
}

/** Saves all kept scores as a file of JSON lines. */
export async function exportScores(): Promise<void> {
  useKeptScores.setState({ isExporting: true })
  try {
    save(await scoring((worker) => worker.exportScores()), 'rerank-lab-scores.jsonl')
  } catch (error) {
    notify('error', `The kept scores could not be exported: ${sentence(error)}`)
  } finally {
    useKeptScores.setState({ isExporting: false })
  }
}

/** Bytes that kept scores may take; what is over goes at once, the one used longest ago first. Throws RangeError for less than nothing. */
export async function setScoreLimit(bytes: number): Promise<void> {
  if (!(bytes >= 0)) throw new RangeError(`A limit is a number of bytes, not ${bytes}.`)
  await scoring((worker) => worker.setScoreLimit(bytes))
  await refreshKept()
}
