import { LockOpen } from 'lucide-react'
import { openTest } from '../../state/training-actions.ts'
import { useTraining } from '../../state/training-hooks.ts'
import type { Finished, Plan } from '../../state/training.ts'
import { Button } from '../../components/Button.tsx'
import { counted } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import { PromotePanel } from './PromotePanel.tsx'
import styles from './TestPanel.module.css'

/** The end of a training: the test queries, opened once and on purpose, and what may follow from them. Nothing before one has ended. */
export function TestPanel({ plan }: { readonly plan: Plan | null }) {
  const finished = useTraining((state) => state.finished)
  if (!finished) return null
  return (
    <>
      {finished.test ? <BeforeAfter report={finished.test} config={finished.config} /> : <Closed finished={finished} plan={plan} />}
      <PromotePanel finished={finished} />
    </>
  )
}

function Closed({ finished, plan }: { readonly finished: Finished; readonly plan: Plan | null }) {
  const opened = useTraining((state) => state.opened)
  const phase = useTraining(({ phase: { kind } }) => kind)
  const queries = plan && !('error' in plan) ? plan.report.parts.test.queries : null
  if (finished.outcome.best.epoch === 0) {
    return (
      <section aria-labelledby="test" className={styles['test']}>
        <h2 id="test">There is nothing to test</h2>
        <p className={styles['hint']}>No epoch was better than the untrained head on validation, so the untrained head is kept. Another loss, a smaller learning rate or more data may do better; the test queries stay closed.</p>
      </section>
    )
  }
  if (queries === 0) {
    return (
      <section aria-labelledby="test" className={styles['test']}>
        <h2 id="test">There are no test queries</h2>
        <p className={styles['hint']}>Give the test a share of the queries, or judgements of its own, to know whether the head is better.</p>
      </section>
    )
  }
  return (
    <section aria-labelledby="test" className={styles['test']}>
      <h2 id="test">Is it better on queries that nothing was chosen by?</h2>
      <p className={styles['hint']}>
        {queries === null ? 'The test queries' : counted(queries, 'test query', 'test queries')} had no part in anything so far. They can tell once: whoever looks, changes something and looks again has chosen by them. Open them when you are done trying.
      </p>
      {opened > 0 && (
        <Notice>
          They were opened {opened === 1 ? 'once' : `${opened} times`} before on this collection, for other trainings: what you have changed since may have been chosen by them, and the result will flatter.
        </Notice>
      )}
      <div>
        <Button
          icon={<LockOpen />}
          disabled={phase !== 'idle'}
          onClick={() => {
            // What failed stands on the screen.
            openTest().catch((error: unknown) => console.error('The test failed:', error))
          }}
        >
          {phase === 'testing' ? 'Opening the test queries …' : 'Open the test queries'}
        </Button>
      </div>
    </section>
  )
}
