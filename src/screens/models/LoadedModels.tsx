import { useModels } from '../../state/hooks.ts'
import { LoadedModel } from './LoadedModel.tsx'
import styles from './LoadedModels.module.css'

/** The models that are ready, which of them `Rerank` uses, and how each is run. */
export function LoadedModels() {
  const { loaded } = useModels()
  return (
    <section aria-labelledby="loaded">
      <h2 id="loaded">Loaded</h2>
      {loaded.length === 0 ? (
        <p className={styles['none']}>None yet. The embedded pair comes with the page and needs no network; any other is fetched once and kept.</p>
      ) : (
        <>
          <p className={styles['none']}>A tick means: used by Rerank.</p>
          <ul className={styles['list']}>
            {loaded.map((model) => (
              <LoadedModel key={model.info.id} model={model} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
