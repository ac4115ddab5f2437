import { SystemLabel } from '../../components/SystemLabel.tsx'
import { count, fixed } from '../../components/format.ts'
import { usePlacesByPhrasing } from '../../state/phrasing-hooks.ts'
import table from '../../components/DataTable.module.css'
import styles from './PhrasingPlaces.module.css'

/** Where each phrasing of the query puts the passage, by the phrasing's own scores. Nothing where the query has one phrasing. */
export function PhrasingPlaces({ pair }: { readonly pair: number }) {
  const found = usePlacesByPhrasing(pair)
  if (!found) return null
  const { phrasings, systems } = found
  return (
    <section className={styles['places']}>
      <h3>By phrasing</h3>
      <div className={table['scroller']} role="region" aria-label="Ranks by phrasing" tabIndex={0}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">Phrasing</th>
              {systems.map(({ system }) => (
                <th key={system.key} scope="col" className={table['number']}>
                  <SystemLabel system={system} className={styles['system']} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {phrasings.map(({ row, id, text }, at) => (
              <tr key={row}>
                <th scope="row" className={styles['text']}>
                  {text === '' ? id : text}
                </th>
                {systems.map(({ system, places }) => {
                  const { rank = null, score = null } = places[at] ?? {}
                  return (
                    <td key={system.key} className={table['number']}>
                      {rank === null ? '–' : count(rank)}
                      {score !== null && <span className={styles['score']}> {fixed(score, 2)}</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['note']}>Rank and score in each phrasing’s own list; – where the phrasing has no score of the passage.</p>
    </section>
  )
}
