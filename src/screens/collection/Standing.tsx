import { X } from 'lucide-react'
import { pairCount, queryCount, type Collection } from '../../collection/collection.ts'
import { closeCollection } from '../../state/actions.ts'
import { useMeasureTable } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { count, share } from '../../components/format.ts'
import { Figure, Figures } from './Figures.tsx'
import styles from './Standing.module.css'

/** The collection as it stands after all that was brought. */
export function Standing({ collection }: { collection: Collection }) {
  const judgedAt10 = useMeasureTable()?.judgedAt10 ?? null
  const stages = collection.firstStages.length
  return (
    <section className={styles['standing']} aria-label="Open collection">
      <h2>{collection.name}</h2>
      <Figures>
        <Figure name="queries" value={count(queryCount(collection))} />
        <Figure name="candidates" value={count(pairCount(collection))} />
        <Figure name="passages" value={count(collection.passageIds.length)} />
        {stages > 1 && <Figure name="first stages" value={count(stages)} />}
        {judgedAt10 !== null && <Figure name="judged of the first ten" value={share(judgedAt10)} />}
      </Figures>
      <Button look="quiet" icon={<X aria-hidden />} onClick={closeCollection}>
        Close
      </Button>
    </section>
  )
}
