/** What a worker is asked for while a panel shows it. */
import { useEffect, useState } from 'react'
import { sentence } from './notices.ts'

export interface Answer<T> {
  /** The last one there was, also while a newer one is awaited; null before the first. */
  readonly value: T | null
  /** Why there is none to what is asked now. */
  readonly error: string | null
  readonly waiting: boolean
}

/** Asks when `ask` is another function than before, so it has to be memoised; null asks nothing and keeps what was answered. */
export function useAnswer<T>(ask: (() => Promise<T>) | null): Answer<T> {
  const [known, setKnown] = useState<{ readonly to: () => Promise<T>; readonly value: T | null; readonly error: string | null } | null>(null)
  useEffect(() => {
    if (!ask) return undefined
    let wanted = true
    ask().then(
      (value) => wanted && setKnown({ to: ask, value, error: null }),
      (error: unknown) => wanted && setKnown((before) => ({ to: ask, value: before?.value ?? null, error: sentence(error) })),
    )
    return () => {
      wanted = false
    }
  }, [ask])
  return { value: known?.value ?? null, error: known?.to === ask ? (known?.error ?? null) : null, waiting: ask !== null && known?.to !== ask }
}
