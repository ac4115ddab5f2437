import { count, counted, share } from '../../components/format.ts'
import { pairCount, queryCount } from '../../collection/collection.ts'
import { useCollection, useJudgedAt10 } from '../../state/hooks.ts'
import { usePhrasedCounts } from '../../state/phrasing-hooks.ts'
import styles from './CollectionFacts.module.css'

/** The collection in one line. */
export function CollectionFacts() {
  const collection = useCollection()
  const phrased = usePhrasedCounts()
  const judgedAt10 = useJudgedAt10()
  if (!collection) return null
  return (
    <p className={styles['facts']}>
      <b>{collection.name}</b> · {counted(phrased?.queries ?? queryCount(collection), 'query', 'queries')}
      {phrased && ` in ${counted(phrased.phrasings, 'phrasing')}`} · {count(phrased?.candidates ?? pairCount(collection))} candidates
      {judgedAt10 !== null ? (
        <span title="Share of the first stage’s top ten that somebody judged"> · judged@10 {share(judgedAt10)}</span>
      ) : (
        collection.judgementSets.length === 0 && <span title="Without judgements there are moves but no measures"> · no judgements</span>
      )}
    </p>
  )
}
