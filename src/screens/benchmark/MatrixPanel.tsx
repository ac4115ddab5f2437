import { useBenchmark, useBenchmarkHindrance, useBenchmarkPlan, useBenchmarkView, useMachine } from '../../state/benchmark-hooks.ts'
import { choose } from '../../state/choices.ts'
import { useCollection } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { MachineLine } from './MachineLine.tsx'
import { Matrix } from './Matrix.tsx'
import styles from './MatrixPanel.module.css'
import { RunControls } from './RunControls.tsx'

/** The plan's cells over the open collection, on this machine: waiting, running, done. */
export function MatrixPanel() {
  const collection = useCollection()
  const machine = useMachine()
  const view = useBenchmarkView()
  const { plan } = useBenchmarkPlan()
  const hindrance = useBenchmarkHindrance()
  const isGoing = useBenchmark((state) => state.going !== null)
  const error = useBenchmark((state) => state.error)
  return (
    <section className={styles['panel']} aria-labelledby="matrix">
      <header className={styles['head']}>
        <h2 id="matrix">{collection ? collection.name : 'No collection is open'}</h2>
        {machine && <MachineLine machine={machine} />}
      </header>
      {!collection && (
        <div className={styles['actions']}>
          <span>{hindrance}</span>
          <Button look="primary" onClick={() => choose({ screen: 'collection' })}>
            Open a collection
          </Button>
        </div>
      )}
      {collection && <RunControls view={view} hindrance={hindrance} isGoing={isGoing} />}
      {error !== null && <Notice kind="error">{error}</Notice>}
      {view.problem !== null && <Notice kind="error">{view.problem}</Notice>}
      {view.cells.length > 0 && <Matrix cells={view.cells} repeats={plan.repeat} measure={plan.measures[0] ?? ''} />}
      <p className={styles['hint']}>
        Every score is computed anew, in a worker of its own, and thrown away after: scores that you keep are neither used nor touched. Repeats take turns, so that a machine that slows down favours none. Keep this tab in front, and
        leave the machine alone meanwhile: a page is not told what else runs.
      </p>
    </section>
  )
}
