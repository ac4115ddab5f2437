import { memo } from 'react'
import styles from './Change.module.css'
import { count, counted } from './format.ts'

/** Ranks gained or lost against the first column: arrow, weight and hue tell up from down. Nothing where there is nothing to compare with. */
export const Move = memo(function Move({ move }: { readonly move: number | null }) {
  if (move === null) return null
  if (move === 0) {
    return (
      <span className={styles['same']} role="img" aria-label="same rank">
        =
      </span>
    )
  }
  const up = move > 0
  return (
    <span className={up ? styles['up'] : styles['down']} role="img" aria-label={`${up ? 'up' : 'down'} ${counted(Math.abs(move), 'rank')}`}>
      {up ? '▲' : '▼'}
      {count(Math.abs(move))}
    </span>
  )
})
