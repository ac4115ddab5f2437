import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { tryDemo } from '../../state/actions.ts'

/** Before there is a collection. */
export function NoCollection() {
  const [busy, setBusy] = useState(false)
  return (
    <EmptyState
      title="Nothing to compare yet"
      actions={
        <>
          <Button
            look="primary"
            disabled={busy}
            onClick={() => {
              setBusy(true)
              // What goes wrong is told as a notice by the action itself.
              void tryDemo().finally(() => setBusy(false))
            }}
          >
            Try the demo
          </Button>
          <a href="#/collection">Open your own candidates</a>
        </>
      }
    >
      Bring queries with their candidate passages, and see side by side how rerankers order them. The demo is a small collection with judgements.
    </EmptyState>
  )
}

/** A collection of judgements without candidates. */
export function NoCandidates() {
  return (
    <EmptyState title="There are no candidates yet" actions={<a href="#/collection">Add candidates</a>}>
      Judgements are here, but nothing that could be ranked. Add a candidate set: queries, each with the passages that a first stage found.
    </EmptyState>
  )
}
