/** The fusions that a person keeps. Like pipelines they belong to no collection: they stand wherever all of their parts do. */
import { create } from 'zustand'
import { fusionKey } from '../systems/key.ts'
import { PALETTE_SIZE } from '../systems/colours.ts'
import type { KeptFusion, PlannedFusion } from './derived/fused.ts'
import { fusionsIn } from './fusion-parts.ts'

const KEY = 'rerank-lab:fusions'

export const useFusions = create<{ readonly fusions: readonly KeptFusion[] }>()(() => ({ fusions: [] }))

/** Takes up the fusions of earlier visits; what is not as it would have been written is as if it were not there. */
export function recallFusions(): void {
  try {
    useFusions.setState({ fusions: fusionsIn(JSON.parse(localStorage.getItem(KEY) ?? '[]')) })
  } catch (error) {
    console.info('The fusions of the last visit could not be read', error)
  }
}

/** Keeps a fusion as a system of its own, once. Returns its key. */
export function keepFusion({ parts, rule }: PlannedFusion): string {
  const key = fusionKey(parts, rule)
  const { fusions } = useFusions.getState()
  if (!fusions.some((kept) => keyOf(kept) === key)) change([...fusions, { parts, rule, colour: freeColour(fusions) }])
  return key
}

/** Takes a fusion away, by its key. */
export const dropFusion = (key: string): void => change(useFusions.getState().fusions.filter((kept) => keyOf(kept) !== key))

const keyOf = ({ parts, rule }: PlannedFusion): string => fusionKey(parts, rule)

/** Scorers take colours from the palette's start (src/systems/colours.ts), fusions from its end. */
function freeColour(fusions: readonly KeptFusion[]): number {
  const uses = Array.from({ length: PALETTE_SIZE }, (_, at) => fusions.filter(({ colour }) => colour === at).length)
  return uses.lastIndexOf(Math.min(...uses))
}

function change(fusions: readonly KeptFusion[]): void {
  useFusions.setState({ fusions })
  try {
    localStorage.setItem(KEY, JSON.stringify(fusions))
  } catch (error) {
    console.info('The fusions could not be kept', error)
  }
}
