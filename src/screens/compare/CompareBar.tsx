import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { SkippedPairs } from '../../components/SkippedPairs.tsx'
import styles from './CompareBar.module.css'
import { CollectionFacts } from './CollectionFacts.tsx'
import { RunChoices } from './RunChoices.tsx'
import { SystemChips } from './SystemChips.tsx'

/** What is compared, how each system does over all queries, and what `Rerank` will do. */
export function CompareBar() {
  return (
    <div className={styles['bar']}>
      <div className={styles['line']}>
        <CollectionFacts />
        <SystemChips />
        <ExportMenu />
      </div>
      <div className={styles['line']}>
        <RunChoices />
      </div>
      <JobLine />
      <SkippedPairs />
    </div>
  )
}
