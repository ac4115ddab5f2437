import type { Contrast } from '../../benchmark/report/contrasts.ts'
import { signed } from '../../benchmark/report/words.ts'
import styles from './DifferenceBars.module.css'

const WIDTH = 880
const HEIGHT = 120
const WIDEST = 18

/** Where a system helps and where it hurts: one bar a query, from the most helped to the most hurt. */
export function DifferenceBars({ contrast: { differences, qids, system, measure } }: { readonly contrast: Contrast }) {
  const bars = qids.map((qid, at) => ({ qid, difference: differences[at] ?? 0 })).sort((a, b) => b.difference - a.difference)
  const most = Math.max(...bars.map(({ difference }) => Math.abs(difference)), 1e-9)
  const step = Math.min(WIDEST, WIDTH / Math.max(1, bars.length))
  const middle = HEIGHT / 2
  return (
    <svg className={styles['bars']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Differences in ${measure} of ${system.name} by query`}>
      <line className={styles['zero']} x1={0} x2={bars.length * step} y1={middle} y2={middle} />
      {bars.map(({ qid, difference }, at) => {
        const height = Math.max(difference === 0 ? 0 : 1, (Math.abs(difference) / most) * (middle - 4))
        return (
          <rect key={qid} className={styles[difference < 0 ? 'down' : 'up']} x={at * step} width={Math.max(0.5, step - (step > 3 ? 1 : 0))} y={difference < 0 ? middle : middle - height} height={height}>
            <title>{`${qid}: ${signed(difference)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
