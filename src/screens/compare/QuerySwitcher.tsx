import { ChevronLeft, ChevronRight, List } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import type { Comparison, QueryRow } from '../../state/views.ts'
import { QueryList } from './QueryList.tsx'
import styles from './QuerySwitcher.module.css'
import { rowAfter, show } from './walk-queries.ts'

interface QuerySwitcherProps {
  readonly rows: readonly QueryRow[]
  readonly comparison: Comparison
}

/** The query list where there is no room for it beside the lists: the one before, the next, or all in a drawer. */
export function QuerySwitcher({ rows, comparison }: QuerySwitcherProps) {
  const [open, setOpen] = useState(false)
  const step = (by: number) => show(rowAfter(rows, comparison.query, by))
  return (
    <div className={styles['switcher']}>
      <Button look="quiet" icon={<List />} onClick={() => setOpen(true)}>
        Queries
      </Button>
      <IconButton label="Previous query" icon={<ChevronLeft />} onClick={() => step(-1)} />
      <IconButton label="Next query" icon={<ChevronRight />} onClick={() => step(1)} />
      <Sheet open={open} onClose={() => setOpen(false)} title="Queries" side="left">
        <QueryList rows={rows} current={comparison.query} isJudged={comparison.maxGrade > 0} onChosen={() => setOpen(false)} />
      </Sheet>
    </div>
  )
}
