import { Suspense } from 'react'
import { JobLine } from '../components/JobLine.tsx'
import { Notices } from '../components/Notices.tsx'
import { Panel } from '../components/Panel.tsx'
import { dismissNotice } from '../state/actions.ts'
import { useBenchmark } from '../state/benchmark.ts'
import { useChoices } from '../state/choices.ts'
import { useFirstStage } from '../state/first-stage.ts'
import { useJob, useNotices } from '../state/hooks.ts'
import { useTraining } from '../state/training.ts'
import styles from './App.module.css'
import { Navigation } from './Navigation.tsx'
import { rooms } from './rooms.ts'

/** The shell: navigation above, one screen below, notices in the corner. */
export function App() {
  const screen = useChoices((choices) => choices.screen)
  const isScoring = useJob().kind !== 'idle'
  const isTraining = useTraining(({ phase }) => phase.kind !== 'idle')
  const isSearching = useFirstStage(({ progress }) => progress !== null)
  const isBenchmarking = useBenchmark(({ going }) => going !== null)
  const room = rooms.find((candidate) => candidate.screen === screen) ?? rooms[0]
  return (
    <div className={styles['shell']}>
      <a
        className={styles['skip']}
        href="#main"
        onClick={(event) => {
          // The hash is the view's: this link must not change it.
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        Skip to content
      </a>
      <Navigation />
      <main id="main" tabIndex={-1} className={styles['main']} aria-busy={isScoring || isTraining || isSearching || isBenchmarking}>
        {room && (
          <>
            {room.screen !== 'compare' && isScoring && (
              <div className={styles['job']}>
                <JobLine />
              </div>
            )}
            <div className={styles['content']}>
              <Panel key={room.screen} name={room.name}>
                <Suspense fallback={null}>
                  <room.Content />
                </Suspense>
              </Panel>
            </div>
          </>
        )}
      </main>
      <Notices notices={useNotices()} onDismiss={dismissNotice} />
    </div>
  )
}
