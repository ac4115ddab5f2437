import { Check, Download as Fetch } from 'lucide-react'
import { useModels } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { bytes, count } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import { Download } from './Download.tsx'
import type { ModelFacts } from './model-card.ts'
import { useAdding } from './use-adding.ts'
import styles from './ModelCard.module.css'

/** One model that can be had, with what its makers say of it. */
export function ModelCard({ model }: { model: ModelFacts }) {
  const { loaded, loading, cached } = useModels()
  const { add, busy, error } = useAdding()
  const download = loading.find(({ id }) => id === model.id)
  const kept = cached.find(({ id }) => id === model.id)
  const isLoaded = loaded.some(({ info }) => info.id === model.id)
  return (
    <article className={styles['card']} aria-label={model.id}>
      <header>
        <h3>{model.name}</h3>
        <code>{model.id}</code>
      </header>
      <p className={styles['facts']}>{[model.size, `${count(model.limit)} tokens`, model.languages, model.licence].join(' · ')}</p>
      <ul className={styles['figures']}>
        {model.figures.map(({ measure, value, source }) => (
          <li key={measure}>
            <b>{value}</b> {measure} <span>({source})</span>
          </li>
        ))}
        {model.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {error !== null && <Notice kind="error">{error}</Notice>}
      <footer>
        {download ? (
          <Download download={download} />
        ) : isLoaded ? (
          <span className={styles['loaded']}>
            <Check aria-hidden /> Loaded
          </span>
        ) : (
          <Button icon={<Fetch aria-hidden />} aria-label={`Load ${model.id}`} disabled={busy} onClick={() => void add(model.id)}>
            {busy ? 'Loading …' : 'Load'}
          </Button>
        )}
        {kept && !download && <span className={styles['kept']}>{bytes(kept.bytes)} kept here</span>}
      </footer>
    </article>
  )
}
