import { useState } from 'react'
import { addModel } from '../../state/actions.ts'
import { choose } from '../../state/choices.ts'
import { notify, sentence } from '../../state/notices.ts'
import type { Lack } from '../../state/training-hooks.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'

/** What is missing before anything can be trained, and where it is to be had. */
export function NothingToTrain({ lack }: { readonly lack: Lack }) {
  switch (lack) {
    case 'collection':
      return (
        <EmptyState title="Nothing to train on yet" actions={<ToCollection>Open a collection</ToCollection>}>
          Training needs queries with their candidate passages, and judgements (qrels) that say which of them answer.
        </EmptyState>
      )
    case 'labels':
      return (
        <EmptyState
          title="Nothing to learn from yet"
          actions={
            <>
              <ToCollection>Add judgements</ToCollection>
              <a href="#/compare">Rerank with a teacher</a>
            </>
          }
        >
          There are candidates, but nobody says which are good. Add judgements (qrels), or have another model score them: a head can learn from its scores.
        </EmptyState>
      )
    case 'model':
      return <NoModel />
  }
}

const ToCollection = ({ children }: { readonly children: string }) => (
  <Button look="primary" onClick={() => choose({ screen: 'collection' })}>
    {children}
  </Button>
)

function NoModel() {
  const [busy, setBusy] = useState(false)
  const add = () => {
    setBusy(true)
    void addModel('embedded/reranker')
      .catch((error: unknown) => notify('error', sentence(error)))
      .finally(() => setBusy(false))
  }
  return (
    <EmptyState
      title="No model to train yet"
      actions={
        <>
          <Button look="primary" disabled={busy} onClick={add}>
            Use the embedded reranker
          </Button>
          <a href="#/models">Choose another model</a>
        </>
      }
    >
      Training fits the head of a cross-encoder: its last layers, in 32- or 16-bit floating point. None such is loaded.
    </EmptyState>
  )
}
