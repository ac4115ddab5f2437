/** An opened passage's text in pieces, by who reads them: where systems stop reading, and what none of them reads. */
import type { PassageReading } from '../../scoring/reading.ts'
import type { ShownSystem } from '../../state/views.ts'

export interface SystemReading {
  readonly system: ShownSystem
  readonly reading: PassageReading
}

export interface Piece {
  readonly text: string
  /** By one of the systems at least; true where nothing is known of any. */
  readonly isRead: boolean
  /** Systems that stop reading where this piece begins, and those that begin to read there. */
  readonly stops: readonly SystemReading[]
  readonly begins: readonly SystemReading[]
}

/** The pieces put together are the text. */
export function readPieces(text: string, readings: readonly SystemReading[]): Piece[] {
  const cuts = readings.flatMap(({ reading: { unread } }) => (unread === null ? [] : [unread.from, unread.to]))
  const places = [...new Set([0, ...cuts, text.length])].toSorted((a, b) => a - b)
  return places.slice(0, -1).map((from, at) => {
    const to = places[at + 1] ?? text.length
    return {
      text: text.slice(from, to),
      isRead: readings.length === 0 || readings.some(({ reading: { unread } }) => unread === null || to <= unread.from || unread.to <= from),
      stops: readings.filter(({ reading: { unread } }) => unread !== null && unread.from === from && unread.to > from),
      begins: readings.filter(({ reading: { unread } }) => unread !== null && unread.to === from && unread.from < from),
    }
  })
}
