/** The stores' present values put together: what hooks and actions both start from. */
import { baseOf, type Base } from './derived/base.ts'
import { withFusions, type KeptFusion } from './derived/fused.ts'
import { idealSystem, orderedSystems, type OrderedSystem } from './derived/systems.ts'
import { memo } from './derived/memo.ts'
import { queryList } from './derived/query-list.ts'
import type { Choices } from './choices.ts'
import type { Collection } from '../collection/collection.ts'
import type { Pipeline, SystemScores } from './scores.ts'
import type { QueryRow } from './views.ts'

export interface Facts {
  readonly collection: Collection | undefined
  readonly scored: readonly SystemScores[]
  readonly pipelines: readonly Pipeline[]
  /** Keys of what is or was on screen, in order of appearance. */
  readonly appeared: readonly string[]
  /** Fusions that a person keeps; shown where all of their parts are. */
  readonly fusions: readonly KeptFusion[]
  readonly choices: Choices
}

/** The base of all orderings; null without candidates. */
export const selectBase = ({ collection, choices }: Facts): Base | null => baseOf(collection, choices.firstStage, choices.judgements, choices.phrasings)

/** First stages, then scorers, then pipelines, then fusions; empty without candidates. */
export function selectSystems(facts: Facts): readonly OrderedSystem[] {
  const base = selectBase(facts)
  return base ? withFusions(base, orderedSystems(base, facts.scored, facts.pipelines, facts.appeared, facts.choices.depth), facts.fusions) : none
}
const none: readonly OrderedSystem[] = []

/** What the columns show: systems not hidden, the first stage always, and the ideal behind them. */
export function selectColumns(facts: Facts): readonly OrderedSystem[] {
  const base = selectBase(facts)
  return base ? visible(selectSystems(facts), idealSystem(base), facts.choices.hidden) : none
}
const visible = memo((systems: readonly OrderedSystem[], ideal: OrderedSystem | null, hidden: readonly string[]) =>
  [...systems, ...(ideal ? [ideal] : [])].filter(({ shown: { key } }, at) => at === 0 || !hidden.includes(key)),
)

/** The scorer whose change the query list shows: the last cross-encoder that is not hidden, else the last scorer. */
function selectLeader(facts: Facts): OrderedSystem | null {
  const scorers = selectSystems(facts).filter(({ shown: { key, system } }) => system.kind === 'scorer' && !facts.choices.hidden.includes(key))
  return scorers.filter(({ shown }) => shown.kind === 'cross-encoder').at(-1) ?? scorers.at(-1) ?? null
}

/** The query list as it is sorted and searched. */
export function selectQueries(facts: Facts): readonly QueryRow[] {
  const base = selectBase(facts)
  const [first] = selectSystems(facts)
  if (!base || !first) return []
  const { measure, level, sort, search, filter } = facts.choices
  return queryList(base, first, selectLeader(facts), measure, level, sort, search, filter)
}

/** The row of the query in view: the chosen id, or the first of the list. */
export function selectQuery(facts: Facts, rowOf: (id: string) => number): number | null {
  const chosen = facts.choices.query === null ? -1 : rowOf(facts.choices.query)
  return chosen >= 0 ? chosen : (selectQueries(facts)[0]?.query ?? null)
}
