import { Check, Download as Fetch } from 'lucide-react'
import type { CatalogueModel } from '../../models/catalogue.ts'
import { useModels } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { bytes, count, fixed, measure as decimals } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import { CardFacts } from './CardFacts.tsx'
import { Download } from './Download.tsx'
import { useAdding } from './use-adding.ts'
import styles from './ModelCard.module.css'

/** One model that can be had, with what its makers say of it. */
export function ModelCard({ model }: { model: CatalogueModel }) {
  const { loaded, loading, cached } = useModels()
  const { add, busy, error } = useAdding()
  const download = loading.find(({ id }) => id === model.id)
  const kept = cached.find(({ id }) => id === model.id)
  const isLoaded = loaded.some(({ info }) => info.id === model.id)
  const [owner, name] = model.id.split('/')
  return (
    <article className={styles['card']} aria-label={model.id}>
      <h3>
        <span>{owner}/</span>
        {name}
      </h3>
      <p className={styles['facts']}>
        {model.parameters !== null && <b>{millions(model.parameters)} · </b>}
        {[model.architecture, `${count(model.limit)} tokens`, model.languages, model.licence].join(' · ')}
      </p>
      <ul className={styles['figures']}>
        {model.figures.map(({ measure, value, interval, source }) => (
          <li key={measure}>
            <b>{decimals(value, 4)}</b> {measure} ({interval && `95\u00a0% ${interval.map((end) => decimals(end, 4)).join(' to ')}; `}
            {source})
          </li>
        ))}
        {model.original !== undefined && <li>Conversion of {model.original}</li>}
        {model.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {model.card && <CardFacts facts={model.card} />}
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

/** `22.7 M parameters`, `568 M parameters`. */
const millions = (parameters: number) => `${fixed(parameters / 1e6, parameters < 1e8 && parameters % 1e6 !== 0 ? 1 : 0)} M parameters`
