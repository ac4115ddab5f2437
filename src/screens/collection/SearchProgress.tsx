import type { SearchProgress as Searching } from '../../retrieval/steps.ts'
import { cancelFirstStage } from '../../state/first-stage.ts'
import { Button } from '../../components/Button.tsx'
import { count, counted } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './ImportProgress.module.css'

const WORDS = { indexing: { name: 'Indexing', one: 'passage', many: 'passages' }, searching: { name: 'Searching', one: 'query', many: 'queries' } } as const

/** How far the search is. */
export function SearchProgress({ progress: { doing, done, total } }: { progress: Searching }) {
  const { name, one, many } = WORDS[doing]
  const text = total === 0 ? '' : `${count(done)} of ${counted(total, one, many)}`
  return (
    <div className={styles['line']}>
      <span>{name}</span>
      <Progress label={name} value={done} total={total} text={text} />
      <span className={styles['done']}>{text}</span>
      <Button onClick={cancelFirstStage}>Cancel</Button>
    </div>
  )
}
