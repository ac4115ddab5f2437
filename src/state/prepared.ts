/** What the next screen shows first, made while a person still reads this one. */
import { useCallback } from 'react'
import { useAfterPaint } from './after-paint.ts'
import { useFacts } from './hooks.ts'
import { selectColumns, selectQueries } from './selected.ts'

/** Has the query list and the ideal order ready for Compare, each after the paint by itself: over tens of thousands of queries both at once would hold up its first. */
export function usePreparedCompare(): void {
  const facts = useFacts()
  useAfterPaint(useCallback(() => selectQueries(facts), [facts]))
  useAfterPaint(useCallback(() => selectColumns(facts), [facts]))
}
