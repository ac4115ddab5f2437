import { passageText } from '../../state/hooks.ts'
import { useQueryText } from '../../state/training-hooks.ts'
import type { PlanReport } from '../../training/run/reports.ts'
import type { Overlap } from '../../training/overlap.ts'
import { count, counted, share } from '../../components/format.ts'
import { partNames } from './PartsTable.tsx'
import { shortened } from './shortened.ts'
import styles from './PlanPanel.module.css'

/** What a part has in common with one that it should know nothing of: said even where it is nothing. */
export function Overlaps({ overlaps: { queries, positives } }: { readonly overlaps: PlanReport['overlaps'] }) {
  const queryText = useQueryText()
  const rows = [
    ...queries.map((overlap) => ({ overlap, one: 'query', many: 'queries', text: queryText })),
    ...positives.map((overlap) => ({ overlap, one: 'positive', many: 'positives', text: passageText })),
  ].filter(({ overlap }) => overlap.shared + overlap.nearDuplicates > 0)
  if (rows.length === 0) return <p className={styles['hint']}>No query and no positive of a later part stands, or nearly stands, in an earlier one.</p>
  return (
    <details className={styles['hint']}>
      <summary>Across the split: {rows.map(({ overlap, one, many }) => sentence(overlap, one, many)).join('; ')}</summary>
      <ul className={styles['examples']}>
        {rows.flatMap(({ overlap, one, text }) =>
          overlap.examples.map(({ row, like, resemblance }) => (
            <li key={`${one} ${overlap.part} ${overlap.of} ${row}`}>
              <p>{shortened(text(row))}</p>
              <p>{shortened(text(like))}</p>
              <span>
                A {one} of {partNames[overlap.part].toLowerCase()} and one of {partNames[overlap.of].toLowerCase()} that share {share(resemblance)} of their three-word phrases
              </span>
            </li>
          )),
        )}
      </ul>
    </details>
  )
}

function sentence({ part, of, texts, shared, nearDuplicates }: Overlap, one: string, many: string): string {
  const same = shared > 0 ? `${count(shared)} the same` : null
  const near = nearDuplicates > 0 ? `${count(nearDuplicates)} nearly` : null
  return `of ${counted(texts, `${partNames[part].toLowerCase()} ${one}`, `${partNames[part].toLowerCase()} ${many}`)} ${[same, near].filter((each) => each !== null).join(' and ')} in ${partNames[of].toLowerCase()}`
}
