import type { Fact } from '../../models/catalogue.ts'
import styles from './CardFacts.module.css'

/** The points of a model card: data, licences, recipe, limits. */
export function CardFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <details className={styles['card']}>
      <summary>Model card</summary>
      <dl>
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
