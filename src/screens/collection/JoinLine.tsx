import type { Join } from '../../collection/receipt.ts'
import { count, counted } from '../../components/format.ts'
import styles from './Receipts.module.css'

/** How the ids of judgements meet the candidates', with a few that do not, to recognise the mistake by. */
export function JoinLine({ join }: { join: Join }) {
  const queries = join.queriesJoined + join.queriesUnknown
  const judgements = join.judgementsJoined + join.judgementsUnknown
  return (
    <div className={styles['join']}>
      <p>
        Ids that join: <b>{count(join.queriesJoined)}</b> of {counted(queries, 'query', 'queries')}, <b>{count(join.judgementsJoined)}</b> of {counted(judgements, 'judgement')}.
        {join.judgementsUnknown > 0 && ` The ideal counts the other ${count(join.judgementsUnknown)} too.`}
      </p>
      {join.unknownSamples.length > 0 && (
        <p>Not among the candidates, for instance: {join.unknownSamples.join('; ')}.</p>
      )}
    </div>
  )
}
