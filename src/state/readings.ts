/** What each system reads of the passage that is opened: asked of the scoring worker, which has the tokenizers. */
import { create } from 'zustand'
import type { Pair } from '../scoring/pair-scorer.ts'
import type { PassageReading } from '../scoring/reading.ts'
import type { Scorer } from '../systems/system.ts'
import { sentence } from './notices.ts'
import { scoring } from './workers.ts'

/** By system key. A system whose model is not loaded has none. */
export type Readings = ReadonlyMap<string, PassageReading>

interface Opened {
  /** Collection and pair. */
  readonly of: string
  readonly known: Readings
}

export const useReadingStore = create<Opened>()(() => ({ of: '', known: new Map() }))

/** Systems that were asked for the pair that is opened. */
const asked = new Set<string>()

/** Names what readings are of. */
export const readingsOf = (fingerprint: string, row: number) => `${fingerprint} ${row}`

/** Asks what a system reads of a pair's passage, once as long as no other pair is asked for. */
export function wantReading(of: string, pair: Pair, key: string, scorer: Scorer): void {
  if (of !== useReadingStore.getState().of) {
    asked.clear()
    useReadingStore.setState({ of, known: new Map() })
  }
  if (asked.has(key)) return
  asked.add(key)
  void ask(of, pair, key, scorer)
}

async function ask(of: string, pair: Pair, key: string, scorer: Scorer): Promise<void> {
  try {
    const reading = await scoring((worker) => worker.reading(scorer, pair))
    if (reading) useReadingStore.setState((opened) => (opened.of === of ? { known: new Map(opened.known).set(key, reading) } : {}))
  } catch (error) {
    // The passage is there all the same.
    console.info(`What ${scorer.model} reads of the passage is not known: ${sentence(error)}`)
  }
}
