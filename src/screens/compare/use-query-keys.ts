import { useEffect, type RefObject } from 'react'
import type { QueryRow } from '../../state/views.ts'
import { rowAfter, show } from './walk-queries.ts'

/** `j` and `k` walk the query list, `/` goes to its search box; not while something is being typed, or a dialog is open. */
export function useQueryKeys(rows: readonly QueryRow[], current: number | null, search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || takesText(event.target)) return
      if (document.querySelector('[role="dialog"]')) return
      if (event.key === '/' && search.current) {
        event.preventDefault()
        search.current.focus()
        search.current.select()
      }
      if (current !== null && (event.key === 'j' || event.key === 'k')) show(rowAfter(rows, current, event.key === 'j' ? 1 : -1))
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [rows, current, search])
}

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="file"])'))
