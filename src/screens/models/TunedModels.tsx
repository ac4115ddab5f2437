import { useTunedHeads } from '../../state/hooks.ts'
import { TunedModel } from './TunedModel.tsx'
import styles from './TunedModels.module.css'

/** Heads that were trained here and promoted: models of their own, kept on this machine. */
export function TunedModels() {
  const heads = useTunedHeads()
  if (heads.length === 0) return null
  return (
    <section aria-labelledby="tuned">
      <h2 id="tuned">Tuned here</h2>
      <p className={styles['hint']}>Each is another model’s encoder with a head that was trained under Train. Only the head is kept; the encoder comes from its base.</p>
      <ul className={styles['list']}>
        {heads.map((head) => (
          <TunedModel key={head.id} head={head} />
        ))}
      </ul>
    </section>
  )
}
