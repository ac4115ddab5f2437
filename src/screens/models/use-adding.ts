import { useState } from 'react'
import { addModel } from '../../state/actions.ts'
import { sentence } from '../../state/notices.ts'

/** Loading one model from a place on this screen: whether it is under way, and what went wrong where it was asked for. */
export function useAdding() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const add = (source: string | File[]): Promise<void> => {
    setBusy(true)
    setError(null)
    return addModel(source)
      .then(
        () => undefined,
        (reason: unknown) => setError(sentence(reason)),
      )
      .finally(() => setBusy(false))
  }
  return { add, busy, error, clear: () => setError(null) }
}
