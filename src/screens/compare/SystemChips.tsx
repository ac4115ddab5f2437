import { Delta } from '../../components/Delta.tsx'
import { SystemDot } from '../../components/SystemDot.tsx'
import { measure as measureText } from '../../components/format.ts'
import { choose, useChoices } from '../../state/choices.ts'
import { useMeans, useSystems } from '../../state/hooks.ts'
import styles from './SystemChips.module.css'

/** Every system with its mean of the chosen measure; pressing one shows or hides its column. */
export function SystemChips() {
  const systems = useSystems()
  const measure = useChoices((choices) => choices.measure)
  const known = useMeans(measure)
  const hidden = useChoices((choices) => choices.hidden)
  return (
    <ul role="list" aria-label="Systems" className={styles['chips']}>
      {systems.map((system, at) => {
        const own = known?.means.get(system.key)
        const isHidden = hidden.includes(system.key)
        const inside = (
          <>
            <SystemDot system={system} />
            <span className={styles['name']} title={system.name}>
              {system.name}
            </span>
            {known && own && (
              <>
                <b title={`Mean ${measure} over ${own.n} queries`}>{measureText(own.mean, 4)}</b>
                <Delta value={own.delta} decimals={4} />
                {own.n < known.judged && (
                  <span className={styles['part']} title="Queries that are scored to the depth">
                    {own.n} of {known.judged}
                  </span>
                )}
              </>
            )}
          </>
        )
        return (
          <li key={system.key}>
            {at === 0 ? (
              <span className={styles['chip']}>{inside}</span>
            ) : (
              <button
                type="button"
                className={styles['chip']}
                aria-pressed={!isHidden}
                title={isHidden ? 'Show its column' : 'Hide its column'}
                onClick={() => choose({ hidden: isHidden ? hidden.filter((key) => key !== system.key) : [...hidden, system.key] })}
              >
                {inside}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
