import { usePhrasings } from '../../state/phrasing-hooks.ts'
import styles from './QueryPhrasings.module.css'

/** The other ways in which the query in view is asked. Nothing where there are none. */
export function QueryPhrasings({ query }: { readonly query: number }) {
  const [, ...others] = usePhrasings(query)
  if (others.length === 0) return null
  return (
    <ul className={styles['phrasings']} aria-label="Other phrasings" title={others.map(({ text }) => text).join('\n')}>
      {others.map(({ row, id, text }) => (
        <li key={row}>{text === '' ? <code>{id}</code> : `“${text}”`}</li>
      ))}
    </ul>
  )
}
