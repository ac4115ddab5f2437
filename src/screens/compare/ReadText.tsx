import { Fragment } from 'react'
import { SystemDot } from '../../components/SystemDot.tsx'
import { count } from '../../components/format.ts'
import { VisuallyHidden } from '../../components/VisuallyHidden.tsx'
import { MarkedText } from './MarkedText.tsx'
import { readPieces, type SystemReading } from './read-pieces.ts'
import styles from './ReadText.module.css'

interface ReadTextProps {
  readonly text: string
  readonly terms: ReadonlySet<string>
  readonly readings: readonly SystemReading[]
}

/** A passage with a mark where each system stops reading it; what none reads is paler. */
export function ReadText({ text, terms, readings }: ReadTextProps) {
  return readPieces(text, readings).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && piece.stops.map((each) => <Cut key={each.system.key} {...each} does="stops reading here" />)}
      {piece.begins.map((each) => (
        <Cut key={each.system.key} {...each} does="begins to read here" />
      ))}
      <span className={piece.isRead ? undefined : styles['unread']}>
        <MarkedText text={piece.text} terms={terms} />
      </span>
    </Fragment>
  ))
}

function Cut({ system, reading, does }: SystemReading & { readonly does: string }) {
  const words = `${system.name} ${does}: ${count(reading.read)} of ${count(reading.passage)} tokens`
  return (
    <span className={styles['cut']} title={words}>
      <SystemDot system={system} />
      <VisuallyHidden> ({words}) </VisuallyHidden>
    </span>
  )
}
