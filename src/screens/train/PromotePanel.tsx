import { ArrowUpFromLine, FileArchive, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useJob, useTunedHeads } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import { promote, takeBack, takeHome } from '../../state/training-actions.ts'
import { useTraining } from '../../state/training-hooks.ts'
import type { Finished } from '../../state/training.ts'
import { Button } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import { isOf, nameFor } from './promoting.ts'
import styles from './TestPanel.module.css'

/** What may become of the trained head: a model of its own beside the others, as long as the person wants it. */
export function PromotePanel({ finished }: { readonly finished: Finished }) {
  const heads = useTunedHeads()
  const phase = useTraining(({ phase: { kind } }) => kind)
  const isFree = useJob().kind === 'idle' && phase === 'idle'
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const act = (work: Promise<unknown>) => {
    setBusy(true)
    void work.catch((error: unknown) => notify('error', sentence(error))).finally(() => setBusy(false))
  }
  const { config, outcome, test } = finished
  if (outcome.best.epoch === 0) return null
  const promoted = heads.find((head) => isOf(head, finished))
  if (promoted) {
    const name = promoted.id.slice(promoted.id.indexOf('/') + 1)
    return (
      <section aria-labelledby="promote" className={styles['test']}>
        <h2 id="promote">{promoted.id} stands beside the others</h2>
        <p className={styles['hint']}>It is a model under Models and a system in Compare and Measures; its scores were computed from kept features, without another run of the model.</p>
        <div className={styles['actions']}>
          <Button icon={<Undo2 />} disabled={busy || !isFree} onClick={() => act(takeBack(name))}>
            Take back
          </Button>
          <Button icon={<FileArchive />} disabled={busy} onClick={() => act(takeHome(name))}>
            Take home
          </Button>
        </div>
      </section>
    )
  }
  const name = typed ?? nameFor(config.model.id, heads)
  const isShown = test?.isBetter ?? false
  return (
    <section aria-labelledby="promote" className={styles['test']}>
      <h2 id="promote">Make it a model of its own</h2>
      <p className={styles['hint']}>
        {isShown
          ? 'The interval of the difference lies above zero: the head is better on queries like these.'
          : test
            ? 'The interval of the difference does not lie above zero: these queries do not show that the head is better, and it may be worse. It can stand beside the others all the same.'
            : 'The test queries are closed: nobody knows yet whether the head is better. It can stand beside the others all the same.'}
      </p>
      <div className={styles['actions']}>
        <TextField label="Name: tuned/" value={name} onChange={setTyped} disabled={busy} />
        <Button
          look={isShown ? 'primary' : 'plain'}
          icon={<ArrowUpFromLine />}
          disabled={busy || !isFree || name === ''}
          onClick={() => act(promote({ name, base: config.model.id, layers: outcome.best.layers, config, outcome, test }))}
        >
          {isShown ? 'Promote' : 'Promote anyway'}
        </Button>
      </div>
    </section>
  )
}
