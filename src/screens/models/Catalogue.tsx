import { ModelCard } from './ModelCard.tsx'
import { embeddedPair } from './model-card.ts'
import styles from './Catalogue.module.css'

/** Models that people pick: the pair that comes with the page first. */
export function Catalogue() {
  return (
    <section aria-labelledby="embedded-pair">
      <h2 id="embedded-pair">With the page</h2>
      <div className={styles['cards']}>
        {embeddedPair.map((model) => (
          <ModelCard key={model.id} model={model} />
        ))}
      </div>
    </section>
  )
}
