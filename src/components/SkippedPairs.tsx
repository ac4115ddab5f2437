import type { MouseEvent } from 'react'
import { choose } from '../state/choices.ts'
import { useSkipped } from '../state/hooks.ts'
import tables from './DataTable.module.css'
import { count, counted } from './format.ts'
import styles from './SkippedPairs.module.css'

/** Rows that are drawn; whoever needs all of them has the report. */
const SHOWN = 200

/** Pairs that failed alone and have no score: how many, and behind that which and why. Nothing where there are none. */
export function SkippedPairs() {
  const skipped = useSkipped()
  if (skipped.length === 0) return null
  return (
    <details className={styles['skipped']}>
      <summary>{counted(skipped.length, 'pair')} failed and got no score</summary>
      <div className={`${tables['scroller']} ${styles['scroller']}`} role="region" aria-label="Skipped pairs, scrollable" tabIndex={0}>
        <table className={tables['table']} aria-label="Skipped pairs">
          <thead>
            <tr>
              <th scope="col">Query</th>
              <th scope="col">Document</th>
              <th scope="col">Model</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {skipped.slice(0, SHOWN).map(({ key, qid, docid, scorer, reason }) => (
              <tr key={key}>
                <td>
                  <a href={`#/compare?query=${encodeURIComponent(qid)}`} onClick={(event) => follow(event, qid)}>
                    <code>{qid}</code>
                  </a>
                </td>
                <td>
                  <code>{docid}</code>
                </td>
                <td>{scorer}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {skipped.length > SHOWN && <p className={tables['small']}>{`The first ${count(SHOWN)} of ${count(skipped.length)}; the report has all.`}</p>}
        <p className={tables['small']}>Their queries are left out of that model’s means. Rerank tries the pairs again.</p>
      </div>
    </details>
  )
}

/** With a modifier it is a link like any other; plainly it keeps the other choices of the view. */
function follow(event: MouseEvent, query: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  choose({ screen: 'compare', query })
}
