import { catalogue, type CatalogueModel } from '../../models/catalogue.ts'
import { ModelCard } from './ModelCard.tsx'
import styles from './Catalogue.module.css'

const isEmbedded = ({ id }: CatalogueModel) => id.startsWith('embedded/')
interface Group {
  readonly title: string
  readonly hint: string
  readonly models: readonly CatalogueModel[]
}

const withPage: readonly Group[] = [{ title: 'With the page', hint: 'A small start that needs no network. For real work load a model of the catalogue below, cross-encoder/ms-marco-MiniLM-L6-v2 first.', models: catalogue.filter(isEmbedded) }]

const onHub: readonly Group[] = [
  {
    title: 'Cross-encoders on the Hub',
    hint: 'They read query and passage together: slower, and usually better at the top of a list.',
    models: catalogue.filter((model) => model.kind === 'cross-encoder' && !isEmbedded(model)),
  },
  {
    title: 'Bi-encoders on the Hub',
    hint: 'They make one vector of each text and compare the two.',
    models: catalogue.filter((model) => model.kind === 'bi-encoder' && !isEmbedded(model)),
  },
]

/** Models that people pick: the pair that comes with the page, or those that the Hub has. */
export function Catalogue({ part }: { part: 'with the page' | 'on the Hub' }) {
  return (part === 'with the page' ? withPage : onHub).map(({ title, hint, models }) => (
    <section key={title} aria-label={title}>
      <h2>{title}</h2>
      <p className={styles['hint']}>{hint}</p>
      <div className={styles['cards']}>
        {models.map((model) => (
          <ModelCard key={model.id} model={model} />
        ))}
      </div>
    </section>
  ))
}
