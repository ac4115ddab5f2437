/** The truncation meter: what each loaded model would read of the pairs to the depth, counted by the scoring worker when a person asks. */
import { create } from 'zustand'
import { rankedPairs } from '../ranking/rankings.ts'
import type { CountRequest } from '../scoring/count-tokens.ts'
import type { Truncation } from '../scoring/truncation.ts'
import type { Base } from './derived/base.ts'
import { askedPairs } from './derived/phrased-scores.ts'
import { recipeWishes } from './models.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { factsNow } from './script.ts'
import { selectBase, type Facts } from './selected.ts'
import { scoring } from './workers.ts'

/** A count, under way or done. */
export interface TokenCount {
  /** What was counted: collection, first stage, depth and recipe as one text. */
  readonly of: string
  readonly depth: number
  readonly pairs: number
  readonly sofar: Truncation | null
  readonly running: boolean
}

/** By model; none before a person asked for one. */
export const useTokenCounts = create<Readonly<Record<string, TokenCount>>>()(() => ({}))

/** Counts the tokens of a model's pairs. What goes wrong is told in a notice; without candidates nothing is done. */
export async function countTokens(model: string): Promise<void> {
  const facts = factsNow()
  const of = countOf(facts, model)
  const base = selectBase(facts)
  if (of === null || !base) return
  const { depth } = facts.choices
  const queries = queriesTo(base, depth)
  const begun: TokenCount = { of, depth, pairs: queries.reduce((sum, { pairs }) => sum + pairs.length, 0), sofar: null, running: true }
  set(model, begun)
  const tell = (sofar: Truncation, running: boolean) => {
    if (useTokenCounts.getState()[model]?.of === of) set(model, { ...begun, sofar, running })
  }
  try {
    tell(await scoring((worker) => worker.countTokens({ model, queries, ...recipeWishes(model) }, (sofar) => tell(sofar, true))), false)
  } catch (error) {
    useTokenCounts.setState((counts) => Object.fromEntries(Object.entries(counts).filter(([id]) => id !== model)), true)
    notify('error', `The tokens of ${model} could not be counted: ${sentence(error)}`)
  }
}

/** Ends a count with what is counted by then. */
export const stopCounting = (model: string): void => unawaited(scoring((worker) => worker.stopCounting(model)), 'The count could not be stopped')

/** What a count made now would be of; null without candidates. */
export function countOf(facts: Facts, model: string): string | null {
  const base = selectBase(facts)
  return base && JSON.stringify([base.collection.fingerprint, base.firstStage.name, facts.choices.depth, base.phrased?.combination ?? null, recipeWishes(model)])
}

const set = (model: string, count: TokenCount) => useTokenCounts.setState({ [model]: count })

function queriesTo(base: Base, depth: number): CountRequest['queries'] {
  return Array.from({ length: base.collection.queryIds.length }, (_, query) => askedPairs(base, query, rankedPairs(base.order, query).slice(0, depth))).flat()
}
