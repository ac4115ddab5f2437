import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { count, counted } from '../../components/format.ts'
import { useChoices } from '../../state/choices.ts'
import type { Comparison } from '../../state/views.ts'
import { QueryPhrasings } from './QueryPhrasings.tsx'
import styles from './QueryTitle.module.css'
import { relevantIn } from './relevant.ts'

interface QueryTitleProps {
  readonly comparison: Comparison
  /** Controls beside the title. */
  readonly children?: ReactNode
}

/** The query in view, with what is known of its candidates. */
export function QueryTitle({ comparison, children }: QueryTitleProps) {
  const level = useChoices((choices) => choices.level)
  const { queryId, queryText, columns, maxGrade } = comparison
  const first = columns[0]
  const { relevant, judged } = useMemo(() => (first ? relevantIn(first, level) : { relevant: 0, judged: 0 }), [first, level])
  const candidates = first?.length ?? 0
  return (
    <header className={styles['title']}>
      <div className={styles['words']}>
        <h1 title={queryText}>{queryText === '' ? queryId : queryText}</h1>
        <p>
          query <code>{queryId}</code> ·{' '}
          {maxGrade > 0
            ? `${count(relevant)} relevant of ${counted(candidates, 'candidate')}, ${count(judged)} judged`
            : `${counted(candidates, 'candidate')}; without judgements only moves are shown`}
        </p>
        <QueryPhrasings query={comparison.query} />
      </div>
      {children}
    </header>
  )
}
