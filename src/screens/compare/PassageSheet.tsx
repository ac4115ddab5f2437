import { useMemo } from 'react'
import { CopyButton } from '../../components/CopyButton.tsx'
import { GradeMark } from '../../components/GradeMark.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { choose, useChoices } from '../../state/choices.ts'
import { usePassage, useReadings } from '../../state/hooks.ts'
import type { Comparison } from '../../state/views.ts'
import { PassageScores } from './PassageScores.tsx'
import { PhrasingPlaces } from './PhrasingPlaces.tsx'
import { ReadText } from './ReadText.tsx'
import styles from './PassageSheet.module.css'
import { queryTerms } from './mark-terms.ts'

/** The passage that is opened, whole, with what every system gave it. */
export function PassageSheet({ comparison }: { readonly comparison: Comparison }) {
  const opened = useChoices((choices) => choices.opened)
  return (
    <Sheet open={opened !== null} onClose={() => choose({ opened: null })} title={comparison.queryText}>
      {opened !== null && <Passage pair={opened} comparison={comparison} />}
    </Sheet>
  )
}

function Passage({ pair, comparison }: { readonly pair: number; readonly comparison: Comparison }) {
  const passage = usePassage(pair)
  const readings = useReadings(pair)
  const terms = useMemo(() => queryTerms(comparison.queryText), [comparison.queryText])
  if (!passage) return <p className={styles['gone']}>This passage is not among the query’s candidates.</p>
  return (
    <article className={styles['passage']}>
      <div className={styles['id']}>
        <code>{passage.docid}</code>
        <CopyButton label="Copy passage id" text={passage.docid} />
        {comparison.maxGrade > 0 && (
          <span className={styles['grade']}>
            <GradeMark grade={passage.grade} maxGrade={comparison.maxGrade} />
            {passage.grade === null ? 'unjudged' : `grade ${passage.grade} of ${comparison.maxGrade}`}
          </span>
        )}
      </div>
      <p className={styles['text']}>
        <ReadText
          text={passage.text}
          terms={terms}
          readings={passage.scores.flatMap(({ system }) => {
            const reading = readings.get(system.key)
            return reading ? [{ system, reading }] : []
          })}
        />
      </p>
      <PassageScores scores={passage.scores} readings={readings} byRanks={passage.byRanks} />
      <PhrasingPlaces pair={pair} />
    </article>
  )
}
