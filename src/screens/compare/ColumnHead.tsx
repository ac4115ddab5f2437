import { EyeOff } from 'lucide-react'
import { IconButton } from '../../components/Button.tsx'
import { Delta } from '../../components/Delta.tsx'
import { SystemDot } from '../../components/SystemDot.tsx'
import { count, measure } from '../../components/format.ts'
import type { ComparisonColumn } from '../../state/views.ts'
import styles from './ColumnHead.module.css'
import { recipeOf } from './recipe.ts'

interface ColumnHeadProps {
  readonly column: ComparisonColumn
  readonly measureName: string
  /** 1-based rank of the lit passage here; null without one, or where this column lacks it. */
  readonly litRank: number | null
  /** Left out where the column cannot be hidden. */
  readonly onHide: (() => void) | null
}

export function ColumnHead({ column, measureName, litRank, onHide }: ColumnHeadProps) {
  const { system, value, delta, firstRelevant, scored, wanted } = column
  return (
    <header className={styles['head']}>
      <SystemDot system={system} />
      <h2 title={system.name}>{system.name}</h2>
      <span className={styles['lit']} aria-hidden="true">
        {litRank !== null && `#${count(litRank)}`}
      </span>
      {onHide && <IconButton label={`Hide ${system.name}`} icon={<EyeOff />} onClick={onHide} />}
      <span className={styles['recipe']}>{recipeOf(column)}</span>
      <span className={styles['value']}>
        {scored < wanted ? (
          <span>{`${count(scored)} of ${count(wanted)} scored`}</span>
        ) : (
          value !== null && (
            <>
              {measureName} {measure(value)} <Delta value={delta} />
              {system.kind !== 'ideal' && <span className={styles['first']}>{firstRelevant === null ? ' · nothing relevant' : ` · first relevant #${count(firstRelevant)}`}</span>}
            </>
          )
        )}
      </span>
    </header>
  )
}
