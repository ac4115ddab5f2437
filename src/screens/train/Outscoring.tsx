import { usePairTexts } from '../../state/training-hooks.ts'
import type { MiningReport } from '../../training/mining-report.ts'
import { counted, score } from '../../components/format.ts'
import { shortened } from './shortened.ts'
import styles from './PlanPanel.module.css'

/** Mined “negatives” that score above a positive of their query, the furthest above first, to be read and judged by eye. */
export function Outscoring({ mining: { outscoring, outscoringAll, examples } }: { readonly mining: MiningReport }) {
  const texts = usePairTexts()
  if (outscoring === 0) return null
  return (
    <details className={styles['hint']}>
      <summary>
        {counted(outscoring, 'mined negative')} above a positive{outscoringAll > 0 && `, ${outscoringAll} above all of its query`}: the furthest
      </summary>
      <ul className={styles['examples']}>
        {examples.map(({ pair, score: its, positive }) => {
          const text = texts(pair)
          return (
            text && (
              <li key={pair}>
                <p>
                  <b>{text.query}</b>
                </p>
                <p>{shortened(text.passage)}</p>
                <span>
                  scores {score(its)}, the lowest positive {score(positive)}
                </span>
              </li>
            )
          )
        })}
      </ul>
    </details>
  )
}
