import type { LegendItem } from './drawing.ts'
import styles from './Chart.module.css'

/** What the colours stand for, in words beside a piece of each. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  if (items.length === 0) return null
  return (
    <div className={styles['legend']} aria-hidden>
      {items.map(({ name, colour, shape }) => (
        <span key={name}>
          <i data-shape={shape} style={{ color: colour }} />
          {name}
        </span>
      ))}
    </div>
  )
}
