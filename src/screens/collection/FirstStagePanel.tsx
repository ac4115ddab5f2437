import { useCallback, useId, useState } from 'react'
import type { Collection } from '../../collection/collection.ts'
import { bm25Name, settingsError } from '../../retrieval/settings.ts'
import { exactName } from '../../scoring/vectors/exact-first-stage.ts'
import { useAfterPaint } from '../../state/after-paint.ts'
import { addBm25, addExact, searchableIn, useFirstStage, whichQueries } from '../../state/first-stage.ts'
import { useJob, useModels } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { counted } from '../../components/format.ts'
import { Select } from '../../components/Select.tsx'
import { Bm25Fields } from './Bm25Fields.tsx'
import { DepthField } from './DepthField.tsx'
import styles from './FirstStagePanel.module.css'
import { KeptVectors } from './KeptVectors.tsx'
import { QueriesChoice } from './QueriesChoice.tsx'
import { SearchProgress } from './SearchProgress.tsx'

const BM25 = 'bm25'

/** A first stage where there is none, or beside those that are there: all passages are searched for each query. */
export function FirstStagePanel({ collection }: { collection: Collection }) {
  const heading = useId()
  const [chosen, choose] = useState(BM25)
  const { bm25, queries, progress, failure } = useFirstStage()
  const { loaded } = useModels()
  const isBusy = useJob().kind !== 'idle'
  const searchable = useAfterPaint(useCallback(() => searchableIn(collection), [collection]))
  if (searchable === null) return null
  const models = loaded.filter(({ info }) => info.kind === 'bi-encoder').map(({ info }) => info.id)
  const model = models.find((id) => id === chosen)
  const which = whichQueries(searchable, queries)
  const name = model === undefined ? bm25Name(bm25) : exactName(model)
  const wrong = settingsError(bm25)
  const isFirst = collection.firstStages.length === 0
  const isThere = collection.firstStages.some((stage) => stage.name === name)
  return (
    <section aria-labelledby={heading} className={styles['panel']}>
      <h2 id={heading}>First stage</h2>
      <p>
        {isFirst ? 'Have' : 'Have also'} {counted(searchable.passages, 'passage')} searched for each query, {model === undefined ? 'with BM25 as Lucene computes it' : 'by comparing vectors: each text is embedded once, and its vector kept'}. What is
        found joins the collection like a run: <b>{name}</b>.{isThere && ' It is here already; lists of the same queries are made anew.'}
      </p>
      <div className={styles['fields']}>
        <Select label="Search with" value={model ?? BM25} options={[{ value: BM25, label: 'BM25' }, ...models.map((id) => ({ value: id, label: `${id} (exact)` }))]} onChange={choose} />
        <QueriesChoice searchable={searchable} which={which} />
        <DepthField depth={bm25.depth} />
        {model === undefined && <Bm25Fields settings={bm25} />}
      </div>
      {models.length === 0 && <p className={styles['hint']}>A bi-encoder that is loaded under Models can be searched with, too.</p>}
      {progress ? (
        <SearchProgress progress={progress} />
      ) : (
        <Button look={isFirst ? 'primary' : 'plain'} disabled={wrong !== null || (model !== undefined && isBusy)} onClick={() => void (model === undefined ? addBm25(which) : addExact(model, which))}>
          {model === undefined ? 'Search with BM25' : 'Search exactly'}
        </Button>
      )}
      {(failure ?? wrong) !== null && (
        <p role="alert" className={styles['failure']}>
          {failure ?? wrong}
        </p>
      )}
      {models.length > 0 && <KeptVectors />}
    </section>
  )
}
