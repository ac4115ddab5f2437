import { choose } from '../../state/choices.ts'
import { useJudgementSets } from '../../state/hooks.ts'
import { count } from '../../components/format.ts'
import styles from './JudgementSets.module.css'

/** Which of several qrels the means are over. */
export function JudgementSets() {
  const sets = useJudgementSets()
  if (sets.length < 2) return null
  return (
    <fieldset className={styles['sets']}>
      <legend>Judgements in use</legend>
      {sets.map(({ name, active, joined, queries }) => (
        <label key={name}>
          <input type="radio" name="judgements" checked={active} onChange={() => choose({ judgements: name })} />
          <span>{name}</span>
          <span className={styles['joined']}>
            {count(joined)} of {count(queries)} queries have candidates
          </span>
        </label>
      ))}
    </fieldset>
  )
}
