import { useEffect } from 'react'
import { Panel } from '../../components/Panel.tsx'
import { choose, useChoices } from '../../state/choices.ts'
import { useCollection, useComparison, useQueryList } from '../../state/hooks.ts'
import { Board } from './Board.tsx'
import { CompareBar } from './CompareBar.tsx'
import styles from './CompareScreen.module.css'
import { NarrowBoard } from './NarrowBoard.tsx'
import { NoCandidates, NoCollection } from './nothing-yet.tsx'
import { PassageSheet } from './PassageSheet.tsx'
import { QueryList } from './QueryList.tsx'
import { QuerySwitcher } from './QuerySwitcher.tsx'
import { QueryTitle } from './QueryTitle.tsx'
import { useNarrow } from '../../components/use-narrow.ts'

/** Orderings of one query's candidates side by side, and the way from query to query. */
export function CompareScreen() {
  const collection = useCollection()
  const comparison = useComparison()
  const rows = useQueryList()
  const isNarrow = useNarrow()
  const chosen = useChoices((choices) => choices.query)

  // The first query of a list that is still being sorted would change under the reader: once seen, it is chosen.
  const shown = comparison?.queryId ?? null
  useEffect(() => {
    if (shown !== null && shown !== chosen) choose({ query: shown })
  }, [shown, chosen])

  if (!collection) return <NoCollection />
  if (!comparison) return <NoCandidates />
  return (
    <div className={styles['screen']}>
      <Panel name="The bar">
        <CompareBar />
      </Panel>
      <div className={styles['room']}>
        {!isNarrow && (
          <div className={styles['queries']}>
            <Panel name="The query list">
              <QueryList rows={rows} current={comparison.query} isJudged={comparison.maxGrade > 0} />
            </Panel>
          </div>
        )}
        <div className={styles['lists']}>
          <Panel name="The comparison">
            <QueryTitle comparison={comparison}>{isNarrow && <QuerySwitcher rows={rows} comparison={comparison} />}</QueryTitle>
            {isNarrow ? <NarrowBoard comparison={comparison} /> : <Board comparison={comparison} columns={comparison.columns} />}
          </Panel>
        </div>
      </div>
      <PassageSheet comparison={comparison} />
    </div>
  )
}
