import { memo } from 'react'
import styles from './MarkedText.module.css'
import { markTerms } from './mark-terms.ts'

interface MarkedTextProps {
  readonly text: string
  readonly terms: ReadonlySet<string>
}

/** A text with the query's words marked: text nodes and `mark` elements only, whatever the text holds. */
export const MarkedText = memo(function MarkedText({ text, terms }: MarkedTextProps) {
  return markTerms(text, terms).map((segment, at) =>
    segment.marked ? (
      <mark key={at} className={styles['mark']}>
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  )
})
