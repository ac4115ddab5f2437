import { pairCount, queryCount, type Collection } from '../../collection/collection.ts'
import { searchableIn } from '../../state/first-stage.ts'
import { useJudgedAt10 } from '../../state/hooks.ts'
import { usePhrasedCounts } from '../../state/phrasing-hooks.ts'
import { usePreparedCompare } from '../../state/prepared.ts'
import { count, share } from '../../components/format.ts'
import { Figure, Figures } from './Figures.tsx'

/** The collection as it stands after all that was brought, in counts. */
export function Standing({ collection }: { collection: Collection }) {
  usePreparedCompare()
  const judgedAt10 = useJudgedAt10()
  const phrased = usePhrasedCounts()
  const stages = collection.firstStages.length
  const waiting = stages === 0 ? searchableIn(collection) : null
  if (waiting) {
    return (
      <Figures>
        <Figure value={count(waiting.queries)} name="queries" />
        <Figure value={count(waiting.passages)} name="passages" />
        <Figure value="no" name="candidates yet" />
      </Figures>
    )
  }
  return (
    <Figures>
      <Figure value={count(phrased?.queries ?? queryCount(collection))} name="queries" />
      {phrased && <Figure value={count(phrased.phrasings)} name="phrasings" />}
      <Figure value={count(phrased?.candidates ?? pairCount(collection))} name="candidates" />
      <Figure value={count(collection.passageIds.length)} name="passages" />
      {stages > 1 && <Figure value={count(stages)} name="first stages" />}
      {judgedAt10 !== null && <Figure value={share(judgedAt10)} name="judged@10" />}
    </Figures>
  )
}
