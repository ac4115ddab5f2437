import { X } from 'lucide-react'
import { showAllQueries, useQueryFilter } from '../state/query-filter.ts'
import { IconButton } from './Button.tsx'
import { counted } from './format.ts'
import styles from './QueryFilterChip.module.css'

/** What the query lists are narrowed to, until it is taken away. Nothing while they show all. */
export function QueryFilterChip() {
  const filter = useQueryFilter()
  if (!filter) return null
  return (
    <p className={styles['chip']}>
      <span>
        {counted(filter.ids.size, 'query', 'queries')}: {filter.name}
      </span>
      <IconButton label="Show all queries" icon={<X />} onClick={showAllQueries} />
    </p>
  )
}
