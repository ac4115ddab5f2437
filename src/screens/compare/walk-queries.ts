/** Steps through the query list as it stands, sorted and searched. */
import { choose } from '../../state/choices.ts'
import type { QueryRow } from '../../state/views.ts'

/** The row so many steps from the one in view; the list's ends hold. Where that one is not in the list, its first. */
export function rowAfter(rows: readonly QueryRow[], current: number, step: number): QueryRow | undefined {
  const at = rows.findIndex(({ query }) => query === current)
  return at < 0 ? rows[0] : rows[Math.max(0, Math.min(at + step, rows.length - 1))]
}

/** Shows a query, from its top. */
export const show = (row: QueryRow | undefined): void => {
  if (row) choose({ query: row.id, opened: null })
}
