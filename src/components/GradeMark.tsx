import { memo } from 'react'
import styles from './GradeMark.module.css'

interface GradeMarkProps {
  /** null where nobody judged the passage, which is not a zero. */
  readonly grade: number | null
  readonly maxGrade: number
}

const MOST_BARS = 4

/** A grade as so many filled bars of so many; unjudged is a mark of its own. More than four grades are drawn as a number. */
export const GradeMark = memo(function GradeMark({ grade, maxGrade }: GradeMarkProps) {
  if (grade === null) {
    return (
      <span className={styles['unjudged']} role="img" aria-label="unjudged" title="Unjudged: nobody has graded this passage for this query">
        ?
      </span>
    )
  }
  const words = `grade ${grade} of ${maxGrade}`
  if (maxGrade > MOST_BARS || grade < 0) {
    return (
      <span className={grade > 0 ? styles['number'] : styles['zero']} role="img" aria-label={words} title={words}>
        {grade}
      </span>
    )
  }
  return (
    <span className={styles['bars']} role="img" aria-label={words} title={words}>
      {Array.from({ length: Math.max(1, maxGrade) }, (_, at) => (
        <i key={at} className={at < grade ? styles['full'] : undefined} />
      ))}
    </span>
  )
})
